import type { ColumnType, Generated } from 'kysely'
import type { AnnotationAnswer } from 'shared/kpi/compare/chart-contract.ts'
import type { PeerUnit } from 'shared/unit/peer.ts'

type Instant = ColumnType<Date, Date | string, Date | string>
type WithdrawnInstant = ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
type Later<T> = ColumnType<T | null, T | null | undefined, T | null>

/** The tables of `0009-comparison`. */
export interface ComparisonTables {
  peer_definition: {
    version: number
    rules: number
    from_day: string
    basis_from: string
    basis_to: string
    reason: string | null
    made_at: Instant
    made_by: string | null
    units: ColumnType<PeerUnit[], string, string>
  }
  chart_rebaseline: {
    id: Generated<string>
    kpi: string
    unit: string | null
    from_day: string
    reason: string
    made_at: Instant
    made_by: string | null
    withdrawn_at: WithdrawnInstant
    withdrawn_by: Later<string>
    withdrawn_reason: Later<string>
  }
  chart_annotation: {
    id: Generated<string>
    kpi: string
    unit: string | null
    kind: AnnotationAnswer['kind']
    from_day: string
    to_day: string
    text: string
    made_at: Instant
    made_by: string | null
    withdrawn_at: WithdrawnInstant
    withdrawn_by: Later<string>
  }
}

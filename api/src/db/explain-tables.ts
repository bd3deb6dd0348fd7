import type { ColumnType, Generated } from 'kysely'
import type { Closing } from 'shared/correction/closing-contract.ts'
import type { Kpi } from 'shared/kpi/kpi.ts'
import type { DeltaReason } from 'shared/feed/feed.ts'

/** The tables of `0017-batch` and `0017-correction`. */
export interface ExplainTables {
  /** Written by the ledger's own trigger. */
  batch_sum: {
    measure: string
    day: string
    tier: 'province' | 'department' | 'commune'
    collection: number
    reason: DeltaReason
    version: number
    delta: number
    reported: number
    figures: number
  }
  period_closing: {
    id: Generated<string>
    calendar: Closing['calendar']
    key: string
    from_day: string
    to_day: string
    version: number
    closed_at: ColumnType<Date, Date | string, Date | string>
    closed_by: string
    reopened_at: ColumnType<Date | null, Date | null | undefined, Date | null>
    reopened_by: ColumnType<string | null, string | null | undefined, string | null>
    reopened_reason: ColumnType<string | null, string | null | undefined, string | null>
  }
  kpi_version: {
    kpi: string
    version: number
    definition: ColumnType<Omit<Kpi, 'targets'>, string, string>
    recorded_at: ColumnType<Date, Date | string, Date | string>
  }
}

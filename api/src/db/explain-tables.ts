import type { ColumnType } from 'kysely'
import type { Kpi } from 'shared/kpi/kpi.ts'
import type { DeltaReason } from 'shared/feed/feed.ts'

/** The tables of `0017-batch`. */
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
  kpi_version: {
    kpi: string
    version: number
    definition: ColumnType<Omit<Kpi, 'targets'>, string, string>
    recorded_at: ColumnType<Date, Date | string, Date | string>
  }
}

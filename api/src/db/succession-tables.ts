import type { ColumnType, Generated } from 'kysely'
import type { NewUnitChange, UnitChangeKind } from 'shared/unit/unit-change.ts'

type Later<T> = ColumnType<T | null, T | null | undefined, T | null>

/** The tables of `0021-unit-change` and `0027-withdrawal`. */
export interface SuccessionTables {
  unit_change: {
    id: Generated<string>
    kind: UnitChangeKind
    day: string
    definition: ColumnType<NewUnitChange, string, never>
    basis: string
    reason: string
    state: Generated<'proposed' | 'confirmed' | 'withdrawn'>
    recorded_at: ColumnType<Date, Date | string, never>
    recorded_by: string
    decided_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
    decided_by: Later<string>
    decided_reason: Later<string>
    /** Who asked to take it back after it was confirmed, and who agreed. */
    withdrawal_at: ColumnType<Date | null, never, Date | null>
    withdrawal_by: ColumnType<string | null, never, string | null>
    withdrawal_reason: ColumnType<string | null, never, string | null>
    withdrawn_at: ColumnType<Date | null, never, Date | null>
    withdrawn_by: ColumnType<string | null, never, string | null>
  }
}

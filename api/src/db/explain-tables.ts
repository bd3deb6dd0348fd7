import type { ColumnType, Generated } from 'kysely'
import type { Closing } from 'shared/correction/closing-contract.ts'
import type { Doubt } from 'shared/feed/validation/judge-counts.ts'
import type { ValidationSeverity } from 'shared/feed/validation/severity.ts'
import type { ValidationTest } from 'shared/feed/validation/validation-rule.ts'
import type { Kpi } from 'shared/kpi/kpi.ts'
import type { Redefinition } from 'shared/kpi/version/version.ts'
import type { DeltaReason } from 'shared/feed/delta-reason.ts'
import type { Text } from 'shared/text.ts'

/** The tables of `0017-batch` (with `0028-kpi-version`), `0017-correction` and `0017-validation`. */
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
  validation_rule: {
    id: string
    version: number
    name: ColumnType<Text, string, string>
    test: ColumnType<ValidationTest, string, string>
    severity: ValidationSeverity
    enabled: boolean
    reason: string | null
    recorded_at: ColumnType<Date, Date | string, Date | string>
    recorded_by: string | null
  }
  validation_warning: {
    collection: number
    unit: string
    day: string
    rule: string
    version: number
    doubt: ColumnType<Doubt, string, string>
  }
  kpi_version: {
    kpi: string
    version: number
    /** Of the catalogue: the whole KPI. Of a later version: what it says otherwise. */
    definition: ColumnType<Redefinition & Partial<Omit<Kpi, 'targets'>>, string, never>
    recorded_at: ColumnType<Date, Date | string, never>
    /** The first day it is counted by; null: what came with the catalogue, as far back as there are figures. */
    from_day: string | null
    basis: string | null
    reason: string | null
    state: Generated<'proposed' | 'confirmed' | 'withdrawn'>
    recorded_by: string | null
    decided_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
    decided_by: ColumnType<string | null, string | null | undefined, string | null>
    decided_reason: ColumnType<string | null, string | null | undefined, string | null>
  }
}

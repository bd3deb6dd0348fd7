import type { ColumnType, Generated, GeneratedAlways } from 'kysely'
import type { ReportEvent, ReportState } from 'shared/report/life.ts'
import type { RunState } from 'shared/report/run-state.ts'
import type { DeliveryForm } from 'shared/report/report-delivery-contract.ts'
import type { ReportFormat } from 'shared/report/report-contract.ts'
import type { ReportTemplate } from 'shared/report/template.ts'
import type { Calendar, Grain } from 'shared/period-contract.ts'
import type { Locale } from 'shared/text.ts'
import type { KeptQuery } from 'shared/report/kept-query.ts'

/** The tables of `0014-report`, `0016-report-life` and `0025-report-run`. */
export interface ReportTables {
  report_template: {
    key: string
    id: string
    version: number
    definition: Json<ReportTemplate>
    made_at: OfHand<Date>
    made_by: OfHand<string>
    reason: OfHand<string>
  }
  report: {
    id: Generated<string>
    number: GeneratedAlways<number>
    template: string
    template_version: number
    locale: Locale
    unit: string | null
    subject: string | null
    subject_name: string | null
    calendar: Calendar
    grain: Grain
    period: string
    from_day: string
    to_day: string
    query: Json<KeptQuery>
    supplements: string | null
    supplement: Generated<number>
    state: Generated<ReportState>
    revision: Generated<number>
    input: Generated<number>
    passages: string[]
    data_version: number
    cut_off: Instant
    due_on: string | null
    made_at: Instant
    made_by: string | null
    digest: string | null
    issued_at: Instant | null
    looked_version: number
    corrected_version: number | null
    corrected_numbers: number | null
    corrected_at: Instant | null
  }
  report_input: { report: string; ordinal: number; digest: string; body: string; taken_at: Instant }
  report_passage: {
    report: string
    passage: string
    ordinal: number
    text: string | null
    written_at: Instant
    written_by: string | null
  }
  report_comment: {
    id: Generated<string>
    report: string
    passage: string | null
    text: string
    made_at: Instant
    made_by: string | null
    settled_at: Instant | null
    settled_by: string | null
  }
  report_event: {
    report: string
    seq: number
    at: Instant
    kind: ReportEvent
    actor: string | null
    revision: number
    body: Json<Record<string, string | number | null>>
  }
  report_recipient: {
    id: Generated<string>
    template: string
    unit: string | null
    address: string
    form: DeliveryForm
    made_at: Instant
    made_by: string | null
    ended_at: Instant | null
    ended_by: string | null
  }
  report_run: {
    id: Generated<string>
    report: string
    revision: number
    state: Generated<RunState>
    asked_at: Instant
    asked_by: string | null
    fence: Generated<string>
    leased_until: Generated<Date | null>
    attempts: Generated<number>
    last_error: Generated<string | null>
    ended_at: Generated<Date | null>
  }
  report_run_file: { run: string; format: ReportFormat; bytes: Buffer; sha256: string; made_at: Instant }
  report_file: { report: string; format: ReportFormat; name: string; bytes: Buffer; sha256: string }
}

type Json<T> = ColumnType<T, string, string>
type Instant = ColumnType<Date, Date | string, Date | string>
type OfHand<T> = T extends Date
  ? ColumnType<Date | null, Date | string | null | undefined, never>
  : ColumnType<T | null, T | null | undefined, never>

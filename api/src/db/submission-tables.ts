import type { ColumnType, Generated } from 'kysely'
import type { SubmissionKind, SubmissionState } from 'shared/submission/submission.ts'

/** The tables of `0015-submission`. */
export interface SubmissionTables {
  submission: {
    id: Generated<string>
    kind: SubmissionKind
    dataset: string
    unit: string | null
    actor: string
    actor_kind: 'person' | 'key'
    reason: string | null
    idempotency_key: string
    fingerprint: Buffer
    payload: Buffer | null
    file_name: string | null
    received_at: Instant
    state: SubmissionState
    records: Generated<number>
    accepted: Generated<number>
    unchanged: Generated<number>
    rejected: Generated<number>
    quarantined: Generated<number>
    answer: ColumnType<unknown, string | null, string | null>
  }
  standing_figure: { measure: string; day: string; unit: string; said: number; submission: string }
}

type Instant = ColumnType<Date, Date | string, Date | string>

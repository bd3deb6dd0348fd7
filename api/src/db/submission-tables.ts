import type { AmendmentAct, Proposal } from 'shared/correction/amendment.ts'
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
    /** Of what a person changes, and only of that: what it is, and what it does to which figures. */
    act: ColumnType<AmendmentAct | null, AmendmentAct | null | undefined, never>
    proposal: ColumnType<Proposal | null, string | null | undefined, never>
    reverses: ColumnType<string | null, string | null | undefined, never>
    decided_at: ColumnType<Date | null, Date | null | undefined, Date | null>
    decided_by: ColumnType<string | null, string | null | undefined, string | null>
    decided_reason: ColumnType<string | null, string | null | undefined, string | null>
  }
  sheet_mapping: {
    actor: string
    dataset: string
    header: Buffer
    mapping: ColumnType<unknown, string, string>
    used_at: Instant
  }
  standing_figure: { measure: string; day: string; unit: string; said: number; submission: string }
}

type Instant = ColumnType<Date, Date | string, Date | string>

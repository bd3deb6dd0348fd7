import { sql } from 'kysely'
import type { Proposal } from 'shared/correction/amendment.ts'
import type { Db } from '../db/open.ts'

interface Settling {
  submission: string
  by: string
  at: Date
}

/** The held records a release lets in wait no longer. */
export async function settleReleased(trx: Db, proposal: Proposal, { submission, by, at }: Settling): Promise<void> {
  await sql`
    update quarantine q set state = 'released', settled_at = ${at}, decided_by = ${by}, submission = ${submission},
      decided_reason = (select reason from submission where id = ${submission})
    from jsonb_populate_recordset(null::quarantine, ${keysOf(proposal.records)}::jsonb) one
    where q.collection = one.collection and q.unit = one.unit and q.day = one.day and q.state = 'waiting'`.execute(trx)
}

export interface HeldKey {
  collection: number
  unit: string
  day: string
}

/** Refuses held records; says how many still waited. */
export async function refuseHeld(
  trx: Db,
  records: readonly HeldKey[],
  { by, at, reason }: { by: string; at: Date; reason: string },
): Promise<number> {
  const result = await sql`
    update quarantine q set state = 'refused', settled_at = ${at}, decided_by = ${by}, decided_reason = ${reason}
    from jsonb_populate_recordset(null::quarantine, ${keysOf(records)}::jsonb) one
    where q.collection = one.collection and q.unit = one.unit and q.day = one.day and q.state = 'waiting'`.execute(trx)
  return Number(result.numAffectedRows ?? 0)
}

export interface WaitingRecord extends HeldKey {
  dataset: string
  counts: Record<string, number>
}

/** Those of the records that wait, and for which no proposal waits; locked until the end of the transaction. */
export async function lockWaiting(trx: Db, records: readonly HeldKey[]): Promise<WaitingRecord[]> {
  const { rows } = await sql<WaitingRecord>`
    select q.collection, q.unit, q.day, q.dataset, q.counts from quarantine q
    join jsonb_populate_recordset(null::quarantine, ${keysOf(records)}::jsonb) one
      on q.collection = one.collection and q.unit = one.unit and q.day = one.day
    left join submission p on p.id = q.submission and p.state = 'proposed'
    where q.state = 'waiting' and p.id is null
    order by q.collection, q.unit, q.day for update of q`.execute(trx)
  return rows
}

/** They go on waiting, for the second person now. */
export async function nameProposal(trx: Db, { records }: Proposal, submission: string): Promise<void> {
  await sql`
    update quarantine q set submission = ${submission}
    from jsonb_populate_recordset(null::quarantine, ${keysOf(records)}::jsonb) one
    where q.collection = one.collection and q.unit = one.unit and q.day = one.day and q.state = 'waiting'`.execute(trx)
}

const keysOf = (records: readonly { collection?: number; unit: string; day: string }[]): string =>
  JSON.stringify(records.map(({ collection, unit, day }) => ({ collection, unit, day })))

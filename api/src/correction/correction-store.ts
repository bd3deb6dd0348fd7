import { sql } from 'kysely'
import type { AmendmentAct, Proposal } from 'shared/correction/amendment.ts'
import type { CorrectionMade } from 'shared/correction/correction-contract.ts'
import type { SubmissionState } from 'shared/submission/submission.ts'
import type { Text } from 'shared/text.ts'
import type { Db } from '../db/open.ts'

export interface AmendmentRow {
  id: string
  act: AmendmentAct
  dataset: string
  unit: string | null
  actor: string
  reason: string | null
  state: SubmissionState
  proposal: Proposal
  reverses: string | null
}

/** What a person changed or proposed, as far as the asker may see it. */
export async function findAmendment(db: Db, id: string): Promise<AmendmentRow | null> {
  const row = await db
    .selectFrom('submission')
    .select(['id', 'act', 'dataset', 'unit', 'actor', 'reason', 'state', 'proposal', 'reverses'])
    .where('id', '=', id)
    .where('act', 'is not', null)
    .executeTakeFirst()
  return row && row.act && row.proposal ? { ...row, act: row.act, proposal: row.proposal } : null
}

/** Holds it until the end of the transaction, if it still is in this state. */
export async function lockAmendment(trx: Db, id: string, state: SubmissionState): Promise<boolean> {
  const row = await trx
    .selectFrom('submission')
    .select('id')
    .where('id', '=', id)
    .where('state', '=', state)
    .forUpdate()
    .executeTakeFirst()
  return row !== undefined
}

export async function closeProposal(
  trx: Db,
  id: string,
  { state, by, at, reason }: { state: SubmissionState; by: string | null; at: Date; reason: string | null },
): Promise<void> {
  await trx
    .updateTable('submission')
    .set({ state, decided_at: at, decided_by: by, decided_reason: reason })
    .where('id', '=', id)
    .execute()
}

export interface AmendmentsAsked {
  state: SubmissionState | null
  unit: string | null
  asker: string | null
  id?: string
}

const atOnce = 100

export async function listAmendments(db: Db, { state, unit, asker, id }: AmendmentsAsked): Promise<CorrectionMade[]> {
  const { rows } = await sql<
    AmendmentRow & {
      received_at: Date
      decided_at: Date | null
      decided_by: string | null
      decided_reason: string | null
      reversed_by: string | null
      collection: number | null
    }
  >`
    select s.id, s.act, s.dataset, s.unit, s.actor, s.reason, s.state, s.proposal, s.reverses, s.received_at, s.decided_at, s.decided_by, s.decided_reason,
      (select r.id from submission r where r.reverses = s.id and r.state = 'kept' limit 1) as reversed_by,
      (select c.id from collection c where c.submission = s.id) as collection
    from submission s
    where s.act is not null
      ${state === null ? sql`` : sql`and s.state = ${state}`} ${unit === null ? sql`` : sql`and s.unit = ${unit}`} ${id === undefined ? sql`` : sql`and s.id = ${id}`}
    order by s.received_at desc, s.id limit ${atOnce}`.execute(db)
  const names = await readNames(db)
  return rows.map((row) => ({
    id: row.id,
    kind: row.act,
    dataset: row.dataset,
    reason: row.reason ?? '',
    madeAt: row.received_at.toISOString(),
    madeBy: row.actor,
    state: row.state,
    decidedAt: row.decided_at?.toISOString() ?? null,
    decidedBy: row.decided_by,
    decidedReason: row.decided_reason,
    reverses: row.reverses,
    reversedBy: row.reversed_by,
    figures: row.proposal.records.flatMap(({ unit: code, day, counts, before }) =>
      Object.entries(counts)
        .filter(([measure, after]) => before?.[measure] !== after)
        .map(([measure, after]) => ({
          unit: code,
          day,
          measure,
          name: names.get(measure) ?? { vi: measure, en: measure },
          before: before?.[measure] ?? null,
          after,
        })),
    ),
    collection: row.collection,
    own: row.actor === asker,
  }))
}

async function readNames(db: Db): Promise<Map<string, Text>> {
  const rows = await db.selectFrom('measure').select(['id', 'name']).execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}

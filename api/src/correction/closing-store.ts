import { sql } from 'kysely'
import type { Closing } from 'shared/correction/closing-contract.ts'
import type { Day } from 'shared/day.ts'
import type { Db } from '../db/open.ts'

export const listClosings = (db: Db): Promise<Closing[]> => readClosings(db, null)

export async function findClosing(db: Db, id: string): Promise<Closing | null> {
  return (await readClosings(db, id))[0] ?? null
}

async function readClosings(db: Db, id: string | null): Promise<Closing[]> {
  const { rows } = await sql<Omit<Closing, 'closedAt' | 'reopenedAt'> & { closedAt: Date; reopenedAt: Date | null }>`
    select p.id, p.calendar, p.key, p.from_day as "from", p.to_day as "to", p.version, p.closed_at as "closedAt", p.closed_by as "closedBy",
      p.reopened_at as "reopenedAt", p.reopened_by as "reopenedBy", p.reopened_reason as "reopenedReason",
      (select coalesce(sum(b.figures), 0)::int from collection c join batch_sum b on b.collection = c.id
        where c.version > p.version and c.asked_from <= p.to_day and c.asked_to >= p.from_day and b.day between p.from_day and p.to_day) as "movedSince"
    from period_closing p
    where ${id}::uuid is null or p.id = ${id}::uuid
    order by p.closed_at desc, p.id limit 200`.execute(db)
  return rows.map(({ closedAt, reopenedAt, ...row }) => ({
    ...row,
    closedAt: closedAt.toISOString(),
    reopenedAt: reopenedAt?.toISOString() ?? null,
  }))
}

/** How many records of these days wait for a decision. */
export async function countWaiting(db: Db, { from, to }: { from: Day; to: Day }): Promise<number> {
  const { waiting } = await db
    .selectFrom('quarantine')
    .select(({ fn }) => fn.countAll<number>().as('waiting'))
    .where('state', '=', 'waiting')
    .where('day', '>=', from)
    .where('day', '<=', to)
    .executeTakeFirstOrThrow()
  return waiting
}

export interface NewClosing extends Pick<Closing, 'calendar' | 'key' | 'from' | 'to'> {
  by: string
  at: Date
}

/** Null where the period is closed already. */
export async function insertClosing(trx: Db, { calendar, key, from, to, by, at }: NewClosing): Promise<string | null> {
  const row = await trx
    .insertInto('period_closing')
    .values((eb) => ({
      calendar,
      key,
      from_day: from,
      to_day: to,
      version: eb.selectFrom('ledger_version').select('version'),
      closed_at: at,
      closed_by: by,
    }))
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  return row?.id ?? null
}

/** Says whether it was closed until now. */
export async function reopen(
  trx: Db,
  id: string,
  { by, at, reason }: { by: string; at: Date; reason: string },
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('period_closing')
    .set({ reopened_at: at, reopened_by: by, reopened_reason: reason })
    .where('id', '=', id)
    .where('reopened_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

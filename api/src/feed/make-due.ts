import type { Db } from '../db/open.ts'

/** Makes feeds due at once, whatever their schedule, but for those that are paused; answers those there are of the ids given (all: null). */
export async function makeDue(db: Db, ids: readonly string[] | null, now: Date): Promise<string[]> {
  const rows = await db
    .updateTable('feed_progress')
    .set({ due_at: now })
    .where('paused_for', 'is', null)
    .$if(ids !== null, (query) => query.where('feed', 'in', ids ?? []))
    .returning('feed')
    .execute()
  const due = rows.map(({ feed }) => feed).sort()
  await makeUnitsDue(db, due, now)
  return due
}

/** Every unit's own address is asked again, where units have one. */
export const makeUnitsDue = (db: Db, feeds: readonly string[], now: Date) =>
  db
    .updateTable('feed_unit')
    .set({ due_at: now })
    .where('feed', 'in', ['', ...feeds])
    .execute()

/** Whether a feed made due then has been asked since, or found to owe nothing: it has a later time, and nobody holds it. */
export async function isSettled(db: Db, feed: string, madeDue: Date): Promise<boolean> {
  const row = await db
    .selectFrom('feed_progress')
    .select('feed')
    .where('feed', '=', feed)
    .where('due_at', '>', madeDue)
    .where('leased_by', 'is', null)
    .executeTakeFirst()
  return row !== undefined
}

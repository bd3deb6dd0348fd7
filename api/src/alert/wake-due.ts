import type { Db } from '../db/open.ts'
import { readAlertGround } from './alert-ground.ts'
import { keepHeld } from './keep-news.ts'

/** Decides anew where the time for it has come: reminders, levels of the roster, ends of sleep and of announced work. */
export async function wakeDue(db: Db, now: Date, stop?: AbortSignal): Promise<number> {
  for (let count = 0; ; count += 1) {
    if (stop?.aborted || !(await wakeOne(db, now))) return count
  }
}

const wakeOne = (db: Db, now: Date): Promise<boolean> =>
  db.transaction().execute(async (trx) => {
    const held = await trx
      .selectFrom('incident')
      .selectAll()
      .where('wake_at', '<=', now)
      .orderBy('wake_at')
      .limit(1)
      .forNoKeyUpdate()
      .skipLocked()
      .executeTakeFirst()
    if (!held) return false
    const subject = { scope: held.scope, id: held.object }
    const kept = await keepHeld(trx, await readAlertGround(trx), { subject, news: { kind: 'clock' }, held }, now)
    if (!kept) await trx.updateTable('incident').set({ wake_at: null }).where('id', '=', held.id).execute()
    return true
  })

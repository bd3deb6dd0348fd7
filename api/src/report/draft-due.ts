import { sql } from 'kysely'
import { currentAsker } from '../account/access/current.ts'
import type { OpenDeps } from '../deps.ts'
import type { Db } from '../db/open.ts'
import { Refusal } from '../http/refusal.ts'
import { readGround } from '../kpi/read-ground.ts'
import { draftReport } from './draft-report.ts'
import { deadlinesOf, type TemplateDeadline } from './read-deadlines.ts'

type Needs = Pick<OpenDeps, 'db' | 'keyring' | 'now' | 'log' | 'env'>

/** What became due longer ago than this is left to people: a program that was put up today is not late with it. */
const longestMs = 30 * 86_400_000

/**
 * Drafts what has come due and nobody has drafted, discarded or issued. One process at a time does it: the lock is the
 * connection's, so it falls when whoever holds it dies, and the next round goes on where that one ended.
 */
export async function draftDue(deps: Needs, stop?: AbortSignal): Promise<number> {
  return deps.db.connection().execute(async (held) => {
    const lock = sql`hashtext(current_schema() || ' report drafts')`
    const { rows } = await sql<{ got: boolean }>`select pg_try_advisory_lock(${lock}) as got`.execute(held)
    if (!rows[0]!.got) return 0
    try {
      return await draftEach(deps, stop)
    } finally {
      await sql`select pg_advisory_unlock(${lock})`.execute(held)
    }
  })
}

async function draftEach(deps: Needs, stop?: AbortSignal): Promise<number> {
  const { db, now, log } = deps
  let count = 0
  for (const { template, period, draftAt } of await deadlinesOf(db, now())) {
    const late = now().getTime() - draftAt.getTime()
    if (stop?.aborted || late < 0 || late > longestMs) continue
    if ((await isThere(db, { template, period })) || !(await hasArrived(db, period.to, now()))) continue
    const query = { template: template.id, calendar: period.calendar, period: period.key, until: [], asOf: undefined }
    try {
      const { publicUrl } = deps.env.identity
      await draftReport({ ...deps, publicUrl }, currentAsker(), { query: { ...query, locale: 'vi' } })
      count += 1
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      log.warn({ err: error, template: template.id, period: period.key }, 'a report that is due cannot be drafted')
    }
  }
  return count
}

async function isThere(db: Db, { template, period }: Pick<TemplateDeadline, 'template' | 'period'>): Promise<boolean> {
  const found = await db
    .selectFrom('report')
    .select('id')
    .where('template', '=', template.id)
    .where('calendar', '=', period.calendar)
    .where('period', '=', period.key)
    .limit(1)
    .executeTakeFirst()
  return found !== undefined
}

/** Whether the sums reach as far as they can: figures of a feed that still loads its history are no figures yet. */
async function hasArrived(db: Db, to: string, now: Date): Promise<boolean> {
  const { reach } = await readGround(db, now)
  return reach.size > 0 && [...reach.values()].every(({ day, due }) => day >= (due < to ? due : to))
}

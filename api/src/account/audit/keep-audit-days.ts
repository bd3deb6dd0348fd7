import { sql } from 'kysely'
import { addDays, type Day } from 'shared/day.ts'
import type { Db } from '../../db/open.ts'
import { type AnchorDeps, writeAnchor } from './anchor-audit.ts'
import { appendAudit } from './append-audit.ts'
import { signAnchor } from './sign-anchor.ts'

export interface AuditKeeping {
  /** Days the trail is kept: NĐ 333/2026 asks services for twelve months. */
  days: number
  /** Where the anchors are written, outside of the database. */
  anchors: string
}

/** Days made ahead, so that a program that stood still for a fortnight still finds a table for its entries. */
const aheadDays = 14

/**
 * As the owner of the tables, once a day: makes the tables of the days to come, and drops those past keeping, whole.
 * Before a table goes, what it ended with is signed and on disk outside of the database, and stands in the trail itself.
 * Answers the days that were dropped.
 */
export async function keepAuditDays({ db, ...deps }: AnchorDeps, { days, anchors }: AuditKeeping): Promise<Day[]> {
  const today = deps.now().toISOString().slice(0, 10)
  await sql`select make_audit_days(${today}::date, ${addDays(today, aheadDays)}::date)`.execute(db)
  const dropped: Day[] = []
  for (const day of await daysBefore(db, addDays(today, -days))) {
    const done = await db.transaction().execute((trx) => dropDay({ ...deps, db: trx }, day, anchors))
    // What is older than the oldest that must stay would leave a hole: its turn comes when the clock was right again.
    if (!done) break
    dropped.push(day)
  }
  return dropped
}

async function daysBefore(db: Db, first: Day): Promise<Day[]> {
  const { rows } = await sql<{ day: Day }>`
    select to_date(right(c.relname, 8), 'YYYYMMDD') as day
    from pg_inherits i join pg_class c on c.oid = i.inhrelid
    where i.inhparent = 'audit'::regclass and c.relname ~ '^audit_\\d{8}$'
      and to_date(right(c.relname, 8), 'YYYYMMDD') < ${first}::date
    order by 1`.execute(db)
  return rows.map((row) => row.day)
}

async function dropDay({ db: trx, keyring, now, log }: AnchorDeps, day: Day, anchors: string): Promise<boolean> {
  await sql`set local lock_timeout = '3s'`.execute(trx)
  // The order everybody takes them in: the head, then the tables.
  await sql`select seq from audit_head for update`.execute(trx)
  const name = `audit_${day.replaceAll('-', '')}`
  // Another process may have been here first.
  const { rows: there } = await sql<{ there: boolean }>`select to_regclass(${name}) is not null as there`.execute(trx)
  if (!there[0]!.there) return true
  const { rows } = await sql<{ first: number | null; last: number | null; mac: string | null; oldest: number | null }>`
    select min(seq) as first, max(seq) as last, (array_agg(mac order by seq desc))[1] as mac,
      (select min(seq) from audit) as oldest
    from ${sql.table(name)}`.execute(trx)
  const { first, last, mac, oldest } = rows[0]!
  if (first !== null && last !== null && mac !== null) {
    const { rows: between } = await sql<{ whole: boolean }>`
      select count(*) = ${last - first + 1} as whole from ${sql.table(name)}`.execute(trx)
    if (first !== oldest || !between[0]!.whole || (await isToBeSent(trx, last))) {
      log.warn({ day }, 'a day of the audit trail cannot be dropped yet')
      return false
    }
    await writeAnchor(anchors, signAnchor(keyring, { seq: last, mac, at: now().toISOString(), day, dropped: true }))
    const asker = { identity: { role: 'none', id: null, unit: null }, address: null, requestId: null } as const
    const about = { objectType: 'audit', objectId: day, detail: { first, last } }
    await appendAudit(trx, keyring, { asker, action: 'audit.drop-day', ...about })
    await trx
      .insertInto('audit_dropped')
      .values({ day, first_seq: first, last_seq: last, last_mac: mac, dropped_at: now() })
      .execute()
  }
  await sql`drop table ${sql.table(name)}`.execute(trx)
  log.info({ day, first, last }, 'a day of the audit trail was dropped')
  return true
}

/** Where the trail is sent to a log server, nothing goes before it was sent. */
async function isToBeSent(trx: Db, last: number): Promise<boolean> {
  const { seq } = await trx.selectFrom('audit_forwarded').select('seq').executeTakeFirstOrThrow()
  return seq > 0 && seq < last
}

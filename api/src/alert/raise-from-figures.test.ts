import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { instantOf } from 'shared/day.ts'
import { testKeyring } from '../account/secret/test-keyring.ts'
import { type TestDatabase, testDatabase } from '../db/test-database.ts'
import { extendSums } from '../kpi/extend-sums.ts'
import { loadTestProvince } from '../kpi/load-test-province.ts'
import { units } from '../kpi/test-province.ts'
import { keepRecords } from '../kpi/test-records.ts'
import { hasWayOut, layDefaultRules } from './lay-default-rules.ts'
import { layDemoWays } from './lay-demo-ways.ts'
import { makeRaiseFromFigures } from './raise-from-figures.ts'
import { sendDue } from './send/send-due.ts'
import { sendDeps } from './test-alerts.ts'
import { httpReceiver, type HttpReceiver } from './test-receivers.ts'

/** Nine o'clock of a working Thursday; the next digest leaves at eleven. */
const morning = instantOf('2026-01-22', 9 * 60)
const digest = instantOf('2026-01-22', 11 * 60)
const keyring = testKeyring()
let at: TestDatabase
let box: HttpReceiver
const look = makeRaiseFromFigures()
const send = (now: Date) => sendDue(sendDeps(at.db, { now: () => now, ports: [box.port], keyring }))
const open = async () => {
  const rows = await at.db.selectFrom('incident').select(['subject', 'phase']).orderBy('subject').execute()
  return rows.filter(({ phase }) => phase === 'open').map(({ subject }) => subject)
}
const feed = (change: object) => at.db.updateTable('feed_progress').set(change).where('feed', '=', 'dossier').execute()

beforeAll(async () => {
  at = await testDatabase()
  box = await httpReceiver()
  await loadTestProvince(at.db)
  // Only dossiers are told of here: what the other feeds owe is no matter of this story.
  await sql`delete from feed_progress where feed <> 'dossier'`.execute(at.db)
  await sql`delete from kpi_term where kpi not in ('T01', 'T02', 'T05')`.execute(at.db)
  // A plan is never taken away; here the others were never made.
  await at.db.transaction().execute(async (trx) => {
    await sql`set local session_replication_role = replica`.execute(trx)
    await sql`delete from target_plan where kpi not in ('T01', 'T02', 'T05')`.execute(trx)
  })
  await sql`delete from kpi where id not in ('T01', 'T02', 'T05')`.execute(at.db)
  const own = units.filter(({ kind }) => kind !== 'province').map(({ code }) => code)
  const days = Array.from({ length: 31 }, (_, place) =>
    new Date(Date.UTC(2025, 11, 15 + place)).toISOString().slice(0, 10),
  )
  const records = own.flatMap((unit) => days.map((day) => ({ unit, day, counts: [10, 7, 1] })))
  await keepRecords(at.db, 'dossier', records, instantOf('2026-01-15', 600), true)
  await extendSums(at.db, morning)
  const heard = instantOf('2026-01-22', 420)
  await feed({ failures: 0, caught_up_to: '2026-01-21', last_attempt_at: heard, last_success_at: heard })
})
afterAll(async () => {
  await box.close()
  await at.close()
})

test('without a way out the rules stand, and pages alone show what happens', async () => {
  expect([await layDefaultRules(at.db), await layDefaultRules(at.db)]).toEqual(['laid', 'stood'])
  expect(await hasWayOut(at.db)).toBe(false)
  await sql`delete from alert_rule`.execute(at.db)
})

test('the demonstration’s ways are laid once, and what a visitor changes stays', async () => {
  const ways = { db: at.db, keyring: keyring, now: () => morning, base: box.url }
  await layDemoWays(ways)
  await sql`update alert_rule set enabled = false where place = 40`.execute(at.db)
  await layDemoWays(ways)
  const count = async (table: 'channel' | 'duty_roster' | 'alert_rule') =>
    (await at.db.selectFrom(table).select('id').execute()).length
  expect([await count('channel'), await count('duty_roster'), await count('alert_rule')]).toEqual([1, 1, 6])
  expect(await hasWayOut(at.db)).toBe(true)
  await sql`update alert_rule set enabled = true`.execute(at.db)
})

test('KPIs short of their targets are told in the digest, once, and over when the target is met', async () => {
  await look(at.db, morning)
  expect(await open()).toEqual(['kpi:T02', 'kpi:T05'])
  await look(at.db, morning)
  await send(morning)
  expect(box.received).toEqual([])
  await send(digest)
  expect(box.received).toHaveLength(1)
  expect(box.received[0]!.text).toMatch(/T02[\s\S]*70,0%[\s\S]*80%/)
  await sql`insert into target_plan (kpi, level, key, steps, source, recorded_at)
    select kpi, level, key, jsonb_set(steps, '{0,value}', '60'), 'officer', ${digest}
    from target_plan where kpi = 'T02'`.execute(at.db)
  await look(at.db, digest)
  expect(await open()).toEqual(['kpi:T05'])
  await send(digest)
  expect(box.received.at(-1)!.text).toContain('T02')
  expect(box.received).toHaveLength(2)
})

test('a feed gone silent for a day goes to the group at once, and is over when it answers again', async () => {
  const before = box.received.length
  const since = instantOf('2026-01-21', 420)
  await feed({ failures: 9, last_attempt_at: morning, last_success_at: since })
  await look(at.db, digest)
  expect(await open()).toContain('feed:dossier')
  await send(digest)
  const told = box.received.slice(before)
  expect(told.map(({ recipient }) => recipient)).toEqual(['-1000000037'])
  await feed({ failures: 0, last_attempt_at: digest, last_success_at: digest })
  await look(at.db, digest)
  expect(await open()).not.toContain('feed:dossier')
})

test('a coverage that has fallen is an incident of its own, and holds no KPI against its target', async () => {
  const later = instantOf('2026-02-20', 9 * 60)
  await extendSums(at.db, later)
  await feed({ failures: 0, caught_up_to: '2026-02-19', last_attempt_at: later, last_success_at: later })
  await look(at.db, later)
  expect(await open()).toEqual(['coverage:T01', 'coverage:T02', 'coverage:T05', 'kpi:T05'])
})

import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import type { ConnectorDefinition } from 'shared/feed/connector/connector.ts'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { readExcerptOf } from '../../explain/read-excerpt.ts'
import type { Db } from '../../db/open.ts'
import { type TestDatabase, testDatabase } from '../../db/test-database.ts'
import { makeHostGate } from '../../http/host-gate.ts'
import { testDeps } from '../../test-deps.ts'
import { loadProvince } from '../../unit/load-province.ts'
import { claimDue } from '../claim-due.ts'
import { collectDue } from '../collect-due.ts'
import type { AddUp } from '../keep-reading.ts'
import { makeDue } from '../make-due.ts'
import { noOwn, type Say, testSubsystem, type TestSubsystem } from '../test-subsystem.ts'
import { fanOut } from './fan-out.ts'
import { readFanOut } from './read-fan-out.ts'
import { documentOf, layOwnAddresses, ownAddresses, weeksOf } from './test-units.ts'

/** Monday 28/7/2025, 07:00 in Vietnam: four Sundays of July are due. */
const now = new Date('2025-07-28T00:00:00Z')
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000)
const sundays = ['2025-07-06', '2025-07-13', '2025-07-20', '2025-07-27']
const communes = Array.from({ length: 12 }, (_, at) => String(13_001 + at))
let database: TestDatabase
let db: Db
let subsystem: TestSubsystem

beforeEach(async () => {
  database = await testDatabase()
  db = database.db
  subsystem = await testSubsystem(say)
  await loadProvince(db, documentOf(communes), now)
})
afterEach(async () => {
  await subsystem.close()
  await database.close()
})

const unitIn = (path: string) => path.split('/')[2]!
/** A commune counts by its own code, and one more each week. */
const countOf = (unit: string, sunday: string) => Number(unit) - 13_000 + sundays.indexOf(sunday)
const say = (from: string, to: string, path: string) =>
  weeksOf(sundays.filter((day) => day >= from && day <= to).map((day) => [day, countOf(unitIn(path), day)]))

const set = (change: Partial<ConnectorDefinition> = {}) => layOwnAddresses(db, ownAddresses(subsystem.url, change), now)
const collect = (at = now, addUp: AddUp = () => Promise.resolve()) => {
  const deps = testDeps(db, at)
  const connectors = { keyring: deps.keyring, checkout: deps.env.checkout, gate: makeHostGate() }
  return collectDue(deps, { addUp, own: noOwn, connectors })
}
const progress = () =>
  db.selectFrom('feed_progress').selectAll().where('feed', '=', 'tung-xa').executeTakeFirstOrThrow()
const figures = async () => {
  const { rows } = await sql<{ unit: string; day: string; n: number; times: number }>`
    select unit, day::text, sum(delta)::int as n, sum(reported)::int as times from delta where measure = 'petitions'
    group by unit, day order by unit, day`.execute(db)
  return rows
}
const whole = (units: readonly string[]) =>
  units.flatMap((unit) => sundays.map((day) => ({ unit, day, n: countOf(unit, day), times: 1 })))
const fanOutAt = async (at: Date) => {
  const { definition } = await db.selectFrom('feed').select('definition').executeTakeFirstOrThrow()
  return (await readFanOut(db, definition, at, 'en'))!
}

test('each unit is asked at its own address, its whole history in one question, and not again before it is due', async () => {
  await set()
  await collect()
  expect(subsystem.asked.toSorted()).toEqual(communes.map((unit) => `/xa/${unit}/tuan 2025-07-01-2025-07-27`))
  expect(await figures()).toEqual(whole(communes))
  expect(await progress()).toMatchObject({ caught_up_to: '2025-07-27', failures: 0, last_error: null, leased_by: null })
  await collect(later(1))
  expect(subsystem.asked).toHaveLength(12)
  // Asked again, it says nothing new, and each unit is told in the trail of askings.
  await makeDue(db, null, later(2))
  await collect(later(2))
  expect(subsystem.asked).toHaveLength(24)
  const { rows } = await sql<{ outcome: string; n: number }>`
    select outcome, count(distinct asked_unit)::int as n from collection group by outcome order by 1`.execute(db)
  expect(rows).toEqual([
    { outcome: 'kept', n: 12 },
    { outcome: 'unchanged', n: 12 },
  ])
})

test('an address that fails is named by its unit and tried again by itself; the others are in', async () => {
  await set()
  const bad = new Set(['13003', '13007'])
  subsystem.say = (from, to, path) => (bad.has(unitIn(path)) ? { status: 500, body: 'hỏng' } : say(from, to, path))
  await collect()
  expect(await figures()).toEqual(whole(communes.filter((unit) => !bad.has(unit))))
  const { last_error: error, due_at: due, ...rest } = await progress()
  expect(error).toMatchObject({ outcome: 'status', parameters: { failing: 2, units: 12, names: 'Xã 13003, Xã 13007' } })
  expect(rest).toMatchObject({ failures: 1, caught_up_to: null })
  expect(due).toEqual(later(0.25))
  expect(await fanOutAt(now)).toMatchObject({
    units: 12,
    unheard: 2,
    failing: [{ unit: '13003', error: { detail: 'The system answered with HTTP status 500.' } }, { unit: '13007' }],
  })
  bad.delete('13003')
  await collect(later(1))
  expect(
    subsystem.asked
      .slice(12)
      .map((asked) => unitIn(asked))
      .toSorted(),
  ).toEqual(['13003', '13007'])
  bad.clear()
  await collect(later(10))
  expect(subsystem.asked).toHaveLength(15)
  expect(await figures()).toEqual(whole(communes))
  expect(await progress()).toMatchObject({ failures: 0, last_error: null, caught_up_to: '2025-07-27' })
})

test('an answer that we fail to keep holds up no other unit', async () => {
  await set()
  await collect(now, (_, { units }) =>
    units?.includes('13002') ? Promise.reject(new Error('broken')) : Promise.resolve(),
  )
  expect(await figures()).toEqual(whole(communes.filter((unit) => unit !== '13002')))
  expect((await fanOutAt(now)).failing).toMatchObject([{ unit: '13002', error: { outcome: 'unreadable' } }])
  await collect(later(1))
  expect(await figures()).toEqual(whole(communes))
})

test('when its turn is over, the rest is asked in the next, and nobody twice', async () => {
  await set({ asked: { ...ownAddresses(subsystem.url).asked, perMinute: 600 } })
  const deps = testDeps(db, now)
  const connectors = { keyring: deps.keyring, checkout: deps.env.checkout, gate: makeHostGate() }
  const claim = async () => (await claimDue(db, 'one', now, 60_000))!
  const means = { addUp: () => Promise.resolve(), connectors, turnMs: 350 }
  const first = await fanOut(deps, { claim: await claim(), perMinute: 600 }, means)
  expect([first.kept > 0, first.kept + first.left]).toEqual([true, 12])
  expect(await progress()).toMatchObject({ due_at: now, leased_by: null, caught_up_to: null })
  const rest = await fanOut(deps, { claim: await claim(), perMinute: 600 }, { ...means, turnMs: 60_000 })
  expect([rest.kept, rest.left, subsystem.asked.length]).toEqual([first.left, 0, 12])
})

test.each<[string, Say]>([
  ['is asked too often', () => ({ status: 429, body: '' })],
  ['answers nobody', () => new Promise<string>(() => {})],
])('a host that %s is left alone for a while', async (_, refuses) => {
  await set({ asked: { ...ownAddresses(subsystem.url).asked, deadlineMs: 250 } })
  subsystem.say = refuses
  await collect()
  const asked = subsystem.asked.length
  expect(asked).toBeLessThanOrEqual(6)
  const { last_error: error, due_at: due } = await progress()
  expect(error).toMatchObject({ message: 'brokenOffAtUnits' })
  expect(due).toEqual(later(0.25))
  // Whoever was not asked comes first.
  subsystem.say = say
  await collect(later(1))
  expect(new Set(subsystem.asked.slice(asked).map((one) => unitIn(one)))).toEqual(new Set(communes))
  expect(await figures()).toEqual(whole(communes))
})

test('a unit that came to be or ended is asked for the days it stands on', async () => {
  const change = {
    kind: 'merge',
    day: '2025-07-14',
    from: ['13001', '13002'],
    to: [{ unit: '13003', share: null }],
    made: [],
  }
  await sql`insert into unit_change (kind, day, definition, basis, reason, state, recorded_at, recorded_by, decided_at, decided_by, decided_reason)
    values ('merge', '2025-07-14', ${JSON.stringify({ ...change, from: ['13001', '13002', '13003'] })}, 'Nghị quyết', 'Sắp xếp', 'confirmed', ${now}, 'a', ${now}, 'b', 'Đúng')`.execute(
    db,
  )
  await set()
  await collect()
  const asked = Object.fromEntries(subsystem.asked.map((one) => [unitIn(one), one.split(' ')[1]]))
  expect(asked).toMatchObject({
    '13001': '2025-07-01-2025-07-13',
    '13002': '2025-07-01-2025-07-13',
    '13003': '2025-07-01-2025-07-27',
  })
  expect((await figures()).filter(({ unit }) => unit === '13001').map(({ day }) => day)).toEqual(sundays.slice(0, 2))
  expect(await progress()).toMatchObject({ caught_up_to: '2025-07-27', failures: 0 })
})

test('what another unit’s address says of a unit is not taken', async () => {
  const { mapping } = ownAddresses('')
  await set({ mapping: { ...mapping, unit: { at: '@.ma', by: 'code' } } })
  subsystem.say = (from, to, path) => say(from, to, path).replaceAll('{"ending"', '{"ma":"13001","ending"')
  await collect()
  expect(await figures()).toEqual(whole(['13001']))
  const { rows } = await sql<{
    reason: string
    n: number
  }>`select reason, count(*)::int as n from reject group by 1`.execute(db)
  expect(rows).toEqual([{ reason: 'not-yours', n: 44 }])
})

test('a figure is explained by the answer of its own unit', async () => {
  await set()
  await collect()
  const { id } = await db
    .selectFrom('collection')
    .select('id')
    .where('asked_unit', '=', '13005')
    .executeTakeFirstOrThrow()
  const asked = { collection: id, unit: '13005', day: '2025-07-13', measure: 'petitions' }
  const place = await readExcerptOf(db, asked, () => Promise.resolve(null))
  if (place?.kind !== 'text') throw new Error('an answer of JSON is text')
  expect([place.pointer, place.field]).toEqual(['/weeks/1', '@.petitions'])
  expect(place.place.slice(place.mark!.from, place.mark!.to)).toBe('"petitions":6')
})

test('killed in the middle again and again, nothing is lost, nothing is twice, and nobody kept is asked anew', async () => {
  await set()
  let worker: ChildProcess | null = null
  const killAt = [3, 4, 8, 9]
  const killed: Promise<unknown>[] = []
  subsystem.say = (from, to, path) => {
    if (killAt.includes(subsystem.asked.length) && worker) {
      worker.kill('SIGKILL')
      return new Promise<string>(() => {})
    }
    return say(from, to, path)
  }
  for (let life = 0; life <= killAt.length; life++) {
    worker = startWorker()
    const gone = once(worker, 'exit')
    killed.push(gone)
    if (life < killAt.length) await gone
  }
  await expect.poll(async () => (await progress()).caught_up_to, { timeout: 20_000 }).toBe('2025-07-27')
  worker?.kill('SIGKILL')
  await Promise.all(killed)
  expect(await figures()).toEqual(whole(communes))
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from collection where outcome = 'kept' group by asked_unit`.execute(db)
  expect(rows.map(({ n }) => n)).toEqual(communes.map(() => 1))
  // Two are under way when a process dies: so many more questions than units, at most.
  expect(subsystem.asked.length).toBeLessThanOrEqual(communes.length + 2 * killAt.length)
}, 60_000)

function startWorker(): ChildProcess {
  const script = fileURLToPath(new URL('./test-fan-out-worker.ts', import.meta.url))
  const args = [script, database.url, database.schema, now.toISOString(), '300']
  return spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'] })
}

import { createHash, randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Identity } from 'shared/account/identity.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { asAppRole, raiseWall } from '../account/access/raise-wall.ts'
import { systemSettings } from '../account/access/scope.ts'
import { testKeyring } from '../account/secret/test-keyring.ts'
import { type Db, openDb } from '../db/open.ts'
import { type TestDatabase, testDatabase } from '../db/test-database.ts'
import { claimDue } from '../feed/claim-due.ts'
import { keep } from '../feed/keep.ts'
import { packPayload } from '../feed/payload-store.ts'
import type { Counts, FeedRecord } from '../feed/read/reading.ts'
import { readQuestion } from '../feed/read-question.ts'
import { loadProvince } from '../unit/load-province.ts'
import { testDocument } from '../unit/test-document.ts'
import { handIn, handInLane } from './hand-in.ts'

/** With the wall up, as in production: petitions of a week, dated on its Sunday. */
let database: TestDatabase
let system: Db
const now = new Date('2025-07-28T00:00:00Z')
const [own, other] = ['13285', '13318']
const officer: Identity = { role: 'officer', id: 'an-officer', unit: null }
const keyOf = (unit: string, dataset = 'petition'): Identity => ({
  role: 'subsystem',
  id: `key of ${unit}`,
  unit,
  key: { dataset, rights: ['submission.create'] },
})

beforeAll(async () => {
  database = await testDatabase()
  await loadProvince(database.db, testDocument(), now)
  await raiseWall(database.db, database.schema)
  system = openDb({ url: asAppRole(database.url), schema: database.schema, settings: systemSettings })
})
afterAll(async () => {
  await system.destroy()
  await database.close()
})

const whole = (petitions: number): Counts => ({ petitions, petitions_on_time: 0, ratings: 0, ratings_satisfied: 0 })
const record = (unit: string, day: string, counts: Counts, index = 0): FeedRecord => ({ unit, day, counts, index })
const readingOf = (...records: FeedRecord[]) => ({
  kind: 'read' as const,
  records,
  rejects: [],
  rejected: 0,
  quarantined: [],
})

const lane = handInLane()
async function hand(identity: Identity, records: FeedRecord[], idempotencyKey: string = randomUUID()) {
  const body = Buffer.from(JSON.stringify(records))
  const given = {
    kind: 'push' as const,
    dataset: 'petition',
    unit: identity.unit,
    reason: null,
    fileName: null,
    idempotencyKey,
    fingerprint: createHash('sha256').update(body).digest(),
    receivedAt: now,
    tookMs: 1,
    payload: await packPayload(body, 'application/json'),
    reading: readingOf(...records),
    pointerOf: (index: number) => `/records/${index}`,
  }
  const deps = { system, keyring: testKeyring(), now: () => now, addUp: () => Promise.resolve(), lane }
  const asker = { identity, address: null, requestId: null }
  return handIn(deps, asker, given, (id, { verdict, reading }) => ({ id, verdict, rejects: reading.rejects }))
}
const figure = async (unit: string, day: string) => {
  const { rows } = await sql<{ value: number | null }>`
    select sum(delta)::int as value from delta where measure = 'petitions' and unit = ${unit} and day = ${day}`.execute(
    system,
  )
  return rows[0]!.value
}
const countOf = async (table: 'submission' | 'collection' | 'delta' | 'audit' | 'payload') =>
  (
    await system
      .selectFrom(table)
      .select(({ fn }) => fn.countAll<number>().as('rows'))
      .executeTakeFirstOrThrow()
  ).rows
const everything = async () =>
  Promise.all((['submission', 'collection', 'delta', 'audit', 'payload'] as const).map(countOf))

/** What the subsystem says of one day when it is asked again. */
async function feedSays(day: string, unit: string, counts: Counts) {
  await system.updateTable('feed_progress').set({ due_at: now }).where('feed', '=', 'petition').execute()
  await system.updateTable('feed_progress').set({ due_at: '2100-01-01' }).where('feed', '<>', 'petition').execute()
  const claim = (await claimDue(system, randomUUID(), now, 15_000))!
  const payload = await packPayload(Buffer.from(JSON.stringify([day, unit, counts])), null)
  const question = await readQuestion(system, 'petition')
  const asking = { from: day, to: day, last: false }
  const answered = { asking, askedAt: now, tookMs: 1, payload, question, reading: readingOf(record(unit, day, counts)) }
  return keep(system, claim, answered, now, () => Promise.resolve())
}

test('what is handed in moves the ledger once, however often it is sent', async () => {
  const key = randomUUID()
  const records = [record(own!, '2025-07-06', whole(3))]
  const first = await hand(officer, records, key)
  expect(first).toMatchObject({
    kind: 'kept',
    answer: { verdict: { records: 1, accepted: 1, unchanged: 0, rejected: 0, quarantined: 0 } },
  })
  const after = await everything()
  expect(await hand(officer, records, key)).toEqual({ ...first, kind: 'repeated' })
  expect(await hand(officer, [record(own!, '2025-07-06', whole(4))], key)).toEqual({ kind: 'other-body' })
  expect(await everything()).toEqual(after)
  expect(await figure(own!, '2025-07-06')).toBe(3)
})

test('twenty at once with one key are one, and the others are told so', async () => {
  const before = await everything()
  const key = randomUUID()
  const told = await Promise.all(
    Array.from({ length: 20 }, () => hand(officer, [record(own!, '2025-07-13', whole(5))], key)),
  )
  const kinds = Map.groupBy(told, ({ kind }) => kind)
  expect(kinds.get('kept')).toHaveLength(1)
  expect([...kinds.keys()].filter((kind) => !['kept', 'repeated', 'in-flight'].includes(kind))).toEqual([])
  const after = await everything()
  expect(after.map((rows, i) => rows - before[i]!)).toEqual([1, 1, 4, 1, 1])
})

test('a part may be put right where the day is known, and must come whole where it is not', async () => {
  await hand(officer, [record(other!, '2025-07-06', whole(9))])
  const { answer } = (await hand(officer, [
    record(other!, '2025-07-06', { ratings: 2 }, 0),
    record(other!, '2025-07-13', { ratings: 2 }, 1),
    record(own!, '2025-07-06', { ratings: 1, ratings_satisfied: 4 }, 2),
  ])) as Extract<Awaited<ReturnType<typeof hand>>, { answer: unknown }>
  expect(answer.verdict).toEqual({ records: 3, accepted: 1, unchanged: 0, rejected: 1, quarantined: 1 })
  expect(answer.rejects).toMatchObject([{ pointer: '/records/1', reason: 'missing-field', field: 'petitions' }])
  const waiting = await system.selectFrom('quarantine').select(['unit', 'day', 'rule', 'pointer']).execute()
  expect(waiting).toEqual([{ unit: own, day: '2025-07-06', rule: 'part-exceeds-whole', pointer: '/records/2' }])
})

test('the database lets no key in for another unit or dataset, whatever was forgotten before it', async () => {
  const before = await everything()
  await expect(hand(keyOf(own!), [record(other!, '2025-07-20', whole(1))])).rejects.toThrow('row-level security')
  await expect(hand(keyOf(own!, 'dossier'), [record(own!, '2025-07-20', whole(1))])).rejects.toThrow(
    'row-level security',
  )
  expect(await everything()).toEqual(before)
  expect(await hand(keyOf(own!), [record(own!, '2025-07-20', whole(1))])).toMatchObject({ kind: 'kept' })
})

test('what was put right stands while the source only repeats itself, and gives way to what it newly says', async () => {
  const day = '2025-06-29'
  await feedSays(day, own!, whole(10))
  await hand(officer, [record(own!, day, { petitions: 12 })])
  expect(await figure(own!, day)).toBe(12)
  expect(await feedSays(day, own!, whole(10))).toMatchObject({ outcome: 'unchanged', deltas: 0 })
  expect(await figure(own!, day)).toBe(12)
  expect(await feedSays(day, own!, whole(11))).toMatchObject({ outcome: 'kept', corrections: 1 })
  expect(await figure(own!, day)).toBe(11)
  expect(await feedSays(day, own!, whole(10))).toMatchObject({ corrections: 1 })
  expect(await figure(own!, day)).toBe(10)
  expect(await system.selectFrom('standing_figure').selectAll().execute()).toEqual([])
})

import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../db/test-database.ts'
import { makeStampReader, readDataStamp } from './data-stamp.ts'

let at: TestDatabase
beforeAll(async () => {
  at = await testDatabase()
  await at.db.insertInto('dataset').values({ id: 'd', name: '{}', frequency: 'daily', scope: 'province' }).execute()
})
afterAll(() => at.close())

test('the stamp moves with everything an answer is made of, and with nothing else', async () => {
  let last = await readDataStamp(at.db)
  const moved = async () => {
    const before = last
    last = await readDataStamp(at.db)
    return last !== before
  }
  expect(await moved()).toBe(false)
  await at.db.updateTable('ledger_version').set({ version: 1 }).execute()
  expect(await moved()).toBe(true)
  const kpi = {
    id: 'T01',
    dataset: 'd',
    aggregation: 'sum' as const,
    additive: true,
    frequency: 'daily' as const,
    scope: 'province' as const,
    definition: '{}',
  }
  await at.db.insertInto('kpi').values(kpi).execute()
  expect(await moved()).toBe(true)
  const plan = { kpi: 'T01', level: 'province' as const, key: '', source: 'officer' as const, recorded_at: new Date() }
  await at.db
    .insertInto('target_plan')
    .values({ ...plan, steps: '[]' })
    .execute()
  expect(await moved()).toBe(true)
  const group = { id: randomUUID(), version: 1, name: 'Ven biển', units: ['13285'], recorded_at: new Date() }
  await at.db.insertInto('unit_group').values(group).execute()
  expect(await moved()).toBe(true)
  expect(await moved()).toBe(false)
})

test('many askers in one moment share one question', async () => {
  const { read } = makeStampReader(at.db, 60_000)
  const [one, two] = [read(), read()]
  expect(two).toBe(one)
  const stamp = await one
  await at.db.updateTable('ledger_version').set({ version: 2 }).execute()
  expect(read()).toBe(stamp)
  expect(await makeStampReader(at.db, 0).read()).not.toBe(stamp)
})

test('who has written asks anew', async () => {
  const { read, forget } = makeStampReader(at.db, 60_000)
  const before = await read()
  await at.db.updateTable('ledger_version').set({ version: 3 }).execute()
  forget()
  const after = await read()
  expect(after).not.toBe(before)
  expect(read()).toBe(after)
})

import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../../db/test-database.ts'
import { testKeyring } from '../secret/test-keyring.ts'
import { recordKeys } from './record-keys.ts'

const keyring = testKeyring()
let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.close())

const entries = () =>
  database.db.selectFrom('audit').select(['action', 'object_id as key', 'role', 'detail']).orderBy('seq').execute()

test('the keys of a new ring stand in the trail once, however many processes find them', async () => {
  const made = await Promise.all(Array.from({ length: 4 }, () => recordKeys(database.db, keyring)))
  expect(made.toSorted((a, b) => a - b)).toEqual([0, 0, 0, 4])
  const taken = { action: 'key.take', role: 'none' }
  expect(await entries()).toEqual(
    ['seal', 'audit', 'pepper', 'sign'].map((purpose) => ({
      ...taken,
      key: `${purpose}/${purpose}-1`,
      detail: { purpose },
    })),
  )
})

test('a rotated one joins them', async () => {
  keyring.rotate('seal')
  expect(await recordKeys(database.db, keyring)).toBe(1)
  expect((await entries()).at(-1)).toMatchObject({ action: 'key.take', key: 'seal/seal-2' })
  expect(await recordKeys(database.db, keyring)).toBe(0)
})

import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { type TestDatabase, testDatabase } from '../db/test-database.ts'
import { documentAsking, petitionsOf, testSubsystem, type TestSubsystem } from '../feed/test-subsystem.ts'
import { testDeps } from '../test-deps.ts'
import { loadProvince } from '../unit/load-province.ts'
import { askCommand } from './ask-command.ts'

/** Monday 28/7/2025, 07:00 in Vietnam: four Sundays of July are due. */
const now = new Date('2025-07-28T00:00:00Z')
let database: TestDatabase
let subsystem: TestSubsystem
const said: string[] = []

beforeAll(async () => {
  database = await testDatabase()
  subsystem = await testSubsystem(() => petitionsOf([['13285', '2025-07-06', 3]]))
  await loadProvince(database.db, documentAsking(subsystem.url, { petition: 'petition-json' }), now)
})
beforeEach(() => {
  said.length = 0
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => said.push(String(text)) > 0)
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => said.push(String(text)) > 0)
  return () => vi.restoreAllMocks()
})
afterAll(async () => {
  await subsystem.close()
  await database.close()
})

const ask = (...argv: string[]) =>
  askCommand(
    argv,
    testDeps(database.db, () => now),
  )
const feed = async () => (await database.db.selectFrom('feed').select('id').executeTakeFirstOrThrow()).id

test('a feed is asked at once, and what came of it is told in both languages', async () => {
  expect(await ask(await feed())).toBe(0)
  expect(said.join('')).toContain('Có số mới · New figures; 1 bản ghi')
  expect(subsystem.asked).not.toEqual([])
})

test('an error of the source is told with its detail, and the exit code says so', async () => {
  subsystem.say = () => ({ status: 500, body: 'no' })
  expect(await ask('--all')).toBe(1)
  expect(said.join('')).toContain('Nguồn báo lỗi · Source error')
})

test('a feed there is not, and a call without one, are refused in words', async () => {
  expect(await ask('khong-co')).toBe(2)
  expect(said.join('')).toContain('Không có nguồn số liệu “khong-co”.')
  expect(await ask()).toBe(2)
  expect(said.join('')).toContain('Usage: pnpm nhipso ask')
})

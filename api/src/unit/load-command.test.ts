import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { type TestDatabase, testDatabase } from '../db/test-database.ts'
import { loadCommand } from './load-command.ts'
import { testDocument } from './test-document.ts'

let database: TestDatabase
let folder: string
beforeEach(async () => {
  database = await testDatabase()
  folder = await mkdtemp(join(tmpdir(), 'nhipso-load-'))
  return async () => {
    await database.close()
    await rm(folder, { recursive: true })
  }
})
afterEach(() => vi.restoreAllMocks())

async function load(mode: 'demo' | 'production', document: unknown): Promise<{ code: number; said: string }> {
  const file = join(folder, 'province.json')
  await writeFile(file, JSON.stringify(document))
  let said = ''
  const hear = (text: unknown) => {
    said += String(text)
    return true
  }
  vi.spyOn(process.stdout, 'write').mockImplementation(hear)
  vi.spyOn(process.stderr, 'write').mockImplementation(hear)
  const code = await loadCommand([file], {
    db: database.db,
    now: () => new Date('2026-11-22T02:00:00Z'),
    env: { mode },
  })
  return { code, said }
}
const provinces = () => database.db.selectFrom('province').select('simulated').execute()

test.each([
  ['production', true, /simulated province; production/],
  ['demo', false, /NHIPSO_MODE=production/],
] as const)('%s takes no province by which it would never start again', async (mode, simulated, why) => {
  const { code, said } = await load(mode, { ...testDocument(), simulated })
  expect({ code, said }).toEqual({ code: 1, said: expect.stringMatching(why) })
  expect(await provinces()).toEqual([])
})

test.each([
  ['production', false],
  ['demo', true],
] as const)('%s takes its own sort of province', async (mode, simulated) => {
  expect(await load(mode, { ...testDocument(), simulated })).toMatchObject({ code: 0 })
  expect(await provinces()).toEqual([{ simulated }])
})

test('what is wrong with a document that does not say what it is, is said place by place', async () => {
  const { code, said } = await load('production', { code: '37' })
  expect(code).toBe(1)
  expect(said).toMatch(/^simulated: /m)
})

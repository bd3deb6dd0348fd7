import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../../db/test-database.ts'
import { readSheetApart } from '../sheet/read-sheet-apart.ts'
import { writeDraft } from './draft.ts'
import { taskFor } from './fuzz-ground.ts'
import { judgeAnswer } from './judge-answer.ts'
import { readHere } from './read-here.ts'
import { openSheetDoor, type SheetDoor } from './test-sheet-door.ts'
import { fuzzSheets, tellSheetFinding } from './sheet-fuzz.ts'
import { makeFuzzedFile, type SheetPlan } from './sheet-plan.ts'
import { soundFiles } from './sound-files.ts'

const seed = Number(process.env['FUZZ_SEED'] ?? 20_261_128)
const checkout = join(import.meta.dirname, '../../../..')
let database: TestDatabase
let door: SheetDoor
beforeAll(async () => {
  database = await testDatabase()
  door = await openSheetDoor(database.db)
})
afterAll(() => database.close())

test(
  'files changed in every layer get an answer that names its place, and no figure that nobody wrote',
  {
    timeout: 120_000,
  },
  async () => {
    const { findings, right } = await fuzzSheets({ seed, files: 80, read: readHere })
    expect(findings.map(tellSheetFinding).join('\n\n')).toBe('')
    // A run in which nothing is still right would have proved nothing of what is.
    expect(right).toBeGreaterThan(10)
  },
)

describe('before the whole program', { timeout: 60_000 }, () => {
  const plan: SheetPlan = { sound: 0, harmless: [], hurts: [], bytes: [] }
  const plans: [string, Partial<SheetPlan>][] = [
    ['a workbook', {}],
    ['lines of an old Windows', { sound: 8 }],
    ['a workbook cut short', { bytes: [{ change: 2, dice: 7 }] }],
  ]
  test.each(plans)('%s is previewed without a trace, and taken in whole or not at all', async (_, more) => {
    expect(await door.tryFile(makeFuzzedFile(await soundFiles(), { ...plan, ...more }))).toEqual([])
  })
})

test('the process apart says what is said here', { timeout: 60_000 }, async () => {
  const [sound] = await soundFiles()
  const file = { bytes: writeDraft(sound!.draft), sound: sound!, done: [], owes: 'all' as const }
  const said = await readSheetApart(file.bytes, taskFor(sound!.mapping), checkout)
  expect(said).toEqual(await readHere(file.bytes, taskFor(sound!.mapping)))
  expect(judgeAnswer(file, said)).toEqual([])
  // And a judge that finds nothing in a wrong answer would find nothing at all.
  const wrong = said.kind === 'judged' ? { ...said, records: said.records.slice(1) } : said
  expect(judgeAnswer(file, wrong)).toEqual(['right, and 1 figures lost'])
})

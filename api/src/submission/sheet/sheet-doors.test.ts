import { createHash, randomUUID } from 'node:crypto'
import { join } from 'node:path'
import readXlsxFile from 'read-excel-file/node'
import type { Identity } from 'shared/account/identity.ts'
import type { LookedSheet, SheetPreview } from 'shared/submission/sheet-contract.ts'
import type { SheetMapping } from 'shared/submission/sheet.ts'
import type { HandedInAnswer } from 'shared/submission/submission-contract.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { runAs } from '../../account/access/current.ts'
import { type TestDatabase, testDatabase } from '../../db/test-database.ts'
import { problemOf } from '../../http/problem.ts'
import { testDeps } from '../../test-deps.ts'
import { loadProvince } from '../../unit/load-province.ts'
import { testDocument } from '../../unit/test-document.ts'
import { sheetDoors } from './sheet-doors.ts'
import { bookOf, type BookOf } from './test-sheets.ts'

const now = new Date('2025-07-28T00:00:00Z')
let database: TestDatabase
let doors: ReturnType<typeof sheetDoors>

beforeAll(async () => {
  database = await testDatabase()
  await loadProvince(database.db, testDocument(), now)
  const deps = testDeps(database.db, now)
  const checkout = join(import.meta.dirname, '../../../..')
  doors = sheetDoors({ ...deps, env: { ...deps.env, checkout } })
  doors.onError((error, c) => {
    const { problem, headers } = problemOf(error, 'en', 'r')
    return c.json(problem, problem.status as 400, headers)
  })
})
afterAll(() => database.close())

const officer: Identity = { role: 'officer', id: 'officer', unit: null }
const clerk: Identity = { role: 'commune-officer', id: 'clerk', unit: '13318' }
async function ask(identity: Identity, path: string, file?: Buffer, headers: Record<string, string> = {}) {
  let response: Response | undefined
  await runAs({ identity, address: null, requestId: null }, async () => {
    const body = file && { method: 'POST', body: new Uint8Array(file) }
    response = await doors.request(path, {
      ...body,
      headers: { 'content-type': 'application/octet-stream', ...headers },
    })
  })
  return response!
}
/** Petitions: four measures, whose test names are their ids. */
const header = ['Đơn vị', 'petitions', 'petitions_on_time', 'ratings', 'ratings_satisfied']
const rows: BookOf['rows'] = [
  header,
  ['Đơn vị 13285', 5, '4', 3, 2],
  ['Đơn vị 13318', 2, 3, 0, 0],
  ['Không có', 1, 1, 1, 1],
  ['Tổng cộng', 8, 8, 4, 3],
]
const file = bookOf({ rows })
const mapping: SheetMapping = {
  sheet: 0,
  headerRow: 1,
  unit: { column: 0 },
  day: { day: '2025-07-20' },
  measures: header.slice(1).map((measure, at) => ({ column: at + 1, measure })),
}
const queryOf = (more: Record<string, string> = {}) =>
  new URLSearchParams({ dataset: 'petition', mapping: JSON.stringify(mapping), lang: 'en', ...more }).toString()
const digest = createHash('sha256').update(file).digest('hex')

describe('a spreadsheet', () => {
  test('is looked at, previewed and taken in; the next one is mapped as this one was', async () => {
    const look = async (who: Identity) =>
      ((await (await ask(who, '/api/sheets/look?dataset=petition', file)).json()) as { sheets: LookedSheet[] })
        .sheets[0]!
    const looked = await look(officer)
    expect(looked).toMatchObject({ rows: 5, supposed: { headerRow: 1, unit: 0 }, remembered: null })
    expect(looked.supposed.measures).toHaveLength(4)

    const preview = (await (await ask(officer, `/api/sheets/preview?${queryOf()}`, file)).json()) as SheetPreview
    expect(preview).toMatchObject({
      digest,
      records: 3,
      accepted: 1,
      suspicious: 1,
      rejected: 1,
      skipped: 1,
      missing: [],
      compared: { fresh: 1, changed: 0, unchanged: 0 },
      // What was set aside for its unit is not summed, and the file's own sums say that it is missing.
      totals: [{ row: 5, measure: 'petitions', said: 8, summed: 7 }, {}, {}, {}],
    })
    expect(preview.problems.map(({ pointer, verdict, detail }) => [pointer, verdict, detail])).toEqual([
      ['row 3', 'waits', 'A part is larger than its whole: “petitions_on_time”'],
      ['A4', 'rejected', 'The unit is not in the register.'],
    ])

    const key = { 'idempotency-key': randomUUID() }
    const path = `/api/sheets?${queryOf({ digest, fileName: 'tháng 7.xlsx' })}`
    const taken = await ask(officer, path, file, key)
    expect(taken.status).toBe(201)
    const told = (await taken.json()) as HandedInAnswer
    expect(told).toMatchObject({ records: 3, accepted: 1, unchanged: 0, rejected: 1, quarantined: 1 })
    expect(told.problems).toEqual(preview.problems)
    const again = await ask(officer, path, file, key)
    expect([again.status, await again.json()]).toEqual([200, told])
    const { pointer } = await database.db.selectFrom('delta').select('pointer').executeTakeFirstOrThrow()
    expect(pointer).toBe(2)
    const kept = await database.db.selectFrom('submission').selectAll().executeTakeFirstOrThrow()
    expect(kept).toMatchObject({ kind: 'sheet', file_name: 'tháng 7.xlsx', actor: 'officer', unit: null })

    expect((await look(officer)).remembered).toEqual(mapping)
    expect((await look(clerk)).remembered).toBeNull()
    const second = (await (await ask(officer, `/api/sheets/preview?${queryOf()}`, file)).json()) as SheetPreview
    expect(second.compared).toEqual({ fresh: 0, changed: 0, unchanged: 1 })
  })

  test('that is not the one that was previewed is not taken in', async () => {
    const path = `/api/sheets?${queryOf({ digest: '0'.repeat(64) })}`
    expect((await ask(officer, path, file, { 'idempotency-key': randomUUID() })).status).toBe(409)
  })

  test('of many communes brings a commune its own row alone', async () => {
    const preview = (await (await ask(clerk, `/api/sheets/preview?${queryOf()}`, file)).json()) as SheetPreview
    expect(preview.problems.map(({ pointer, reason }) => [pointer, reason])).toEqual([
      ['A2', 'not-yours'],
      ['row 3', 'part-exceeds-whole'],
      ['A4', 'unknown-unit'],
    ])
    const foreign = JSON.stringify({ ...mapping, unit: { code: '13285' } })
    const query = new URLSearchParams({ dataset: 'petition', mapping: foreign })
    expect((await ask(clerk, `/api/sheets/preview?${query.toString()}`, file)).status).toBe(400)
  })

  test.each([
    ['a mapping that is none', { mapping: '{"sheet":0}' }, 400],
    [
      'a measure of another dataset',
      { mapping: JSON.stringify({ ...mapping, measures: [{ column: 1, measure: 'signings' }] }) },
      400,
    ],
    ['one column as two things', { mapping: JSON.stringify({ ...mapping, unit: { column: 1 } }) }, 400],
    ['no dataset of ours', { dataset: 'nothing' }, 404],
  ])('is refused with %s', async (_, more, status) => {
    expect((await ask(officer, `/api/sheets/preview?${queryOf(more)}`, file)).status).toBe(status)
  })

  test.each([
    ['text that is a web page', Buffer.from('<html>'), 400, 'web page'],
    ['6 MB', Buffer.alloc(6_000_000), 413, '5 MB'],
    ['another archive', Buffer.from('PK\u0003\u0004 and no more'), 400, 'damaged'],
  ])('is refused as %s, in words', async (_, bytes, status, words) => {
    const response = await ask(officer, `/api/sheets/preview?${queryOf()}`, bytes)
    expect(response.status).toBe(status)
    expect(JSON.stringify(await response.json())).toContain(words)
  })

  test('of one person is read one at a time', async () => {
    const answers = await Promise.all(
      Array.from({ length: 3 }, () => ask(officer, `/api/sheets/preview?${queryOf()}`, file)),
    )
    expect(answers.map(({ status }) => status).sort((a, b) => a - b)).toEqual([200, 409, 409])
  })
})

test('the template of a dataset is filled in, read back, and means what was written', async () => {
  const response = await ask(clerk, '/api/submission-datasets/petition/template?day=2025-07-13')
  const sheets = await readXlsxFile(Buffer.from(await response.arrayBuffer()))
  const [labels, row] = sheets[0]!.data
  expect(row?.slice(0, 3)).toEqual(['13318', 'Đơn vị 13318', '13/07/2025'])
  const filled = bookOf({ rows: [labels as string[], [...(row as string[]).slice(0, 3), 4, 3, 2, 1]] })
  const look = (await (await ask(clerk, '/api/sheets/look?dataset=petition', filled)).json()) as {
    sheets: LookedSheet[]
  }
  expect(look.sheets[0]!.supposed).toMatchObject({ headerRow: 1, unit: 0, day: 2 })
})

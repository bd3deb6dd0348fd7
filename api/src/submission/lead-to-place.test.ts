import { createHash, randomUUID } from 'node:crypto'
import { join } from 'node:path'
import type { PayloadExcerpt } from 'shared/explain/explanation-contract.ts'
import type { SheetMapping } from 'shared/submission/sheet.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { currentIdentity } from '../account/access/current.ts'
import { asAppRole, raiseWall } from '../account/access/raise-wall.ts'
import { scopeOf, systemSettings } from '../account/access/scope.ts'
import { openScopedDb } from '../account/access/scoped-db.ts'
import { insertKey } from '../account/api-key/api-key-store.ts'
import { makeKeyText } from '../account/api-key/key-text.ts'
import { buildApp } from '../app.ts'
import { type Db, openDb } from '../db/open.ts'
import { type TestDatabase, testDatabase } from '../db/test-database.ts'
import type { ServingDeps } from '../serving-deps.ts'
import { testDeps } from '../test-deps.ts'
import { signedInAs } from '../test-sign-in.ts'
import { loadProvince } from '../unit/load-province.ts'
import { testDocument } from '../unit/test-document.ts'
import { bookOf, type BookOf, cp1258Of } from './sheet/test-sheets.ts'

/** From a figure of the ledger to the very place it was read from, whichever way it was handed in. */
const now = new Date('2025-07-28T00:00:00Z')
let database: TestDatabase
let system: Db
let db: Db
let deps: ServingDeps
let app: ReturnType<typeof buildApp>
let officer: Record<string, string>
let key: string

beforeAll(async () => {
  database = await testDatabase()
  await loadProvince(database.db, testDocument(), now)
  await raiseWall(database.db, database.schema)
  const entered = { url: asAppRole(database.url), schema: database.schema }
  system = openDb({ ...entered, settings: systemSettings })
  db = openScopedDb(entered, () => scopeOf(currentIdentity()))
  const given = testDeps(system, now)
  deps = { ...given, db, env: { ...given.env, checkout: join(import.meta.dirname, '../../..') } }
  const freely = { burst: 1e6, perSecond: 1e6 }
  app = buildApp(deps, { stampMaxAgeMs: 0, limits: { byAddress: freely, byIdentity: freely, bySubmission: freely } })
  officer = { ...(await signedInAs(deps, 'officer')), origin: deps.identity.settings.publicUrl }
  const text = makeKeyText()
  const rights = ['submission.create' as const, 'submission.read' as const]
  await insertKey(
    system,
    deps.keyring,
    { text, given: { name: 'Một cửa', unit: '*', dataset: 'petition', rights, days: 30 }, by: null },
    now,
  )
  key = text.whole.reveal()
})
afterAll(async () => {
  await db.destroy()
  await system.destroy()
  await database.close()
})

async function post(path: string, body: Buffer | string, headers: Record<string, string>): Promise<number> {
  const sent = typeof body === 'string' ? body : new Uint8Array(body)
  const response = await app.request(path, {
    method: 'POST',
    body: sent,
    headers: { 'idempotency-key': randomUUID(), ...headers },
  })
  expect(response.status, await response.clone().text()).toBe(201)
  const { id } = (await response.json()) as { id: string; mapping?: unknown }
  const row = await system.selectFrom('collection').select('id').where('submission', '=', id).executeTakeFirstOrThrow()
  return row.id
}

async function placeOf(collection: number, unit: string, day: string, measure: string): Promise<PayloadExcerpt> {
  const query = new URLSearchParams({ unit, day, measure })
  const response = await app.request(`/api/collections/${collection}/excerpt?${query.toString()}`, { headers: officer })
  expect(response.status, await response.clone().text()).toBe(200)
  return (await response.json()) as PayloadExcerpt
}

const measures = ['petitions', 'petitions_on_time', 'ratings', 'ratings_satisfied']
const upload = (file: Buffer, mapping: SheetMapping, fileName: string): Promise<number> => {
  const digest = createHash('sha256').update(file).digest('hex')
  const query = new URLSearchParams({ dataset: 'petition', mapping: JSON.stringify(mapping), digest, fileName })
  return post(`/api/sheets?${query.toString()}`, file, { ...officer, 'content-type': 'application/octet-stream' })
}
/** A title, a header of two merged rows, a unit nobody knows, a sum: rows and records are not counted alike. */
const report: BookOf['rows'] = [
  ['BÁO CÁO PHẢN ÁNH, KIẾN NGHỊ'],
  ['STT', 'Đơn vị', 'Phản ánh', null, 'Đánh giá', null],
  [null, null, 'Tổng số', 'Đúng hạn', 'Tổng số', 'Hài lòng'],
  [1, 'Xã Không Có', 1, 1, 1, 1],
  [2, 'Đơn vị 13285', 12, 11, 3, 2],
  [3, 'Đơn vị 13318', 7, 6, 5, 4],
  [null, 'Tổng cộng', 20, 18, 9, 7],
]
const mapped = (day: string): SheetMapping => ({
  sheet: 0,
  headerRow: 3,
  unit: { column: 1 },
  day: { day },
  measures: measures.map((measure, at) => ({ column: at + 2, measure })),
})

test('a figure of an uploaded workbook leads to its cell, under its header', { timeout: 30_000 }, async () => {
  const merged = '<mergeCells count="1"><mergeCell ref="C2:D2"/></mergeCells>'
  const collection = await upload(bookOf({ rows: report, tail: merged }), mapped('2025-07-13'), 'tháng 7.xlsx')
  expect(await placeOf(collection, '13318', '2025-07-13', 'ratings')).toMatchObject({
    kind: 'sheet',
    pointer: 'row 6',
    field: 'ratings',
    fileName: 'tháng 7.xlsx',
    sheet: 'Biểu 1',
    header: [
      { row: 1, cells: ['BÁO CÁO PHẢN ÁNH, KIẾN NGHỊ'] },
      { row: 2, cells: ['STT', 'Đơn vị', 'Phản ánh', '', 'Đánh giá'] },
      { row: 3, cells: ['', '', 'Tổng số', 'Đúng hạn', 'Tổng số', 'Hài lòng'] },
    ],
    rows: [
      { row: 4 },
      { row: 5 },
      { row: 6, cells: ['3', 'Đơn vị 13318', '7', '6', '5', '4'] },
      { row: 7, cells: ['', 'Tổng cộng', '20', '18', '9', '7'] },
    ],
    row: 6,
    column: 4,
  })
  const gone = await app.request(`/api/collections/${collection}/excerpt?unit=H42.1&day=2025-07-13`, {
    headers: officer,
  })
  expect(gone.status).toBe(404)
})

test('and one of lines of an old Windows to its line', { timeout: 30_000 }, async () => {
  const lines = report.map((row) => row.map((cell) => (cell === null ? '' : String(cell as string))).join(';'))
  // A cell of two lines: the record is the sixth, and its line the seventh.
  lines[3] = '1;"Xã Không\nCó";1;1;1;1'
  const collection = await upload(cp1258Of(lines.join('\r\n')), mapped('2025-07-06'), 'thang7.csv')
  const place = await placeOf(collection, '13318', '2025-07-06', 'petitions_on_time')
  if (place.kind !== 'sheet') throw new Error('a file of lines is a sheet')
  expect(place).toMatchObject({ sheet: null, column: 3 })
  expect(place.rows.find(({ row }) => row === place.row)?.cells).toEqual(['3', 'Đơn vị 13318', '7', '6', '5', '4'])
  expect(place.header[0]?.cells[0]).toBe('BÁO CÁO PHẢN ÁNH, KIẾN NGHỊ')
})

const counts = (petitions: number) => ({ petitions, petitions_on_time: 1, ratings: 0, ratings_satisfied: 0 })
test.each([
  ['pushed by a machine', '2025-07-20', () => ({ authorization: `Bearer ${key}` })],
  ['typed into a form', '2025-07-27', () => officer],
])('what is %s leads to its record in the bytes as they came', async (_, day, who) => {
  const records = [
    { unit: '99999', day, counts: counts(9) },
    { unit: '13318', day, counts: counts(41) },
    { unit: '13285', day, counts: counts(42) },
  ].filter(({ unit }) => unit !== '99999' || day === '2025-07-20')
  // Written as no serialiser of ours would.
  const body = `\n{ "records" :\t${JSON.stringify(records, null, 3)}, "dataset":"petition" }`
  const collection = await post('/api/submissions', body, { ...who(), 'content-type': 'application/json' })
  const place = await placeOf(collection, '13285', day, 'petitions')
  if (place.kind !== 'text') throw new Error('what is pushed is text')
  expect(JSON.parse(place.place)).toEqual(records.at(-1))
  expect(place.pointer).toBe(`/records/${records.length - 1}`)
  const { from, to } = place.mark!
  expect([place.place.slice(0, from).trimEnd().slice(-12), place.place.slice(from, to)]).toEqual(['"petitions":', '42'])
})

import readXlsxFile from 'read-excel-file/node'
import { instantOf } from 'shared/day.ts'
import { formatCount, formatNumber } from 'shared/format.ts'
import type { ValueRow } from 'shared/kpi/kpi-contract.ts'
import type { BoundNumber, ReportDocument } from 'shared/report/document.ts'
import { numbersOf } from 'shared/report/numbers-of.ts'
import type { ReportDetail } from 'shared/report/report-contract.ts'
import { testTemplate } from 'shared/report/test-template.ts'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { extractText, getDocumentProxy } from 'unpdf'
import { buildApp } from '../app.ts'
import { type TestDatabase, testDatabase } from '../db/test-database.ts'
import type { KpiValues } from '../kpi/answer-kpi-values.ts'
import { loadTestProvince } from '../kpi/load-test-province.ts'
import { keepRecords } from '../kpi/test-records.ts'
import { often } from '../security/test-program.ts'
import { testDeps } from '../test-deps.ts'
import { signedInAs } from '../test-sign-in.ts'
import { zipText } from './render/fixed-zip.ts'
import { xlsxNumber } from './render/xlsx-number.ts'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

/** So many communes beside the test province's own, each with figures of its own. */
const communes = 60
const days = ['2025-12-03', '2025-12-17', '2025-12-29', '2026-01-08']
const codes = Array.from({ length: communes }, (_, at) => String(20_000 + at * 3))

let at: TestDatabase
let app: ReturnType<typeof buildApp>
let headers: Record<string, string>
beforeAll(async () => {
  at = await testDatabase()
  await loadTestProvince(at.db)
  await at.db
    .insertInto('unit')
    .values(
      codes.map((code, place) => ({
        code,
        name: `Xã số ${place + 1}`,
        kind: place % 3 === 0 ? ('ward' as const) : ('commune' as const),
        former_province: 'ninh-binh' as const,
        tile: null,
        area_km2: null,
        lat: null,
        lon: null,
      })),
    )
    .execute()
  await at.db
    .insertInto('report_template')
    .values({ key: 'dinh-ky@1', id: 'dinh-ky', version: 1, definition: JSON.stringify(testTemplate) })
    .execute()
  const next = randomly(20_261_127)
  for (const [place, day] of days.entries()) {
    // Some report nothing that day, some nothing at all; a few have no case.
    const records = codes.flatMap((unit) => {
      if (next() < 0.15) return []
      const received = next() < 0.1 ? 0 : Math.floor(next() * 2_000)
      const online = Math.floor(next() * (received + 1))
      return [{ unit, day, counts: [received, online, Math.floor(next() * (online + 1))] }]
    })
    await keepRecords(at.db, 'dossier', records, instantOf('2026-01-10', place), true)
  }
  const deps = testDeps(at.db, instantOf('2026-01-22', 9 * 60))
  app = buildApp(deps, { stampMaxAgeMs: 0, limits: often })
  headers = { ...(await signedInAs(deps, 'officer')), origin: deps.identity.settings.publicUrl }
})
afterAll(() => at.close())

/** The same numbers on every run (mulberry32). */
function randomly(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

const get = async (path: string): Promise<Response> => {
  const answer = await app.request(path, { headers })
  expect([path, answer.status]).toEqual([path, 200])
  return answer
}
const bytesOf = async (path: string) => Buffer.from(await (await get(path)).arrayBuffer())

const asked = new Map<string, Promise<Map<string, ValueRow>>>()
/** What the API answers for the very days and knowledge a number is bound to. */
function answered({ binding }: BoundNumber, asOf: string): Promise<Map<string, ValueRow>> {
  if (binding.of !== 'kpi') throw new Error(binding.what)
  const { kpi, from, to } = binding
  const path = `/api/kpis/${kpi}/values?from=${from}&to=${to}&asOf=${encodeURIComponent(asOf)}&compare=previous`
  const known = asked.get(path)
  if (known) return known
  const rows = (async () => {
    const all: ValueRow[] = []
    for (const by of ['province', 'unit']) {
      const answer = await app.request(`${path}&by=${by}`, { headers })
      if (answer.status === 200) all.push(...((await answer.json()) as KpiValues).rows)
    }
    return new Map(all.map((row) => [row.key, row]))
  })()
  asked.set(path, rows)
  return rows
}

/** What the API's answer reads as in the part that is printed. */
function printedBy({ binding, decimals }: BoundNumber, { value, compared, target }: ValueRow): string | null {
  if (binding.of !== 'kpi') return null
  const count = (part: number | null | undefined) =>
    part === null || part === undefined ? '–' : formatCount('vi', part)
  switch (binding.part) {
    case 'reported':
    case 'expected':
      return count(value[binding.part])
    case 'difference':
      return formatNumber('vi', Math.abs((value.ratio! - compared!.ratio!) * 100), decimals)
    default:
      if (value.state !== 'value') return value.text
      if (binding.part === 'ratio') return value.text
      return count(binding.part === 'gap' ? target?.gap : value[binding.part])
  }
}

/** Every number in the order of the tree, found in what was read back: none is missing, none in another's place. */
function inOrder(numbers: readonly BoundNumber[], find: (number: BoundNumber, from: number) => number): string[] {
  const faults: string[] = []
  let from = 0
  for (const number of numbers) {
    const place = find(number, from)
    if (place < 0) faults.push(`${JSON.stringify(number.binding)} ${number.text}`)
    else from = place + 1
  }
  return faults
}

test('a thousand numbers read alike in the API, the tree, Word, PDF and the spreadsheet', async () => {
  const next = randomly(7)
  let bindings = 0
  for (let round = 0; bindings < 1_000; round += 1) {
    expect(round).toBeLessThan(6)
    // A random stretch of the history, over some of the days that have figures.
    const from = `2025-12-${String(1 + Math.floor(next() * 16)).padStart(2, '0')}`
    const to = `2026-01-${String(1 + Math.floor(next() * 14)).padStart(2, '0')}`
    const made = await app.request('/api/reports', {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json' },
      body: JSON.stringify({ template: 'dinh-ky', from, to }),
    })
    expect(made.status).toBe(201)
    const { report } = (await made.json()) as ReportDetail
    const tree = (await (await get(`/api/reports/${report.id}/document`)).json()) as ReportDocument
    const numbers = numbersOf(tree)
    const ofFigures = numbers.filter(({ binding }) => binding.of === 'kpi')
    bindings += ofFigures.length

    const faults: string[] = []
    for (const number of ofFigures) {
      const row = (await answered(number, report.cutOff)).get(number.binding.place!)
      const said = row && printedBy(number, row)
      if (said !== number.text) faults.push(`${JSON.stringify(number.binding)}: ${number.text}, the API ${said}`)
    }
    expect(faults).toEqual([])

    const file = (format: string) => bytesOf(`/api/reports/${report.id}/file?format=${format}`)
    const [docx, pdf, xlsx] = await Promise.all([file('docx'), file('pdf'), file('xlsx')])
    const runs = Array.from(
      zipText(docx, 'word/document.xml').matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g),
      ([, text]) => text ?? '',
    )
    expect(inOrder(numbers, ({ text }, start) => runs.indexOf(text, start))).toEqual([])

    const { text } = await extractText(await getDocumentProxy(new Uint8Array(pdf)), { mergePages: true })
    const words = text.replaceAll(/\s+/g, ' ')
    expect(inOrder(numbers, (number, start) => words.indexOf(number.text, start))).toEqual([])

    const cells: unknown[] = (await readXlsxFile(xlsx)).slice(1).flatMap(({ data }) => data.flat())
    const inSheet = (number: BoundNumber, start: number) =>
      cells.indexOf(xlsxNumber(number, 'vi')?.value ?? number.text, start)
    expect(inOrder(numbers, inSheet)).toEqual([])
  }
  expect(bindings).toBeGreaterThanOrEqual(1_000)
})

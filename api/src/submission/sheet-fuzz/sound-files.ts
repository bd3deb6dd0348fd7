import { toSerial } from 'shared/day.ts'
import { formatDay } from 'shared/format.ts'
import type { SheetMapping } from 'shared/submission/sheet.ts'
import writeXlsxFile from 'write-excel-file/node'
import { openArchive } from '../sheet/read-archive.ts'
import type { Part } from '../sheet/test-archive.ts'
import { partsOf, type Written } from '../sheet/test-sheets.ts'
import type { BookDraft, Draft, Encoding, LinesDraft } from './draft.ts'
import { type Figure, figureOf, lastDay, measures, units } from './fuzz-ground.ts'

/** A file as it comes from an office or a system, what stands where in it, and what it says. */
export interface SoundFile {
  name: string
  draft: Draft
  mapping: SheetMapping
  figures: Figure[]
}

const places = units.map((_, at) => at).filter((at) => units[at]!.kind !== 'province')
const dotted = (count: number): string => String(count).replace(/(\d)(?=(\d{3})+$)/g, '$1.')

/** A report as the one-stop system exports it: a title, a header of merged rows, groups, sums, shares as text. */
function reportRows(write: (count: number, place: number) => Written): Written[][] {
  const rows = places.map((at) => {
    const { counts } = figureOf(at, 0)
    const name = units[at]!.kind === 'ward' ? `UBND phường ${units[at]!.name}` : units[at]!.name
    return [at, name, ...counts.map(write), `${((counts[1]! / counts[0]!) * 100).toFixed(2)}%`]
  })
  const sums = measures.map((_, place) => places.reduce((sum, at) => sum + figureOf(at, 0).counts[place]!, 0))
  return [
    ['BÁO CÁO TÌNH HÌNH TIẾP NHẬN PHẢN ÁNH, KIẾN NGHỊ'],
    ['STT', 'Đơn vị', 'Phản ánh', null, 'Đánh giá', null, 'Tỷ lệ'],
    [null, null, ...measures, null],
    ['(1)', '(2)', '(3)', '(4)', '(5)', '(6)', '(7)=(4)/(3)'],
    ['I', 'Tất cả các đơn vị', ...sums, null],
    ...rows,
    [null, 'Tổng cộng', ...sums, null],
    [null, 'Người lập biểu', null, null, null, null, null],
  ]
}
const reportMapping: SheetMapping = {
  sheet: 0,
  headerRow: 4,
  unit: { column: 1 },
  day: { day: lastDay },
  measures: measures.map((measure, at) => ({ column: at + 2, measure })),
}
const reportFigures = places.map((at) => figureOf(at, 0))
const merged = '<mergeCells count="2"><mergeCell ref="C2:D2"/><mergeCell ref="E2:F2"/></mergeCells>'

/** Figures of several days, a row each, as a table for machines. */
const tableOf = (days: number) =>
  Array.from({ length: days }, (_, back) => places.map((at) => figureOf(at, back))).flat()
const tableMapping: SheetMapping = {
  sheet: 0,
  headerRow: 1,
  unit: { column: 0 },
  day: { column: 1 },
  measures: measures.map((measure, at) => ({ column: at + 2, measure })),
}
const tableRows = (figures: readonly Figure[], dayOf: (day: string) => Written): Written[][] => [
  ['Mã đơn vị', 'Ngày', ...measures],
  ...figures.map(({ unit, day, counts }) => [unit, dayOf(day), ...counts]),
]

const serial1900 = 25_569
const written = (day: string) => formatDay('vi', day)
const book = (parts: Part[]): BookDraft => ({ form: 'xlsx', parts, end: {} })
const textual = (rows: readonly (readonly Written[])[]) => rows.map((row) => row.map((cell) => plainText(cell)))
const plainText = (cell: Written): string =>
  cell === null ? '' : typeof cell === 'object' ? String('value' in cell ? cell.value : '') : String(cell)
const lines = (rows: readonly (readonly Written[])[], delimiter: string, encoding: Encoding): LinesDraft => ({
  form: 'csv',
  rows: textual(rows),
  delimiter,
  ends: ['\r\n'],
  quoteAll: false,
  encoding,
  edits: [],
})

/** The parts of a workbook somebody else’s program has written. */
async function partsIn(bytes: Buffer): Promise<Part[]> {
  const archive = await openArchive(bytes)
  const parts: Part[] = []
  for (const name of archive.names) {
    const pieces: Buffer[] = []
    for await (const piece of archive.read(name)) pieces.push(piece)
    parts.push({ name, body: Buffer.concat(pieces).toString('utf8') })
  }
  return parts
}

/** The same figures on a second sheet, behind one that holds none. */
function onSecondSheet(parts: readonly Part[]): Part[] {
  const first = 'xl/worksheets/sheet1.xml'
  return parts.flatMap((part) => {
    const text = String(part.body)
    if (part.name === 'xl/workbook.xml')
      return { ...part, body: text.replace('<sheets>', '<sheets><sheet name="Bìa" sheetId="9" r:id="rId9"/>') }
    if (part.name.endsWith('.rels')) {
      const one = /<Relationship .*?\/>/.exec(text)![0]
      const cover = one.replace('rId1', 'rId9').replace('sheet1', 'cover')
      return { ...part, body: text.replace(one, cover + one) }
    }
    const cover = '<worksheet><sheetData><row r="1"><c r="A1"><v>2025</v></c></row></sheetData></worksheet>'
    return part.name === first ? [part, { name: 'xl/worksheets/cover.xml', body: cover }] : part
  })
}

/** What every run begins with; all of it is read without a word of complaint. */
export async function soundFiles(): Promise<SoundFile[]> {
  const numbers = (count: number, place: number): Written =>
    place === 0 ? dotted(count) : place === 1 ? { formula: `C9-1`, value: count } : count
  const report = reportRows(numbers)
  const inline = report.map((row) => row.map((cell) => (typeof cell === 'string' ? { inline: cell } : cell)))
  const asText = reportRows((count, place) => (place === 0 ? dotted(count) : `${count},0`))
  const table = tableOf(14)
  const days1900 = tableRows(table, (day) => ({ date: toSerial(day) + serial1900 }))
  const days1904 = tableRows(table, (day) => ({ date: toSerial(day) + serial1900 - 1_462 }))
  const byProgram = await writeXlsxFile(
    tableRows(table, written).map((row) => row.map((cell) => (typeof cell === 'object' ? null : cell))),
  ).toBuffer()
  const ofReport = (name: string, draft: Draft, mapping = reportMapping): SoundFile => ({
    name,
    draft,
    mapping,
    figures: reportFigures,
  })
  const ofTable = (name: string, draft: Draft): SoundFile => ({ name, draft, mapping: tableMapping, figures: table })
  return [
    ofReport('a report with merged headers', book(partsOf({ rows: report, tail: merged }))),
    ofReport('a report with its text in place', book(partsOf({ rows: inline, tail: merged }))),
    ofReport('a report behind a cover', book(onSecondSheet(partsOf({ rows: report }))), { ...reportMapping, sheet: 1 }),
    ofTable('a table with days of 1900', book(partsOf({ rows: days1900 }))),
    ofTable('a table with days of 1904', book(partsOf({ rows: days1904, workbookPr: '<workbookPr date1904="1"/>' }))),
    ofTable('a table another program wrote', book(await partsIn(byProgram))),
    ofReport('lines parted by semicolons', lines(asText, ';', 'utf-8')),
    ofReport('lines parted by commas', lines(asText, ',', 'utf-8 with a mark')),
    ofReport('lines of an old Windows', lines(asText, ';', 'windows-1258')),
    ofReport('“Unicode text” of Excel', lines(asText, '\t', 'utf-16le')),
    ofTable('a table of lines', lines(tableRows(table, written), ',', 'utf-8')),
    ofTable(
      'a table of lines, the other way round',
      lines(
        tableRows(table, (day) => day),
        '|',
        'utf-16be',
      ),
    ),
  ]
}

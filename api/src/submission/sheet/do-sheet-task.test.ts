import type { SheetMapping } from 'shared/submission/sheet.ts'
import { describe, expect, test } from 'vitest'
import { doSheetTask } from './do-sheet-task.ts'
import type { SheetSaid, SheetTask } from './sheet-task.ts'
import { type Part, zipOf } from './test-archive.ts'
import { bookOf, type BookOf, cp1258Of, partsOf } from './test-sheets.ts'

const both = (vi: string, en: string) => ({ vi, en })
const asked: SheetTask = {
  units: [
    { code: '37', name: 'Tỉnh Ninh Bình', kind: 'province' },
    { code: 'H42.1', name: 'Sở Nội vụ', kind: 'department' },
    { code: '13285', name: 'Phủ Lý', kind: 'ward' },
    { code: '13318', name: 'Hòa Lư', kind: 'commune' },
  ],
  measures: [
    { id: 'received', name: both('Số hồ sơ tiếp nhận', 'Received') },
    { id: 'online', name: both('Trực tuyến', 'Online') },
  ],
  judge: null,
}
const judging = (mapping: Partial<SheetMapping> = {}, own: string | null = null): SheetTask => ({
  ...asked,
  judge: {
    lives: [],
    mapping: {
      sheet: 0,
      headerRow: 4,
      unit: { column: 1 },
      day: { day: '2025-07-31' },
      measures: [
        { column: 2, measure: 'received' },
        { column: 3, measure: 'online' },
      ],
      ...mapping,
    },
    scope: 'all-units',
    from: '2025-07-01',
    to: '2025-08-01',
    rules: { within: [{ part: 'online', whole: 'received' }] },
    own,
  },
})
async function all(task: SheetTask, bytes: Buffer): Promise<SheetSaid[]> {
  const said: SheetSaid[] = []
  for await (const one of doSheetTask(task, bytes)) said.push(one)
  return said
}
const recordsIn = (said: readonly SheetSaid[]) =>
  said
    .flatMap((one) => (one.kind === 'records' ? one.records : []))
    .map(({ unit, day, counts, index }) => [unit, day, counts['received'], counts['online'], index])
const judgedIn = (said: readonly SheetSaid[]) => ({
  ...said.find((one) => one.kind === 'judged')!,
  quarantined: said.flatMap((one) => (one.kind === 'doubted' ? one.quarantined : [])),
})

/** A report as the one-stop system exports it: a title, a header of two rows, groups, sums, percentages as text. */
const report: BookOf['rows'] = [
  ['BÁO CÁO TÌNH HÌNH TIẾP NHẬN HỒ SƠ'],
  ['STT', 'Đơn vị', 'Hồ sơ', null, 'Tỷ lệ'],
  [null, null, 'Số hồ sơ tiếp nhận', 'Trực tuyến', null],
  ['(1)', '(2)', '(3)', '(4)', '(5)=(4)/(3)'],
  ['I', 'Sở, ban, ngành', 40, 30, '75%'],
  [1, 'Sở Nội vụ', '40', '30', '75.00%'],
  ['II', 'Cấp xã', 1300, 1012, '77.94%'],
  [1, 'UBND phường Phủ Lý', '1.234', '1,000', '81.04%'],
  [2, 'Xã Hoà Lư', { formula: 'SUM(1,65)', value: 66 }, '12,0', '18.18%'],
  [null, 'Tổng cộng', 1340, 1050, null],
  [null, 'Người lập biểu', null, null, null],
]
const csvOf = (sign: string): string =>
  report
    .map((row) =>
      row
        .map((cell) => (typeof cell === 'object' ? (cell === null ? '' : '66') : cell))
        .map((cell) => (String(cell).includes(sign) ? `"${cell}"` : cell))
        .join(sign),
    )
    .join('\r\n')

const forms: [string, Buffer][] = [
  ['XLSX', bookOf({ rows: report })],
  [
    'XLSX with its text in place',
    bookOf({ rows: report.map((row) => row.map((cell) => (typeof cell === 'string' ? { inline: cell } : cell))) }),
  ],
  [
    'XLSX with letters and marks apart',
    bookOf({ rows: report.map((row) => row.map((cell) => (typeof cell === 'string' ? cell.normalize('NFD') : cell))) }),
  ],
  [
    'XLSX with the whole sheet merged',
    bookOf({ rows: report, tail: '<mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>' }),
  ],
  [
    'XLSX with a validation of every cell',
    bookOf({ rows: report, tail: '<dataValidations><dataValidation sqref="A1:XFD1048576"/></dataValidations>' }),
  ],
  ['CSV with semicolons', Buffer.from(csvOf(';'))],
  ['CSV with commas', Buffer.from(csvOf(','))],
  ['CSV with tabs and a byte order mark', Buffer.from(`\ufeff${csvOf('\t')}`)],
  ['CSV in UTF-16', Buffer.from(`\ufeff${csvOf('\t')}`, 'utf16le')],
  ['CSV of an old Windows', cp1258Of(csvOf(';'))],
]

describe.each(forms)('a report as %s', (form, bytes) => {
  const lines = (row: number) => row

  test('is understood: where its table begins, whose rows they are, which column is what', async () => {
    const [looked] = await all(asked, bytes)
    if (looked?.kind !== 'looked') throw new Error(JSON.stringify(looked))
    expect(looked.sheets[0]!.supposed).toMatchObject({
      headerRow: 4,
      mapping: {
        unit: 1,
        day: null,
        measures: [
          { column: 2, measure: 'received' },
          { column: 3, measure: 'online' },
        ],
      },
    })
    expect(looked.sheets[0]!.supposed.labels.slice(0, 4)).toEqual([
      'STT',
      'Đơn vị',
      'Hồ sơ / Số hồ sơ tiếp nhận',
      'Hồ sơ / Trực tuyến',
    ])
  })

  test('gives its figures, and leaves titles, groups and sums out', async () => {
    const said = await all(judging(), bytes)
    expect(recordsIn(said)).toEqual([
      ['H42.1', '2025-07-31', 40, 30, lines(6)],
      ['13285', '2025-07-31', 1234, 1000, lines(8)],
      ['13318', '2025-07-31', 66, 12, lines(9)],
    ])
    expect(judgedIn(said)).toMatchObject({
      rejected: 0,
      quarantined: [],
      calculated: form.startsWith('XLSX') ? 1 : 0,
      // 40 + 1.234 + 66 is what is said; 30 + 1.000 + 12 is not 1.050.
      totals: [{ row: 10, measure: 'online', said: 1050, summed: 1042 }],
    })
  })
})

test.each<[string, Buffer]>([
  [
    'a number in CDATA',
    bookOf({
      rows: report.map((row) =>
        row.map((cell) => (cell === 40 ? { raw: '<c r="C5"><v><![CDATA[40]]></v></c>' } : cell)),
      ),
    }),
  ],
  ['tabs between cells in quotes', Buffer.from(csvOf('\t').replaceAll(/[^\t\r\n]+/g, (cell) => `"${cell}"`))],
  [
    'parts in UTF-16',
    zipOf(
      partsOf({ rows: report }).map((part) => ({
        ...part,
        body: part.name.endsWith('.xml') ? Buffer.from(`\ufeff${String(part.body)}`, 'utf16le') : part.body,
      })),
    ),
  ],
])('%s: what other programs write is read as it means', async (_, bytes) => {
  const said = await all(judging(), bytes)
  expect(recordsIn(said).map(([unit, , received, online]) => [unit, received, online])).toEqual([
    ['H42.1', 40, 30],
    ['13285', 1234, 1000],
    ['13318', 66, 12],
  ])
})

test('a table of nothing but sums is told by the first of them', async () => {
  const rows: BookOf['rows'] = Array.from({ length: 500 }, () => [null, 'Tổng cộng', 5, 4])
  expect(judgedIn(await all(judging({ headerRow: 0 }), bookOf({ rows }))).totals).toHaveLength(200)
})

test.each<[string, Buffer, object]>([
  [
    'a sheet cut short',
    bookOf({ rows: [], sheetXml: '<worksheet><sheetData><row r="7"><c r="B7"><v>1</v></x>' }),
    { fault: 'broken-xml', at: { in: 'sheet', sheet: 'Biểu 1', row: 7, column: 1 } },
  ],
  [
    'a row beyond the last',
    bookOf({ rows: [], sheetXml: '<worksheet><sheetData><row r="2147483648"/></sheetData></worksheet>' }),
    { fault: 'broken-xml', at: { in: 'sheet', sheet: 'Biểu 1' } },
  ],
  ['a NUL', Buffer.from('a;b\r\nc;d\r\n1;\0'), { fault: 'nul-byte', at: { in: 'sheet', sheet: null, row: 3 } }],
  [
    'millions of empty cells',
    Buffer.from(`a;b\n1;2\n${';'.repeat(4_000_000)}`),
    { fault: 'too-many-columns', at: { in: 'sheet', sheet: null, row: 3, column: 60 } },
  ],
  ['half an archive', bookOf({ rows: report }).subarray(0, 900), { fault: 'broken-archive', at: { in: 'directory' } }],
])('%s is named by its place', async (_, bytes, fault) => {
  expect(await all(judging(), bytes)).toMatchObject([fault])
})

test('what is wrong is named by its cell', async () => {
  const rows: BookOf['rows'] = [
    [null, 'Phường Phủ Lý', '77.94%', 1],
    [null, 'Xã Không Có', 5, 1],
    [null, 'Phủ Lý', 3, 4],
    [null, 'Hòa Lư', 3, null],
    [null, 'Hòa Lư', { raw: '<c r="C5" t="e"><v>#REF!</v></c>' }, 2],
    [null, 'Sở Nội vụ', -1, 0],
  ]
  const said = await all(judging({ headerRow: 0 }), bookOf({ rows }))
  const judged = judgedIn(said)
  expect(judged.rejects.map(({ pointer, reason, field }) => [pointer, reason, field])).toEqual([
    ['C1', 'not-a-count', 'received'],
    ['B2', 'unknown-unit', 'unit'],
    ['row 3', 'duplicate', null],
    ['D4', 'missing-field', 'online'],
    ['row 5', 'duplicate', null],
    ['C6', 'negative', 'received'],
  ])
  expect(recordsIn(said)).toEqual([])
})

test('days stand in a column, as days or as text, in the years of either Excel', async () => {
  const rows: BookOf['rows'] = [
    ['Phủ Lý', { date: 45_839 }, 1, 1],
    ['Hòa Lư', '02/07/2025', 1, 1],
    ['Sở Nội vụ', '31/02/2025', 1, 1],
  ]
  const mapping = { headerRow: 0, unit: { column: 0 }, day: { column: 1 } }
  const said = await all(judging(mapping), bookOf({ rows }))
  expect(recordsIn(said).map(([, day]) => day)).toEqual(['2025-07-01', '2025-07-02'])
  expect(judgedIn(said).rejects).toMatchObject([{ pointer: 'B3', reason: 'bad-day', field: 'day' }])
  const old = bookOf({ rows: [['Phủ Lý', { date: 45_839 - 1_462 }, 1, 1]], workbookPr: '<workbookPr date1904="1"/>' })
  expect(recordsIn(await all(judging(mapping), old)).map(([, day]) => day)).toEqual(['2025-07-01'])
})

test('whoever speaks for one commune is given no other’s figures', async () => {
  const said = await all(judging({}, '13285'), bookOf({ rows: report }))
  expect(recordsIn(said).map(([unit]) => unit)).toEqual(['13285'])
  expect(judgedIn(said).rejects.map(({ reason, pointer }) => [reason, pointer])).toEqual([
    ['not-yours', 'B6'],
    ['not-yours', 'B9'],
  ])
})

const sheet = 'xl/worksheets/sheet1.xml'
const withPart = (name: string, change: (part: Part) => Part): Buffer =>
  zipOf(partsOf({ rows: report }).map((part) => (part.name === name ? change(part) : part)))
const sheetXml = (body: string): Buffer => bookOf({ rows: [], sheetXml: body })
const sound = bookOf({ rows: report })
const repeat = (text: string, times: number): string => text.repeat(times)
const hostile: [string, () => Buffer, string][] = [
  ['nothing', () => Buffer.alloc(0), 'empty'],
  ['blanks', () => Buffer.from(' \r\n \r\n'), 'empty'],
  ['a web page', () => Buffer.from('<html><table><tr><td>1</td></tr></table></html>'), 'web-page'],
  ['an old Excel file', () => Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(512)]), 'old-excel'],
  ['a PDF', () => Buffer.from('%PDF-1.7 …'), 'not-a-sheet'],
  ['a program', () => Buffer.from('\u007fELF…', 'latin1'), 'not-a-sheet'],
  ['another archive', () => zipOf([{ name: 'a.txt', body: 'a' }]), 'not-a-sheet'],
  ['macros', () => zipOf([...partsOf({ rows: report }), { name: 'xl/vbaProject.bin', body: 'x' }]), 'macros'],
  ['the first half of a file', () => sound.subarray(0, sound.length / 2), 'broken-archive'],
  ['a file without its first bytes', () => Buffer.concat([Buffer.from('PK'), sound.subarray(10)]), 'broken-archive'],
  ['a wrong sum', () => withPart(sheet, (part) => ({ ...part, claims: { crc: 1 } })), 'broken-archive'],
  [
    'a part that says it is smaller',
    () => withPart(sheet, (part) => ({ ...part, claims: { size: 10 } })),
    'broken-archive',
  ],
  ['a part under a password', () => withPart(sheet, (part) => ({ ...part, claims: { flags: 1 } })), 'encrypted'],
  [
    'an unknown way of packing',
    () => withPart(sheet, (part) => ({ ...part, claims: { method: 99 } })),
    'broken-archive',
  ],
  [
    'parts that lie over one another',
    () => withPart('xl/styles.xml', (part) => ({ ...part, claims: { offset: 0 } })),
    'bomb',
  ],
  ['a part twice', () => zipOf([...partsOf({ rows: report }), { name: sheet, body: '<a/>' }]), 'broken-archive'],
  [
    'a path that climbs',
    () => zipOf([...partsOf({ rows: report }), { name: '../../etc/passwd', body: 'x' }]),
    'broken-archive',
  ],
  [
    'hundreds of parts',
    () =>
      zipOf([...partsOf({ rows: report }), ...Array.from({ length: 300 }, (_, i) => ({ name: `x${i}`, body: '' }))]),
    'broken-archive',
  ],
  [
    '200 MB of nothing in 200 KB',
    () => sheetXml(`<worksheet><sheetData>${repeat(' ', 70_000_000)}</sheetData></worksheet>`),
    'bomb',
  ],
  [
    'a directory that promises 3 GB',
    () => withPart(sheet, (part) => ({ ...part, claims: { size: 3_000_000_000 } })),
    'bomb',
  ],
  [
    'an entity that doubles itself',
    () => sheetXml('<!DOCTYPE a [<!ENTITY b "&b;&b;">]><worksheet>&b;</worksheet>'),
    'doctype',
  ],
  ['an entity of a file', () => sheetXml('<!DOCTYPE a SYSTEM "file:///etc/passwd"><worksheet/>'), 'doctype'],
  ['an unknown entity', () => sheetXml('<worksheet>&x;</worksheet>'), 'broken-xml'],
  ['XML that does not close', () => sheetXml('<worksheet><sheetData><row>'), 'broken-xml'],
  ['a nest of a thousand', () => sheetXml(`${repeat('<a>', 1_000)}${repeat('</a>', 1_000)}`), 'broken-xml'],
  [
    'a crowd of attributes',
    () => sheetXml(`<a ${Array.from({ length: 40 }, (_, i) => `x${i}="1"`).join(' ')}/>`),
    'broken-xml',
  ],
  [
    'rows out of order',
    () =>
      sheetXml(
        '<worksheet><sheetData><row r="2"><c r="A2"><v>1</v></c></row><row r="1"><c r="A1"><v>1</v></c></row></sheetData></worksheet>',
      ),
    'broken-xml',
  ],
  [
    'a cell that is nowhere',
    () => sheetXml('<worksheet><sheetData><row r="1"><c r="1A"><v>1</v></c></row></sheetData></worksheet>'),
    'broken-xml',
  ],
  [
    'a cell far to the right',
    () => sheetXml('<worksheet><sheetData><row r="1"><c r="XFD1"><v>1</v></c></row></sheetData></worksheet>'),
    'too-many-columns',
  ],
  ['text longer than a cell', () => bookOf({ rows: [[{ inline: repeat('x', 40_000) }]] }), 'cell-too-long'],
  ['shared text longer than a cell', () => bookOf({ rows: [[repeat('x', 40_000)]] }), 'cell-too-long'],
  [
    '60,000 rows',
    () =>
      sheetXml(
        `<worksheet><sheetData>${Array.from({ length: 60_000 }, (_, i) => `<row><c><v>${(i * 7919) % 99_991}</v></c></row>`).join('')}</sheetData></worksheet>`,
      ),
    'too-many-rows',
  ],
  ['a sheet without cells', () => bookOf({ rows: [] }), 'empty'],
  ['no sheet', () => zipOf(partsOf({ rows: report }).filter(({ name }) => name !== sheet)), 'empty'],
  [
    'no relations',
    () => zipOf(partsOf({ rows: report }).filter(({ name }) => !name.endsWith('.rels'))),
    'broken-archive',
  ],
  ['NUL in a CSV', () => Buffer.from('a;b\r\n1;\0'), 'nul-byte'],
  ['a quote that never closes', () => Buffer.from(`a;b\r\n"1;2\r\n${repeat('x', 100)}`), 'bad-quotes'],
  ['a CSV line without end', () => Buffer.from(`a;b\r\n${repeat('x', 40_000)}`), 'cell-too-long'],
  ['a CSV of a hundred columns', () => Buffer.from(repeat('x;', 100)), 'too-many-columns'],
  ['60,000 lines', () => Buffer.from(repeat('1;2\n', 60_000)), 'too-many-rows'],
]

test.each(hostile)('%s is refused', { timeout: 20_000 }, async (_, make, fault) => {
  const bytes = make()
  for (const task of [asked, judging()]) expect(await all(task, bytes)).toMatchObject([{ kind: 'fault', fault }])
})

test('a file cut anywhere, or with any byte turned, gives an answer', { timeout: 120_000 }, async () => {
  for (let at = 0; at < 100; at += 2) {
    const cut = sound.subarray(0, Math.floor((sound.length * at) / 100))
    expect((await all(judging(), cut)).at(-1)?.kind).toMatch(/fault|judged/)
    const turned = Buffer.from(sound)
    const place = Math.floor((sound.length * at) / 100)
    turned[place] = turned[place]! ^ 0xff
    const said = await all(judging(), turned)
    // No figure is another than it was: sums of the archive see to that.
    if (said.at(-1)?.kind === 'judged') expect(recordsIn(said).length).toBeLessThanOrEqual(3)
  }
})

const csv = (...lines: string[]): Buffer => Buffer.from(lines.join('\n'))

test('a sum of a group is held against its group, one of all rows against all, wherever it stands', async () => {
  const table = (...sums: [string, string, string]) =>
    csv(
      'STT;Đơn vị;Số hồ sơ tiếp nhận;Trực tuyến',
      `;Tổng số;${sums[0]}`,
      'I;Khối phường;;',
      '1;Phường Phủ Lý;10;9',
      `;Cộng khối phường;${sums[1]}`,
      'II;Khối xã;;',
      '1;Xã Hòa Lư;7;6',
      `;Cộng;${sums[2]}`,
    )
  const totals = async (bytes: Buffer) => judgedIn(await all(judging({ headerRow: 1 }), bytes)).totals
  expect(await totals(table('17;15', '10;9', '7;6'))).toEqual([])
  expect(await totals(table('17;14', '10;8', '7;6'))).toEqual([
    { row: 2, measure: 'online', said: 14, summed: 15 },
    { row: 5, measure: 'online', said: 8, summed: 9 },
  ])
})

test('a header printed again on the next page and a signature are no records', async () => {
  const header = 'STT;Đơn vị;Số hồ sơ tiếp nhận;Trực tuyến'
  const bytes = csv(header, '1;Phường Phủ Lý;10;9', header, '2;Xã Hòa Lư;7;6', ';;;NGƯỜI LẬP BIỂU')
  const said = await all(judging({ headerRow: 1 }), bytes)
  expect(recordsIn(said).map(([unit]) => unit)).toEqual(['13285', '13318'])
  expect(judgedIn(said)).toMatchObject({ rejected: 0, skipped: 2 })
})

test('what is refused is quoted as it stands in its cell', async () => {
  const bytes = csv('1;Xã Cũ;10;9', '2;Phường Phủ Lý;12,5;9', '3;Xã Hòa Lư;7;6', '4;Xã Hòa Lư;8;6')
  const { rejects } = judgedIn(await all(judging({ headerRow: 0 }), bytes))
  expect(rejects.map(({ pointer, reason, excerpt }) => [pointer, reason, excerpt])).toEqual([
    ['B1', 'unknown-unit', 'Xã Cũ'],
    ['C2', 'not-a-count', '12,5'],
    ['row 4', 'duplicate', '4 | Xã Hòa Lư | 8 | 6'],
    ['row 3', 'duplicate', expect.any(String)],
  ])
})

test('a column of days or units is known by its name where its cells do not tell', async () => {
  const supposed = async (bytes: Buffer) => {
    const [looked] = await all(asked, bytes)
    return looked?.kind === 'looked' ? looked.sheets[0]!.supposed.mapping : looked
  }
  const header = 'Ngày số liệu;Tên đơn vị;Số hồ sơ tiếp nhận'
  const table = csv(header, 'ngày 31/7/2025;Phường Phủ Lý;10', 'Tuần 31;Xã Hòa Lư;10')
  expect(await supposed(table)).toMatchObject({ day: 0, unit: 1 })
  expect(await supposed(csv(header, 'Tuần 31;Xã Cũ;10;9', 'Tuần 31;Xã Xưa;10;8'))).toMatchObject({ day: 0, unit: 1 })
})

test('quotes within a field are the writer’s own', async () => {
  const said = await all(judging({ headerRow: 0 }), csv('1;Phường "Phủ Lý";10;9', '2;Xã Hòa Lư;7;6'))
  expect(recordsIn(said)).toHaveLength(1)
  expect(judgedIn(said).rejects).toMatchObject([{ excerpt: 'Phường "Phủ Lý"' }])
})

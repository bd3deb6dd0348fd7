import { describe, expect, test } from 'vitest'
import { say } from 'shared/messages/say.ts'
import type { Value } from 'shared/kpi/value-contract.ts'
import { strFromU8, unzipSync } from 'fflate'
import { readSheet } from 'read-excel-file/node'
import type { Sheet } from 'shared/export/sheet.ts'
import { fileNameOf } from './save-file.ts'
import { tableSheet } from './table-sheet.ts'
import { targetData, unitData, valueData } from './value-data.ts'
import { writeXlsx } from './write-xlsx.ts'

const value = (changes: Partial<Value>): Value => ({
  state: 'value',
  numerator: 300,
  denominator: 400,
  ratio: 0.75,
  reported: 30,
  expected: 31,
  quarantined: 0,
  text: '75,0%',
  ...changes,
})
interface Row {
  code: string
  value: Value
}
const rows: Row[] = [
  { code: '14329', value: value({}) },
  {
    code: '13285',
    value: value({ state: 'missing', numerator: null, denominator: null, ratio: null, text: 'Chưa có số liệu' }),
  },
]
const inVietnamese = (message: Parameters<typeof say>[1]) => say('vi', message)
const sheet = tableSheet<Row>({
  title: 'Tỷ lệ',
  rows,
  table: null,
  locale: 'vi',
  columns: [
    {
      key: 'unit',
      label: 'Đơn vị',
      data: unitData(
        inVietnamese,
        ({ code }) => code,
        ({ code }) => `Phường ${code}`,
      ),
    },
    {
      key: 'value',
      label: 'Kết quả',
      data: [
        ...valueData<Row>(inVietnamese, { measuredIn: 'percent', hasDenominator: true }, (row) => row.value),
        ...targetData<Row>(inVietnamese, () => null),
      ],
    },
    { key: 'bar', label: 'Thanh', data: [] },
    { key: 'act', label: '' },
  ],
})
const provenance = {
  title: '=Tỷ lệ',
  period: { label: 'Tháng 7', from: '2025-06-15', to: '2025-07-14' },
  filters: [],
  knowledge: { version: 3, recordedAt: '2025-07-24T17:00:00.000Z' },
  coverage: null,
  link: 'https://nhipso.example/?asof=2025-07-24',
  takenAt: '2025-07-25T01:00:00.000Z',
}

describe('a table as data', () => {
  test('takes a value apart, and leaves out what is only drawn or pressed', () => {
    expect(sheet.columns.map(({ key }) => key)).toEqual([
      'unit_code',
      'unit',
      'numerator',
      'denominator',
      'value',
      'state',
      'reported',
      'expected',
      'target',
      'gap',
    ])
    expect(sheet.rows[0]).toEqual([
      '14329',
      'Phường 14329',
      300,
      400,
      { numerator: 300, denominator: 400, format: 'percent', text: '75,0%' },
      { code: 'value', word: 'Có số liệu' },
      30,
      31,
      null,
      null,
    ])
  })

  test('says which of the answers it is where there is no number, and writes no 0', () => {
    expect(sheet.rows[1]?.slice(2, 6)).toEqual([null, null, null, { code: 'missing', word: 'Chưa có số liệu' }])
  })
})

describe('a spreadsheet', () => {
  const read = async (of: Sheet, place: number) =>
    readSheet(Buffer.from(await (await writeXlsx(of, provenance, 'vi')).arrayBuffer()), place)

  test('keeps numbers as numbers, days as days, and says on a sheet of its own where it comes from', async () => {
    const days: Sheet = {
      title: 'Ngày',
      columns: [
        { key: 'day', head: 'Ngày', as: 'day' },
        { key: 'at', head: 'Lúc', as: 'instant' },
        { key: 'n', head: 'Số' },
      ],
      rows: [['2025-07-23', '2025-07-23T17:30:00.000Z', 36_694]],
    }
    const [, row] = await read(days, 1)
    expect([row?.[0], row?.[2]]).toEqual([new Date('2025-07-23T00:00:00Z'), 36_694])
    // A spreadsheet keeps a fraction of a day, so an instant comes back to within a millisecond.
    expect(Math.round(Number(row?.[1]) / 1000) * 1000).toBe(Date.parse('2025-07-24T00:30:00Z'))
    const about = await read(days, 2)
    expect(about.map(([name]) => name)).toEqual(['=Tỷ lệ', 'Kỳ', 'Chốt số liệu', 'Lấy ra lúc', 'Liên kết cố định'])
    const [, first, second] = await read(sheet, 1)
    expect(first?.slice(0, 6)).toEqual(['14329', 'Phường 14329', 300, 400, 0.75, 'Có số liệu'])
    expect(second?.slice(2, 6)).toEqual([null, null, null, 'Chưa có số liệu'])
  })

  test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '=HYPERLINK("http://x")', 'a\u0000b', '\ud83d'])(
    'takes %j for a text and makes no formula of it',
    async (text) => {
      const one: Sheet = { title: text, columns: [{ key: 'a', head: text }], rows: [[text]] }
      const blob = await writeXlsx(one, { ...provenance, title: text }, 'vi')
      const parts = unzipSync(new Uint8Array(await blob.arrayBuffer()))
      const sheets = Object.entries(parts).filter(([name]) => /^xl\/worksheets\/[^/]+\.xml$/.test(name))
      expect(sheets.length).toBe(2)
      for (const [, bytes] of sheets) expect(strFromU8(bytes)).not.toMatch(/<f[ >]|<hyperlink/)
    },
  )
})

test.each([
  [
    'Tỷ lệ hồ sơ nộp trực tuyến',
    { from: '2025-06-15', to: '2025-07-14' },
    'nhip-so-ty-le-ho-so-nop-truc-tuyen-2025-06-15_2025-07-14.csv',
  ],
  ['../../etc/passwd', null, 'nhip-so-etc-passwd.csv'],
  ['👍', null, 'nhip-so.csv'],
])('the file of “%s” has a name every system takes', (title, period, name) => {
  expect(fileNameOf(title, period, 'csv')).toBe(name)
})

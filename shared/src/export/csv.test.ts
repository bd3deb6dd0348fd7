import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { machineCsv, officeCsv } from './csv.ts'
import { plainText } from './plain-text.ts'
import { coverageOfSheet, type Provenance } from './provenance.ts'
import type { Sheet, SheetCell } from './sheet.ts'

const provenance: Provenance = {
  title: 'Tỷ lệ hồ sơ trực tuyến',
  period: { label: 'Tháng 7 năm 2025', from: '2025-06-15', to: '2025-07-14' },
  filters: [{ name: 'Loại đơn vị', text: 'Xã' }],
  knowledge: { version: 12, recordedAt: '2025-07-24T17:00:00.000Z' },
  coverage: { reported: 2999, expected: 3000 },
  link: 'https://nhipso.example/kpi/T02?p=2025-07&asof=2025-07-24T17:00:00.000Z',
  takenAt: '2025-07-25T01:00:00.000Z',
}
const sheet: Sheet = {
  title: 'Tỷ lệ',
  columns: [
    { key: 'unit', head: 'Đơn vị' },
    { key: 'value', head: 'Kết quả' },
    { key: 'online', head: 'Trực tuyến' },
    { key: 'day', head: 'Ngày', as: 'day' },
    { key: 'state', head: 'Tình trạng' },
  ],
  rows: [
    [
      'Phường Hoa Lư; "trung tâm"',
      { numerator: 28_599, denominator: 36_694, format: 'percent', text: '77,9%' },
      28_599,
      '2025-07-23',
      { code: 'value', word: 'Có số liệu' },
    ],
    ['Xã Gia Viễn', null, null, '2025-07-23', { code: 'missing', word: 'Chưa có số liệu' }],
    [
      'Xã Giao Hoà',
      { numerator: 36_694, denominator: null, format: 'count', text: '36.694' },
      -5,
      null,
      { code: 'value', word: 'Có số liệu' },
    ],
  ],
}

describe('a table for machines', () => {
  const lines = machineCsv(sheet, provenance).split('\r\n')

  test('begins with the mark of UTF-8, names its columns by their keys, and says in each row what it is of', () => {
    expect(lines[0]).toBe(
      '\ufeffunit,value,online,day,state,period_from,period_to,data_version,data_recorded_at,taken_at,link',
    )
  })

  test('writes exact quotients with a point, raw integers, ISO days, codes, and nothing for nothing', () => {
    expect(lines[1]).toBe(
      `"Phường Hoa Lư; ""trung tâm""",${28_599 / 36_694},28599,2025-07-23,value,2025-06-15,2025-07-14,12,` +
        '2025-07-24T17:00:00.000Z,2025-07-25T01:00:00.000Z,https://nhipso.example/kpi/T02?p=2025-07&asof=2025-07-24T17:00:00.000Z',
    )
    expect(lines[2]).toMatch(/^Xã Gia Viễn,,,2025-07-23,missing,/)
    expect(lines[3]).toMatch(/^Xã Giao Hoà,36694,-5,,value,/)
    expect(lines[4]).toBe('')
  })
})

describe('a table for Excel in Vietnamese', () => {
  const lines = officeCsv(sheet, provenance, 'vi').split('\r\n')

  test('says above the table what it is of', () => {
    expect(lines.slice(0, 7)).toEqual([
      '\ufeffTỷ lệ hồ sơ trực tuyến',
      'Kỳ;Tháng 7 năm 2025 (15/06/2025 – 14/07/2025)',
      'Bộ lọc;Loại đơn vị: Xã',
      'Chốt số liệu;"00:00 25/07/2025, bản 12"',
      'Độ đủ số liệu;"99,9% (2.999/3.000 lượt báo cáo)"',
      'Lấy ra lúc;08:00 25/07/2025',
      'Liên kết cố định;https://nhipso.example/kpi/T02?p=2025-07&asof=2025-07-24T17:00:00.000Z',
    ])
  })

  test('writes decimal commas, no groups, dd/mm/yyyy, and words', () => {
    expect(lines.slice(8)).toEqual([
      'Đơn vị;Kết quả;Trực tuyến;Ngày;Tình trạng',
      '"Phường Hoa Lư; ""trung tâm""";77,9%;28599;23/07/2025;Có số liệu',
      'Xã Gia Viễn;;;23/07/2025;Chưa có số liệu',
      'Xã Giao Hoà;36694;-5;;Có số liệu',
      '',
    ])
  })

  test('keeps the decimal comma when the reader reads English', () => {
    const english: Sheet = {
      ...sheet,
      rows: [[null, { numerator: 1, denominator: 1, format: 'decimal', text: '1,234.5' }]],
    }
    expect(officeCsv(english, provenance, 'en').split('\r\n').at(-2)).toBe(';1234,5')
  })
})

describe('a text never becomes a formula', () => {
  test.each([
    ['=1+1'],
    ['+84 912'],
    ['-5'],
    ['@SUM(A1)'],
    ['\t=1'],
    ['\r=1'],
    ['\n=1'],
    ['\u0000=1'],
    [' =1'],
    ['\u200b=1'],
    ['\ufeff=1'],
    ['＝1+1'],
    ['＋1'],
    ['－1'],
    ['＠A1'],
    ['\tabc'],
    ['=HYPERLINK("http://x";"y")'],
  ])('%j stands behind an apostrophe', (text) => {
    expect(plainText(text)).toBe(`'${text.replaceAll('\u0000', '')}`)
  })

  test.each(['Phường Hoa Lư', '13285', '–', '—', 'a=b', '77,9%', '', "'x"])('%j stays as it is', (text) => {
    expect(plainText(text)).toBe(text)
  })

  test('whatever the text, no field of either file begins with such a sign, and a number keeps its own', () => {
    const signs = fc.constantFrom('=', '+', '-', '@', '\t', '\r', '\n', '＝', '"', ';', ',', ' ', 'x', '\u0000')
    fc.assert(
      fc.property(fc.array(signs, { maxLength: 6 }), fc.integer(), (letters, number) => {
        const cells: SheetCell[] = [letters.join(''), number]
        const one: Sheet = { title: 'x', columns: sheet.columns.slice(0, 2), rows: [cells] }
        for (const [text, separator] of [
          [machineCsv(one, provenance), ','],
          [officeCsv(one, provenance, 'vi'), ';'],
        ] as const) {
          const [field, own] = fieldsOf(text, separator)
          expect(field).not.toMatch(/^[=+\-@＝\t\r\n]/)
          expect(own).toBe(String(number))
        }
      }),
      { numRuns: 500 },
    )
  })
})

/** The fields of the last row of a file, read as a spreadsheet reads them. */
function fieldsOf(text: string, separator: string): string[] {
  const rows: string[][] = [['']]
  let quoted = false
  for (let at = 0; at < text.length; at += 1) {
    const row = rows.at(-1)!
    const letter = text[at]!
    if (quoted && letter === '"' && text[at + 1] === '"') {
      row[row.length - 1] += '"'
      at += 1
    } else if (letter === '"') quoted = !quoted
    else if (!quoted && letter === separator) row.push('')
    else if (!quoted && letter === '\r' && text[at + 1] === '\n') {
      rows.push([''])
      at += 1
    } else row[row.length - 1] += letter
  }
  return rows.at(-2) ?? []
}

test('a table whose rows say how whole they are is as whole as all of them together', () => {
  const columns = ['unit', 'reported', 'expected'].map((key) => ({ key, head: key }))
  expect(
    coverageOfSheet({
      title: '',
      columns,
      rows: [
        ['a', 3, 4],
        ['b', 5, 6],
        ['c', null, null],
      ],
    }),
  ).toEqual({
    reported: 8,
    expected: 10,
  })
  expect(coverageOfSheet(sheet)).toBe(null)
})

import { composeReport } from 'shared/report/compose-report.ts'
import type { Cell, Table } from 'shared/report/document.ts'
import { testSnapshot } from 'shared/report/test-snapshot.ts'
import { describe, expect, test } from 'vitest'
import { reportTableSheet } from './report-table-sheet.ts'

const words = (text: string, more: Partial<Cell> = {}): Cell => ({ content: [{ kind: 'text', text }], ...more })
const number = (numerator: number | null): Cell => ({
  content: [
    {
      kind: 'number',
      binding: { of: 'count', what: 'x', place: null, from: '2025-07-01', to: '2025-07-02' },
      numerator,
      denominator: null,
      state: numerator === null ? 'missing' : 'value',
      text: numerator === null ? 'Chưa có số liệu' : String(numerator),
      format: 'count',
      decimals: 0,
    },
  ],
})
const table: Table = {
  kind: 'table',
  id: 'x',
  caption: null,
  measuredIn: null,
  columns: ['unit', 'online', 'at-counter'].map((id) => ({ id, align: 'start', width: 33 })),
  head: [
    [words('Đơn vị', { down: 2 }), words('Hồ sơ', { span: 2 })],
    [words('Trực tuyến'), words('Trực tiếp')],
  ],
  rows: [
    { role: 'group', cells: [words('Phường', { span: 3 })] },
    { role: 'row', cells: [words('Hoa Lư'), number(5), number(null)] },
  ],
  notes: [],
}

describe('a table of a report as data', () => {
  test('each column has its whole heading, each number its parts, what is missing is nothing', () => {
    const { title, columns, rows } = reportTableSheet(table, 'Bảng 1')
    expect([title, ...columns]).toEqual([
      'Bảng 1',
      { key: 'unit', head: 'Đơn vị' },
      { key: 'online', head: 'Hồ sơ – Trực tuyến' },
      { key: 'at_counter', head: 'Hồ sơ – Trực tiếp' },
    ])
    expect(rows).toEqual([
      ['Phường', null, null],
      ['Hoa Lư', { numerator: 5, denominator: null, format: 'count', text: '5' }, null],
    ])
  })

  test('every table of a composed report can be read', () => {
    const { body, annexes } = composeReport(testSnapshot(), 'vi')
    const tables = [...body, ...annexes.flatMap(({ blocks }) => blocks)].filter((block) => block.kind === 'table')
    expect(tables.length).toBeGreaterThan(2)
    for (const one of tables) {
      const sheet = reportTableSheet(one, 'x')
      expect(new Set(sheet.columns.map(({ key }) => key)).size).toBe(sheet.columns.length)
      expect(sheet.columns.every(({ head }) => head !== '')).toBe(true)
      expect(sheet.rows.every((row) => row.length === sheet.columns.length)).toBe(true)
    }
  })
})

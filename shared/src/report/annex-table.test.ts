import { expect, test } from 'vitest'
import { annexTable } from './annex-table.ts'

const plain = (id: string, group: string | null = null) => ({
  id,
  group,
  head: id,
  align: 'start' as const,
  width: 1,
  of: (row: { name: string }, ordinal: number) => (id === 'ordinal' ? String(ordinal) : row.name),
})
const of = (columns: ReturnType<typeof plain>[]) =>
  annexTable({
    id: 'trial',
    caption: null,
    measuredIn: null,
    columns,
    rows: [
      { role: 'group', title: 'Cấp xã' },
      { role: 'row', row: { name: 'Xã Gia Viễn' } },
      { role: 'row', row: { name: 'Xã Nho Quan' } },
    ],
    notes: [],
  })

test('neighbours of one group share its head, a column of its own covers both rows', () => {
  const { head } = of([plain('ordinal'), plain('total', 'Tiếp nhận'), plain('online', 'Tiếp nhận')])
  expect(head).toEqual([
    [
      { content: [{ kind: 'text', text: 'ordinal' }], down: 2 },
      { content: [{ kind: 'text', text: 'Tiếp nhận' }], span: 2 },
    ],
    [{ content: [{ kind: 'text', text: 'total' }] }, { content: [{ kind: 'text', text: 'online' }] }],
  ])
})

test('without groups there is one row of heads', () => {
  expect(of([plain('ordinal'), plain('name')]).head).toHaveLength(1)
})

test('rows are counted, titles of groups are not and span the table; widths add up to 100', () => {
  const table = of([plain('ordinal'), plain('name')])
  expect(
    table.rows.map(({ cells }) =>
      cells.map(({ content }) => content.map((inline) => inline.kind === 'text' && inline.text)),
    ),
  ).toEqual([[['Cấp xã']], [['1'], ['Xã Gia Viễn']], [['2'], ['Xã Nho Quan']]])
  expect(table.rows[0]?.cells[0]?.span).toBe(2)
  expect(table.columns.reduce((sum, { width }) => sum + width, 0)).toBeCloseTo(100)
})

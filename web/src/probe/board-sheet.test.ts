import { say } from 'shared/messages/say.ts'
import { expect, test } from 'vitest'
import type { Cell } from './board-model.ts'
import { boardSheet } from './board-sheet.ts'

const named = {
  units: new Map([['13285', 'Phường Phủ Lý']]),
  systems: new Map([['mot-cua', 'Một cửa']]),
  node: (id: string) => `Nút ${id}`,
}
const cell = (more: Partial<Cell>): Cell => ({
  n: 1,
  id: 'mot-cua-13285',
  unit: '13285',
  subsystem: 'mot-cua',
  standing: { state: 'up', reasons: [], overlays: [], root: null },
  since: 1_780_000_000,
  lastUs: 12_500,
  troubles: [],
  ...more,
})
const sheetOf = (locale: 'vi' | 'en', ...cells: Cell[]) =>
  boardSheet((message, parameters) => say(locale, message, parameters), locale, cells, named)

test('a connection is a row under its heads: whose, how it stands, since when, why, and what is at fault', () => {
  const trouble = { from: 1, to: 2, standing: cell({}).standing }
  const down = cell({
    id: 'mot-cua-13291',
    unit: '13291',
    standing: { state: 'down', reasons: ['errors'], overlays: [], root: 'core-1' },
    lastUs: null,
    troubles: [trouble, trouble],
  })
  const { columns, rows } = sheetOf('vi', cell({}), down, cell({ unit: null, subsystem: 'moi' }))
  expect(rows.every((row) => row.length === columns.length)).toBe(true)
  const of = (row: number) => Object.fromEntries(columns.map(({ key }, place) => [key, rows[row]![place]]))
  expect(of(0)).toMatchObject({
    unit_code: '13285',
    unit: 'Phường Phủ Lý',
    system: 'Một cửa',
    state: { code: 'up' },
    reason: null,
    since: '2026-05-28T20:26:40.000Z',
    cause: null,
    last_latency_ms: 12.5,
    troubles: 0,
  })
  // What has no name here keeps its code; what was not measured is nothing, and not 0.
  expect(of(1)).toMatchObject({
    unit: '13291',
    state: { code: 'down' },
    cause: 'Nút core-1',
    last_latency_ms: null,
    troubles: 2,
  })
  expect(of(1)['reason']).toMatch(/^Mất kết nối: /)
  expect(of(2)).toMatchObject({ unit_code: null, unit: null, system: 'moi' })
})

test('its heads and words are of the reader’s language, its codes of none', () => {
  const [vi, en] = [sheetOf('vi', cell({})), sheetOf('en', cell({}))]
  expect(vi.columns.map(({ key }) => key)).toEqual(en.columns.map(({ key }) => key))
  expect(vi.columns.map(({ head }) => head).filter((head, place) => head === en.columns[place]!.head)).toEqual([])
  expect([vi.rows[0]![4], en.rows[0]![4]]).toMatchObject([{ code: 'up' }, { code: 'up', word: 'Up' }])
})

import { expect, test } from 'vitest'
import { tileCells } from './free-tiles.ts'

const units = [
  { code: '10001', name: 'Một', tile: [1, 1] as [number, number] },
  { code: '10002', name: 'Hai', tile: [3, 1] as [number, number] },
  { code: '37', name: 'Tỉnh', tile: null },
]
const drawn = (leaving: string[]) =>
  tileCells(units, leaving).map((row) => row.map(({ name, free }) => name?.[0] ?? (free ? '.' : ' ')).join(''))

test('what is free lies beside a unit, and the square of one that ends becomes free', () => {
  expect(drawn([])).toEqual(['.....', '.M.H.', '.....'])
  expect(drawn(['10001'])).toEqual(['...', '.H.', '...'])
  expect(tileCells(units, ['10001'])[1]?.[0]).toEqual({ tile: [2, 1], name: null, free: true })
  expect(tileCells([], [])).toEqual([])
})

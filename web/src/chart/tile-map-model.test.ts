import { expect, test } from 'vitest'
import { type PlainKind, shadeTiles, type TileDrawn } from './tile-map-model.ts'

const tile = (key: string, value: number | null, plain: PlainKind | null = null): TileDrawn => ({
  key,
  name: key,
  group: '',
  tile: [0, 0],
  value,
  text: '',
  counts: '',
  coverage: '',
  plain,
  hatched: false,
})
const tiles = [
  ...Array.from({ length: 20 }, (_, place) => tile(`${place}`, 60 + place * 2)),
  tile('few', 5, 'too-few'),
  tile('gap', null, 'missing'),
]

test('every tile is counted once in the legend', () => {
  const { legend } = shadeTiles(tiles, null)
  const total = [...legend.classes, ...legend.plain].reduce((sum, { count }) => sum + count, 0)
  expect(total).toBe(tiles.length)
})

test('a tile with too few cases has no shade and does not stretch the classes', () => {
  const { tiles: shaded, legend } = shadeTiles(tiles, null)
  expect(shaded.find(({ key }) => key === 'few')?.step).toBeNull()
  expect(legend.classes[0]?.from).toBeGreaterThanOrEqual(60)
})

test('more is darker, and two classes take the two ends of the scale', () => {
  const { tiles: shaded } = shadeTiles(tiles, null)
  const steps = shaded.slice(0, 20).map(({ step }) => step ?? 0)
  expect(steps).toEqual(steps.toSorted((a, b) => a - b))
  expect(shadeTiles([tile('a', 1), tile('b', 2)], 2).tiles.map(({ step }) => step)).toEqual([1, 5])
})

test('the legend speaks of missing, none arose and too few even when nobody is there', () => {
  expect(shadeTiles([tile('a', 1)], null).legend.plain.map(({ kind }) => kind)).toEqual([
    'too-few',
    'none-arose',
    'missing',
  ])
})

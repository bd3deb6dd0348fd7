import { expect, test } from 'vitest'
import { type Bands, longestOf, partsOf } from './phase-parts.ts'

const none = [null, null, null]
const bands = (more: Partial<Bands>): Bands => ({
  from: 0,
  to: 900_000,
  slotS: 300,
  n: [5, 5, 5],
  failed: [0, 0, 0],
  p50: [100, 110, null],
  dns: none,
  connect: none,
  tls: none,
  firstByte: none,
  ...more,
})

test.each<[string, Partial<Bands>, string[]]>([
  [
    'a page over TLS has all of them',
    { dns: [1, 1, null], connect: [9, 9, null], tls: [20, 20, null], firstByte: [60, 60, null] },
    ['dns', 'connect', 'tls', 'firstByte', 'rest'],
  ],
  [
    'a page without TLS lacks that one',
    { connect: [9, 9, null], firstByte: [60, 60, null] },
    ['connect', 'firstByte', 'rest'],
  ],
  [
    'a connection that is only made has no rest of an answer',
    { dns: [1, 1, null], connect: [9, 9, null] },
    ['dns', 'connect'],
  ],
  ['an echo has none', {}, []],
])('%s', (_, more, names) => expect(partsOf(bands(more)).map(({ name }) => name)).toEqual(names))

test('the rest is the whole less the parts, never below nothing, and unknown where the whole is', () => {
  const parts = partsOf(bands({ connect: [30, 30, 30], firstByte: [60, 90, 60] }))
  expect(parts.at(-1)).toEqual({ name: 'rest', values: [10, 0, null], usual: 0 })
})

test('an hour known as a whole tells nothing of the slots in which nothing was answered', () => {
  const [connect] = partsOf(bands({ connect: [30, 30, 30], n: [0, 5, 5], failed: [0, 0, 5] }))
  expect(connect!.values).toEqual([null, 30, null])
})

test('the longest is told with the whole it is a part of', () => {
  expect(longestOf(partsOf(bands({ connect: [30, 30, null], firstByte: [60, 60, null] })))).toMatchObject({
    part: { name: 'firstByte', usual: 60 },
    whole: 100,
  })
  expect(longestOf(partsOf(bands({})))).toBeNull()
})

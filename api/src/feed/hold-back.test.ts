import { expect, test } from 'vitest'
import { factKey } from './changes.ts'
import { holdClosed, setDecidedAside } from './hold-back.ts'
import type { FeedRecord, Quarantined } from './read/reading.ts'

const record = (day: string, petitions: number, unit = '13285'): FeedRecord => ({
  unit,
  day,
  counts: { petitions },
  index: 0,
  pointer: '/0',
})
const reading = (...records: FeedRecord[]) => ({
  kind: 'read' as const,
  records,
  rejects: [],
  rejected: 0,
  quarantined: [],
})
const held = new Map([[factKey('2026-01-04', '13285'), { petitions: 3 }]])
const closed = [{ from: '2026-01-01', to: '2026-01-14' }]

test.each([
  ['a figure that is repeated goes on', record('2026-01-04', 3), 0],
  ['a figure that would move waits', record('2026-01-04', 4), 1],
  ['a late first figure waits too', record('2026-01-11', 3), 1],
  ['the day after is nobody’s to hold', record('2026-01-15', 4), 0],
  ['of another unit nothing is known, so it waits', record('2026-01-04', 3, '13291'), 1],
])('in a closed period %s', (_, one, waiting) => {
  const { records, quarantined } = holdClosed(reading(one), held, closed)
  expect([records.length, quarantined.length]).toEqual([1 - waiting, waiting])
  if (waiting) expect(quarantined[0]).toMatchObject({ rule: 'closed-period', pointer: '/0', counts: one.counts })
})

test('without a closing nothing is held', () => {
  const given = reading(record('2026-01-04', 4))
  expect(holdClosed(given, held, [])).toBe(given)
})

test('what was decided on is not asked about again, until it says something else', () => {
  const doubted = (petitions: number): Quarantined => ({
    ...record('2026-01-04', petitions),
    rule: 'part-exceeds-whole',
    pointer: '/0',
  })
  const decided = [{ unit: '13285', day: '2026-01-04', rule: 'part-exceeds-whole', counts: { petitions: 4 } }]
  expect(setDecidedAside([doubted(4)], decided)).toEqual({ doubted: [], settled: [doubted(4)] })
  expect(setDecidedAside([doubted(5)], decided)).toEqual({ doubted: [doubted(5)], settled: [] })
  expect(setDecidedAside([doubted(4)], [])).toEqual({ doubted: [doubted(4)], settled: [] })
  const other = [{ ...decided[0]!, rule: 'closed-period' }]
  expect(setDecidedAside([doubted(4)], other)).toEqual({ doubted: [doubted(4)], settled: [] })
})

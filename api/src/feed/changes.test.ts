import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Changes, factKey, findChanges, type Held, touchedBy } from './changes.ts'
import type { Counts, FeedRecord } from './read/reading.ts'

const measures = ['a', 'b']
const record = (unit: string, day: string, a: number, b: number, index = 0): FeedRecord => ({
  unit,
  day,
  counts: { a, b },
  index,
})
const held = (...records: FeedRecord[]): Held =>
  new Map(records.map(({ unit, day, counts }) => [factKey(day, unit), counts]))
const find = (before: Held, now: FeedRecord[], askedUpTo: string | null = null) =>
  findChanges(before, now, measures, askedUpTo)

test('what was never reported arrives, zeros included, in the order of days and units', () => {
  const now = [record('2', '2026-01-02', 0, 0), record('2', '2026-01-01', 1, 0), record('1', '2026-01-02', 5, 2)]
  expect(find(held(), now).arrivals.map(({ record: { unit, day }, reason }) => [day, unit, reason])).toEqual([
    ['2026-01-01', '2', 'first'],
    ['2026-01-02', '1', 'first'],
    ['2026-01-02', '2', 'first'],
  ])
})

test('what comes for a day that was asked for before comes late', () => {
  const now = [record('1', '2026-01-01', 1, 1), record('1', '2026-01-02', 1, 1)]
  expect(find(held(), now, '2026-01-01').arrivals.map(({ reason }) => reason)).toEqual(['late', 'first'])
})

test('a figure that has changed is corrected by the difference; the others are left alone', () => {
  const changes = find(held(record('1', '2026-01-01', 12, 7)), [record('1', '2026-01-01', 9, 7, 4)])
  expect(changes).toMatchObject({
    arrivals: [],
    corrections: [{ measure: 'a', delta: -3, reported: 0, reason: 'correction', record: { index: 4 } }],
  })
})

test('a measure that is new to a reported record begins to count, even at zero', () => {
  const before = new Map([[factKey('2026-01-01', '1'), { a: 12 } satisfies Counts]])
  expect(find(before, [record('1', '2026-01-01', 12, 0)]).corrections).toMatchObject([
    { measure: 'b', delta: 0, reported: 1, reason: 'late' },
  ])
})

test('the same answer twice changes nothing', () => {
  const now = [record('1', '2026-01-01', 12, 7), record('2', '2026-01-01', 0, 0)]
  const changes = find(held(...now), now)
  expect(changes).toEqual({ arrivals: [], corrections: [] })
  expect(touchedBy(changes)).toBeNull()
})

test('what is touched spans arrivals and corrections', () => {
  const changes = find(held(record('1', '2026-01-03', 1, 1)), [
    record('1', '2026-01-03', 2, 1),
    record('2', '2026-01-05', 1, 1),
  ])
  expect(touchedBy(changes)).toEqual({ units: ['2', '1'], from: '2026-01-03', to: '2026-01-05' })
})

/** The ledger after changes, as adding up would make it. */
function apply(before: Held, { arrivals, corrections }: Changes): Held {
  const after = new Map([...before].map(([key, counts]) => [key, { ...counts }]))
  for (const { record: come } of arrivals) after.set(factKey(come.day, come.unit), { ...come.counts })
  for (const { record: come, measure, delta } of corrections) {
    const counts = after.get(factKey(come.day, come.unit)) ?? {}
    counts[measure] = (counts[measure] ?? 0) + delta
  }
  return after
}

test('whatever the order of answers, the ledger ends as the last answer says', () => {
  const records = fc.uniqueArray(
    fc.record({
      unit: fc.constantFrom('1', '2', '3'),
      day: fc.constantFrom('2026-01-01', '2026-01-02'),
      a: fc.nat(3),
      b: fc.nat(3),
    }),
    { selector: ({ unit, day }) => factKey(day, unit) },
  )
  fc.assert(
    fc.property(fc.array(records, { maxLength: 5 }), (answers) => {
      let ledger: Held = new Map()
      const truth = new Map<string, Counts>()
      for (const answer of answers) {
        const now = answer.map(({ unit, day, a, b }) => record(unit, day, a, b))
        ledger = apply(ledger, find(ledger, now))
        for (const { unit, day, counts } of now) truth.set(factKey(day, unit), counts)
        expect(find(ledger, now)).toEqual({ arrivals: [], corrections: [] })
      }
      expect(ledger).toEqual(truth)
    }),
  )
})

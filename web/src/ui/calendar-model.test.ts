import { expect, test } from 'vitest'
import { calendarFacts, daysWith, monthDays, monthWithin, runsOf, stepMonth } from './calendar-model.ts'

test.each([
  ['2026-02', '2026-02-01', '2026-02-28'],
  ['2028-02', '2028-02-01', '2028-02-29'],
  ['2026-12', '2026-12-01', '2026-12-31'],
])('the days of %s', (month, from, to) => expect(monthDays(month)).toEqual({ from, to }))

test.each([
  ['2026-01', -1, '2025-12'],
  ['2026-12', 1, '2027-01'],
  ['2026-05', 1, '2026-06'],
])('%s stepped by %i', (month, by, to) => expect(stepMonth(month, by)).toBe(to))

test.each([
  ['nothing asked is the newest', undefined, '2026-11'],
  ['before history is its first month', '2020-01', '2025-07'],
  ['after today is the newest', '2030-01', '2026-11'],
  ['within stays', '2026-03', '2026-03'],
  ['a thirteenth month is the next January', '2025-13', '2026-01'],
])('the month shown: %s', (_, asked, month) => expect(monthWithin(asked, '2025-07-01', '2026-11-21')).toBe(month))

test('days alike are one run, whatever their number', () => {
  expect(runsOf('rrrmmrn')).toEqual([
    { letter: 'r', length: 3 },
    { letter: 'm', length: 2 },
    { letter: 'r', length: 1 },
    { letter: 'n', length: 1 },
  ])
  expect(runsOf('')).toEqual([])
})

test('a letter nobody knows is never taken for a report', () =>
  expect(runsOf('rx')[1]).toEqual({ letter: 'm', length: 1 }))

test('days are named from the first of the row', () =>
  expect(daysWith('m', 'rmrm', '2026-02-27')).toEqual(['2026-02-28', '2026-03-02']))

test('facts count what has come, who is short and the worst day', () => {
  const unit = (code: string, days: string, reported: number, expected: number) => ({ code, days, reported, expected })
  const facts = calendarFacts({
    from: '2026-11-01',
    units: [unit('a', 'rrmn', 2, 3), unit('b', 'rmmn', 1, 3), unit('c', 'rrcp', 3, 3)],
  })
  expect(facts).toEqual({ reported: 6, expected: 9, short: 2, worst: { day: '2026-11-03', units: 2 } })
})

test('nothing missing means no worst day', () =>
  expect(calendarFacts({ from: '2026-11-01', units: [{ days: 'rp', reported: 1, expected: 1 }] }).worst).toBeNull())

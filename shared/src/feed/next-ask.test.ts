import { describe, expect, test } from 'vitest'
import { type Day, instantOf } from '../day.ts'
import { makeWorkCalendar } from '../workday.ts'
import { dueDay } from '../due-day.ts'
import { type AskPlan, caughtUpAfter, nextAskAt, nextAsking } from './next-ask.ts'

const plan: AskPlan = {
  schedule: { kind: 'daily', at: '06:30' },
  historyFrom: '2025-07-01',
  backfillDays: 31,
  recheckDays: 7,
  lagHours: 6,
}
/** 22/11/2026 06:30 in Vietnam. */
const now = instantOf('2026-11-22', 390)
const calendar = makeWorkCalendar([])

test.each<[string, number, Date, Day]>([
  ['a day is due six hours after its midnight', 6, instantOf('2026-11-22', 360), '2026-11-21'],
  ['and not a minute before', 6, instantOf('2026-11-22', 359), '2026-11-20'],
  ['a month of patience', 720, instantOf('2026-11-22', 0), '2026-10-22'],
])('the day that is due: %s', (_, lag, at, due) => expect(dueDay(lag, at)).toBe(due))

describe('what to ask for', () => {
  test.each<[string, Day | null, Partial<AskPlan>, unknown]>([
    ['history begins at its first day', null, {}, { from: '2025-07-01', to: '2025-07-31', last: false }],
    ['and goes on where it stopped', '2025-07-31', {}, { from: '2025-08-01', to: '2025-08-31', last: false }],
    [
      'the last piece reaches the newest due day',
      '2026-11-01',
      {},
      { from: '2026-11-02', to: '2026-11-21', last: true },
    ],
    [
      'a piece that ends a day before it is not the last',
      '2026-10-20',
      {},
      { from: '2026-10-21', to: '2026-11-20', last: false },
    ],
    [
      'caught up, the last days are asked for again',
      '2026-11-20',
      {},
      { from: '2026-11-15', to: '2026-11-21', last: true },
    ],
    ['and again on the same day', '2026-11-21', {}, { from: '2026-11-15', to: '2026-11-21', last: true }],
    [
      'never before the first day of history',
      null,
      { historyFrom: '2026-11-20' },
      { from: '2026-11-20', to: '2026-11-21', last: true },
    ],
    ['nothing while nothing is due', null, { historyFrom: '2026-11-22' }, null],
    [
      'a first day moved forward is respected',
      '2025-07-31',
      { historyFrom: '2026-01-01' },
      { from: '2026-01-01', to: '2026-01-31', last: false },
    ],
    [
      'a clock set back asks for the newest days it knows',
      '2027-01-01',
      {},
      { from: '2026-11-15', to: '2026-11-21', last: true },
    ],
  ])('%s', (_, caughtUpTo, change, asking) =>
    expect(nextAsking({ ...plan, ...change }, caughtUpTo, now)).toEqual(asking),
  )

  test('asked chunk after chunk, history is covered without a gap or an overlap', () => {
    let caughtUpTo: Day | null = null
    const asked: string[] = []
    for (let i = 0; i < 100; i++) {
      const asking = nextAsking({ ...plan, recheckDays: 1 }, caughtUpTo, now)
      if (!asking || asking.last) break
      asked.push(asking.from, asking.to)
      caughtUpTo = asking.to
    }
    expect(asked).toEqual([...asked].sort())
    expect(new Set(asked).size).toBe(asked.length)
  })
})

describe('how far it has got', () => {
  const asking = { from: '2026-11-15', to: '2026-11-21', last: true }
  test.each<[string, Day[], 'daily' | 'workday' | 'weekly' | 'monthly', boolean, Day]>([
    ['all has come', ['2026-11-20', '2026-11-21'], 'daily', true, '2026-11-21'],
    ['the newest day has not', ['2026-11-19', '2026-11-20'], 'daily', true, '2026-11-20'],
    ['two have not', ['2026-11-19'], 'daily', true, '2026-11-19'],
    ['a hole before the newest day is not waited for', ['2026-11-21'], 'daily', true, '2026-11-21'],
    ['Saturday owes nothing to a feed of working days', ['2026-11-20'], 'workday', true, '2026-11-21'],
    ['its Friday does', ['2026-11-19'], 'workday', true, '2026-11-19'],
    ['a week not yet over owes nothing', ['2026-11-15'], 'weekly', true, '2026-11-21'],
    ['last Sunday did not come', [], 'weekly', true, '2026-11-14'],
    ['no month ended', [], 'monthly', true, '2026-11-21'],
    ['nothing came at all', [], 'daily', true, '2026-11-14'],
    ['nothing came of a piece of history', [], 'daily', false, '2026-11-21'],
  ])('%s', (_, came, frequency, last, reached) =>
    expect(caughtUpAfter({ ...asking, last }, new Set(came), frequency, calendar)).toBe(reached),
  )
})

describe('when to ask again', () => {
  const answered = { kind: 'answered', last: true, late: false } as const
  const at = (iso: string) => new Date(`${iso}+07:00`)
  test.each([
    ['the next morning', plan.schedule, answered, at('2026-11-23T06:30:00')],
    ['today, when the hour is still to come', { kind: 'daily', at: '23:45' }, answered, at('2026-11-22T23:45:00')],
    ['every quarter of an hour', { kind: 'every', minutes: 15 }, answered, at('2026-11-22T06:45:00')],
    ['at once while history is loading', plan.schedule, { ...answered, last: false }, at('2026-11-22T06:30:00')],
    ['in an hour for a day that is late', plan.schedule, { ...answered, late: true }, at('2026-11-22T07:30:00')],
    [
      'but never later than planned',
      { kind: 'every', minutes: 15 },
      { ...answered, late: true },
      at('2026-11-22T06:45:00'),
    ],
    ['soon after a first failure', plan.schedule, { kind: 'failed', failures: 1 }, at('2026-11-22T06:30:15')],
    ['twice as late after each', plan.schedule, { kind: 'failed', failures: 4 }, at('2026-11-22T06:32:00')],
    ['at most half an hour later', plan.schedule, { kind: 'failed', failures: 9_999 }, at('2026-11-22T07:00:00')],
  ] as const)('%s', (_, schedule, end, expected) => expect(nextAskAt(schedule, end, now)).toEqual(expected))
})

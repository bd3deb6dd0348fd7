import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { instantOf } from '../day.ts'
import { makeWorkCalendar } from '../workday.ts'
import { availabilityOf, sortTime, type StateSpan, timeKinds, usualRule } from './availability.ts'
import { aroundTheClock, officeHours } from './contract-hours.ts'
import { owedSpans, type Span } from './owed-spans.ts'

const calendar = makeWorkCalendar([
  { day: '2026-11-24', working: false },
  { day: '2026-11-28', working: true },
])
const at = (day: string, clock = '00:00') => instantOf(day, +clock.slice(0, 2) * 60 + +clock.slice(3)).getTime()
const hour = 3_600_000
const total = (spans: readonly Span[]) => spans.reduce((sum, { from, to }) => sum + to - from, 0)

describe('owed time', () => {
  it.each<[string, typeof officeHours, string, string, number]>([
    ['around the clock is one span, however many days', aroundTheClock, '2026-11-01', '2026-12-01', 30 * 24],
    ['a working day owes its seven and a half hours', officeHours, '2026-11-23', '2026-11-24', 7.5],
    ['a holiday owes nothing', officeHours, '2026-11-24', '2026-11-25', 0],
    ['a worked Saturday owes a day', officeHours, '2026-11-28', '2026-11-29', 7.5],
    ['a month of offices', officeHours, '2026-11-01', '2026-12-01', 21 * 7.5],
  ])('%s', (_, contract, from, to, hours) => {
    const spans = owedSpans(contract, calendar, { from: at(from), to: at(to) })
    expect(total(spans) / hour).toBe(hours)
    if (contract === aroundTheClock) expect(spans).toHaveLength(1)
  })

  it('begins and ends where it is asked to', () =>
    expect(
      owedSpans(officeHours, calendar, { from: at('2026-11-23', '09:00'), to: at('2026-11-23', '14:00') }),
    ).toEqual([
      { from: at('2026-11-23', '09:00'), to: at('2026-11-23', '11:30') },
      { from: at('2026-11-23', '13:30'), to: at('2026-11-23', '14:00') },
    ]))

  it('of a span that ends before it begins is none', () =>
    expect(owedSpans(aroundTheClock, calendar, { from: 2, to: 1 })).toEqual([]))
})

const day = '2026-11-23'
const line = (from: string, to: string, state: StateSpan['state'], ...overlays: StateSpan['overlays']): StateSpan => ({
  from: at(day, from),
  to: at(day, to),
  state,
  overlays,
})
const minutesIn = (history: StateSpan[], contract = officeHours) => {
  const time = sortTime(owedSpans(contract, calendar, { from: at(day), to: at('2026-11-24') }), history)
  const kinds = Object.fromEntries(
    timeKinds.flatMap((kind) => (time.ms[kind] > 0 ? [[kind, time.ms[kind] / 60_000]] : [])),
  )
  return { ...kinds, downs: time.downs, longest: time.longestDownMs / 60_000 }
}

describe('owed time by how the connection stood', () => {
  it.each<[string, StateSpan[], Record<string, number>]>([
    ['up all day', [line('00:00', '24:00', 'up')], { up: 450, downs: 0, longest: 0 }],
    ['nothing heard of it is unknown, not up and not down', [], { unknown: 450, downs: 0, longest: 0 }],
    [
      'an outage at night is not owed',
      [line('00:00', '07:00', 'down'), line('07:00', '24:00', 'up')],
      { up: 450, downs: 0, longest: 0 },
    ],
    [
      'an outage over lunch counts in office hours, and once',
      [line('00:00', '11:00', 'up'), line('11:00', '14:00', 'down'), line('14:00', '24:00', 'up')],
      { up: 210 + 180, down: 60, downs: 1, longest: 60 },
    ],
    [
      'two outages are two',
      [
        line('00:00', '08:00', 'up'),
        line('08:00', '08:10', 'down'),
        line('08:10', '09:00', 'up'),
        line('09:00', '09:30', 'down'),
        line('09:30', '24:00', 'up'),
      ],
      { up: 410, down: 40, downs: 2, longest: 30 },
    ],
    [
      'one outage whose reasons changed is one',
      [
        line('00:00', '08:00', 'up'),
        line('08:00', '08:10', 'down'),
        line('08:10', '08:30', 'down'),
        line('08:30', '24:00', 'up'),
      ],
      { up: 420, down: 30, downs: 1, longest: 30 },
    ],
    [
      'announced work hides what happens inside it, whatever that is',
      [line('00:00', '08:00', 'up'), line('08:00', '09:00', 'down', 'maintenance'), line('09:00', '24:00', 'up')],
      { up: 390, maintenance: 60, downs: 0, longest: 0 },
    ],
    [
      'when the prober was blind nobody knows',
      [line('00:00', '08:00', 'up'), line('08:00', '09:00', 'up', 'blind'), line('09:00', '24:00', 'up')],
      { up: 390, blind: 60, downs: 0, longest: 0 },
    ],
    [
      'behind a failed root it is down all the same',
      [line('00:00', '08:00', 'up'), line('08:00', '09:00', 'down', 'suppressed'), line('09:00', '24:00', 'up')],
      { up: 390, down: 60, downs: 1, longest: 60 },
    ],
    [
      'a history with a hole',
      [line('08:00', '09:00', 'up'), line('10:00', '24:00', 'up')],
      { up: 60 + 90 + 210, unknown: 90, downs: 0, longest: 0 },
    ],
  ])('%s', (_, history, expected) => expect(minutesIn(history)).toEqual(expected))

  it('adds up to what is owed, and is the same cut in pieces', () => {
    const anyHistory = fc
      .array(
        fc.tuple(fc.integer({ min: 1, max: 500 }), fc.constantFrom('up', 'down', 'unknown', 'unstable'), fc.boolean()),
        { maxLength: 30 },
      )
      .map((steps) => {
        let from = 0
        return steps.flatMap(([length, state, seen]): StateSpan[] => {
          const span = { from, to: from + length, state: state as StateSpan['state'], overlays: [] }
          from = span.to
          return seen ? [span] : []
        })
      })
    const anyOwed = fc.array(fc.integer({ min: 1, max: 300 }), { maxLength: 20 }).map((lengths) => {
      let from = 0
      return lengths.flatMap((length, place): Span[] => {
        const span = { from, to: from + length }
        from = span.to
        return place % 2 === 0 ? [span] : []
      })
    })
    fc.assert(
      fc.property(anyHistory, anyOwed, fc.integer({ min: 0, max: 3000 }), (history, owed, cut) => {
        const time = sortTime(owed, history)
        const sum = (ms: Record<string, number>) => Object.values(ms).reduce((one, other) => one + other, 0)
        expect(sum(time.ms)).toBe(total(owed))
        const pieces = [
          owed.flatMap(({ from, to }) => (from < cut ? [{ from, to: Math.min(to, cut) }] : [])),
          owed.flatMap(({ from, to }) => (to > cut ? [{ from: Math.max(from, cut), to }] : [])),
        ].map((part) => sortTime(part, history))
        for (const kind of timeKinds) expect(pieces[0]!.ms[kind] + pieces[1]!.ms[kind]).toBe(time.ms[kind])
      }),
    )
  })
})

test('every way of counting is the rule’s own', () => {
  const minute = 60_000
  const time = {
    ms: {
      up: 900 * minute,
      degraded: 20 * minute,
      unstable: 30 * minute,
      down: 50 * minute,
      unknown: 100 * minute,
      blind: 10 * minute,
      maintenance: 60 * minute,
    },
    downs: 1,
    longestDownMs: 50 * minute,
  }
  expect(availabilityOf(time)).toMatchObject({ good: 950, bad: 50, excluded: 170, share: 0.95 })
  expect(availabilityOf(time, { ...usualRule, unstable: 'bad' })).toMatchObject({ good: 920, bad: 80, share: 0.92 })
  expect(availabilityOf(time, { ...usualRule, unknown: 'bad', blind: 'bad', maintenance: 'good' })).toMatchObject({
    good: 1010,
    bad: 160,
    excluded: 0,
  })
  const { low, high } = availabilityOf(time)
  expect([low!.toFixed(3), high!.toFixed(3)]).toEqual(['0.935', '0.962'])
})

test('where nothing counts there is no share', () => expect(availabilityOf(sortTime([], [])).share).toBeNull())

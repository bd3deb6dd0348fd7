import { describe, expect, it } from 'vitest'
import type { UnitLife } from '../../unit/unit-change.ts'
import { nextUnitAsking, reachedBy } from './next-unit-ask.ts'

const plan = {
  schedule: { kind: 'daily', at: '06:30' },
  historyFrom: '2025-07-01',
  backfillDays: 31,
  recheckDays: 3,
  lagHours: 6,
} as const
/** 07:00 in Vietnam: the day before is due. */
const now = new Date('2025-09-10T00:00:00Z')
const until = (to: string): UnitLife => ({ from: null, to })

describe('a unit’s own address is asked for the days the unit stands on', () => {
  it.each<[string, UnitLife | undefined, string | null, string | null]>([
    ['history by the piece', undefined, null, '2025-07-01 2025-07-31'],
    ['then the newest days', undefined, '2025-09-09', '2025-09-07 2025-09-09 last'],
    ['it begins with the unit', { from: '2025-08-15', to: null }, null, '2025-08-15 2025-09-09 last'],
    ['one that does not stand yet', { from: '2025-10-01', to: null }, null, null],
    ['it ends with the unit', until('2025-07-20'), null, '2025-07-01 2025-07-20'],
    ['a last day that has not come', until('2025-08-31'), '2025-08-30', '2025-08-31 2025-08-31'],
    ['corrections after the end', until('2025-09-08'), '2025-09-08', '2025-09-07 2025-09-08 last'],
    ['and nothing after that', until('2025-08-31'), '2025-08-31', null],
  ])('%s', (_, life, caughtUpTo, expected) => {
    const asking = nextUnitAsking(plan, life, caughtUpTo, now)
    expect(asking && [asking.from, asking.to, ...(asking.last ? ['last'] : [])].join(' ')).toBe(expected)
  })
})

describe('a source has got as far as every unit has answered and any has brought figures', () => {
  const of = (...units: [life: UnitLife | undefined, askedUpTo: string | null, caughtUpTo?: string | null][]) =>
    reachedBy(
      units.map(([life, askedUpTo, caughtUpTo = askedUpTo]) => ({ life, askedUpTo, caughtUpTo })),
      { historyFrom: '2025-07-01', dueTo: '2025-09-09' },
    )
  const whole: [undefined, string] = [undefined, '2025-09-09']
  it.each<[string, string | null, string | null]>([
    ['one that was asked less far', of(whole, [undefined, '2025-09-01']), '2025-09-01'],
    ['one never heard', of(whole, [undefined, null]), null],
    [
      'one that answered and has nothing of the newest days',
      of(whole, [undefined, '2025-09-09', '2025-09-01']),
      '2025-09-09',
    ],
    ['nobody has anything of the newest days', of([undefined, '2025-09-09', '2025-09-07']), '2025-09-07'],
    ['one that came later, never heard', of(whole, [{ from: '2025-08-01', to: null }, null]), '2025-07-31'],
    ['one that ended and has said all', of(whole, [until('2025-08-31'), '2025-08-31']), '2025-09-09'],
    ['one that ended and has not', of(whole, [until('2025-08-31'), '2025-08-01']), '2025-08-01'],
    ['one to come', of(whole, [{ from: '2025-12-01', to: null }, null]), '2025-09-09'],
  ])('%s', (_, reached, expected) => expect(reached).toBe(expected))
})

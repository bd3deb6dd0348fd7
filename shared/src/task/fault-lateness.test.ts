import { describe, expect, test } from 'vitest'
import { makeSeeded } from '../statistics/seeded.ts'
import { faultLateness, type UnitDay } from './fault-lateness.ts'

const days = (unit: string, ordinary: [number, number][], faulty: [number, number][]): UnitDay[] =>
  [...ordinary.map((one) => [...one, false] as const), ...faulty.map((one) => [...one, true] as const)].map(
    ([received, late, isFaulty], at) => ({
      unit,
      day: `2026-03-${String(at + 1).padStart(2, '0')}`,
      received,
      late,
      faulty: isFaulty,
    }),
  )

describe('late dossiers over faults', () => {
  test('what was late beyond the unit’s own ordinary days is the excess', () => {
    const { all, units, lateInAll } = faultLateness(
      days(
        'a',
        Array.from({ length: 10 }, () => [100, 4] as [number, number]),
        [
          [100, 30],
          [100, 20],
        ],
      ),
    )
    expect(units).toHaveLength(1)
    expect(all).toMatchObject({ faultyDays: 2, received: 200, late: 50, expected: 8, excess: 42, verdict: 'more' })
    expect(all.low).toBeGreaterThan(30)
    expect(lateInAll).toBe(90)
  })

  test('a unit that is always late is not excused by a fault', () => {
    const always = days(
      'a',
      Array.from({ length: 10 }, () => [100, 40] as [number, number]),
      [[100, 40]],
    )
    expect(faultLateness(always).all).toMatchObject({ excess: 0, verdict: 'not-told-apart' })
  })

  test('two units of unlike rates are not mixed: each is held against itself', () => {
    const both = [
      ...days(
        'slow',
        Array.from({ length: 5 }, () => [100, 40] as [number, number]),
        [],
      ),
      ...days(
        'quick',
        Array.from({ length: 5 }, () => [100, 2] as [number, number]),
        [[100, 2]],
      ),
    ]
    expect(faultLateness(both).all).toMatchObject({ expected: 2, excess: 0, verdict: 'not-told-apart' })
  })

  test.each([
    ['no fault at all', days('a', [[100, 4]], [])],
    ['no other day to be held against', days('a', [], [[100, 30]])],
    ['too few other dossiers', days('a', [[29, 1]], [[100, 30]])],
    ['nothing', []],
  ])('says nothing of %s', (_, given) => expect(faultLateness(given).all.verdict).toBe('too-little'))

  test('nothing late before does not make one late dossier proof', () => {
    const once = days('a', [[200, 0]], [[100, 1]])
    expect(faultLateness(once).all.verdict).toBe('not-told-apart')
  })

  test('where faults do nothing, it says so in at least 94 of 100 worlds', () => {
    const { next: random } = makeSeeded('late over faults')
    const drawn = (n: number, p: number) => Array.from({ length: n }, () => random() < p).filter(Boolean).length
    let wrong = 0
    for (let world = 0; world < 400; world++) {
      const given = Array.from({ length: 12 }, (_, unit) => {
        const rate = 0.02 + unit * 0.01
        const some = (many: number) => Array.from({ length: many }, () => [40, drawn(40, rate)] as [number, number])
        return days(`u${unit}`, some(15), some(4))
      }).flat()
      if (faultLateness(given).all.verdict !== 'not-told-apart') wrong += 1
    }
    expect(wrong / 400).toBeLessThan(0.06)
  })
})

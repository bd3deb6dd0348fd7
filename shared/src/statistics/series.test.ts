import { describe, expect, test } from 'vitest'
import { makeWorkCalendar } from '../workday.ts'
import { benjaminiHochberg } from './benjamini-hochberg.ts'
import { isTetShifted, perWorkingDay, tetFactors, tetOffset, weekdayFactors, withoutWeekday } from './day-factor.ts'
import { ewma } from './ewma.ts'
import { seasonalFigure } from './seasonal.ts'
import { trendTest } from './trend-test.ts'
import { addDays, weekdayOf } from '../day.ts'

const close = (values: number[], digits: number) => values.map((value) => expect.closeTo(value, digits) as number)

describe('EWMA', () => {
  test('NIST e-Handbook 6.3.2.4', () => {
    const x = [
      52, 47, 53, 49.3, 50.1, 47, 51, 50.1, 51.2, 50.5, 49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1,
    ]
    const points = ewma(x, { mean: 50, sigma: 2.0539, lambda: 0.3 })
    expect(points.map(({ value }) => value)).toEqual(
      close(
        [
          50.6, 49.52, 50.56, 50.18, 50.16, 49.21, 49.75, 49.85, 50.26, 50.33, 50.11, 49.36, 49.52, 50.05, 49.38, 49.92,
          50.73, 51.23, 51.94, 51.99,
        ],
        1.9,
      ),
    )
    expect(points.at(-1)).toMatchObject({
      low: expect.closeTo(47.411568, 2) as number,
      high: expect.closeTo(52.588432, 2) as number,
    })
  })

  test('Montgomery, example 9.2', () => {
    const points = ewma([9.45, 7.99, 9.29], { mean: 10, sigma: 1, lambda: 0.1, width: 2.7 })
    expect(points.map(({ value }) => value)).toEqual(close([9.945, 9.7495, 9.70355], 9))
    expect(points.slice(0, 2).map(({ high }) => high - 10)).toEqual(close([0.27, 0.36324785], 7))
  })

  test('what is missing moves nothing', () => {
    const [first, second] = ewma([60, null], { mean: 50, sigma: 1 })
    expect(second).toEqual(first)
    expect(ewma([], { mean: 50, sigma: 1 })).toEqual([])
  })
})

const airPassengers = [
  112, 118, 132, 129, 121, 135, 148, 148, 136, 119, 104, 118, 115, 126, 141, 135, 125, 149, 170, 170, 158, 133, 114,
  140, 145, 150, 178, 163, 172, 178, 199, 199, 184, 162, 146, 166, 171, 180, 193, 181, 183, 218, 230, 242, 209, 191,
  172, 194, 196, 196, 236, 235, 229, 243, 264, 272, 237, 211, 180, 201, 204, 188, 235, 227, 234, 264, 302, 293, 259,
  229, 203, 229, 242, 233, 267, 269, 270, 315, 364, 347, 312, 274, 237, 278, 284, 277, 317, 313, 318, 374, 413, 405,
  355, 306, 271, 306, 315, 301, 356, 348, 355, 422, 465, 467, 404, 347, 305, 336, 340, 318, 362, 348, 363, 435, 491,
  505, 404, 359, 310, 337, 360, 342, 406, 396, 420, 472, 548, 559, 463, 407, 362, 405, 417, 391, 419, 461, 472, 535,
  622, 606, 508, 461, 390, 432,
]

describe('seasonal figures', () => {
  test('R’s decompose(AirPassengers), both ways', () => {
    expect(seasonalFigure(airPassengers, { period: 12, how: 'multiplicative' })).toEqual({
      kind: 'figure',
      factors: close(
        [
          0.9102304, 0.8836253, 1.0073663, 0.975906, 0.981378, 1.1127758, 1.2265555, 1.219911, 1.0604919, 0.9217572,
          0.8011781, 0.8988244,
        ],
        7,
      ),
    })
    expect(seasonalFigure(airPassengers, { period: 12, how: 'additive' })).toEqual({
      kind: 'figure',
      factors: close(
        [
          -24.7487, -36.1881, -2.2412, -8.0366, -4.5063, 35.4028, 63.8308, 62.8232, 16.5202, -20.6427, -53.5934,
          -28.6199,
        ],
        4,
      ),
    })
  })

  test.each([
    [[1, 2, 3], 'too-few'],
    [[1, Number.NaN, 3, 4, 5, 6], 'not-counts'],
    [[0, 0, 0, 0, 0, 0, 0], 'too-few'],
  ])('%j: %s', (values, why) =>
    expect(seasonalFigure(values, { period: 3, how: 'multiplicative' })).toEqual({ kind: 'none', why }),
  )
})

describe('weekdays, working days and Tết', () => {
  const calendar = makeWorkCalendar([
    { day: '2026-02-16', working: false },
    { day: '2026-02-17', working: false },
    { day: '2026-02-18', working: false },
    { day: '2026-02-19', working: false },
    { day: '2026-02-20', working: false },
  ])
  const shape = [1.4, 1.2, 1.2, 1.1, 1.1, 0.6, 0.4]
  const days = Array.from({ length: 70 }, (_, place) => addDays('2026-01-05', place))

  test('the weekdays’ own shape comes out, holidays left out', () => {
    const counts = days.map((day) => ({
      day,
      count: calendar.isWorkingDay(day) === weekdayOf(day) <= 5 ? 100 * shape[weekdayOf(day) - 1]! : 1,
    }))
    const found = weekdayFactors(counts, calendar)
    if (found.kind === 'none') throw new Error(found.why)
    expect(found.factors).toEqual(close(shape, 1.5))
    expect(found.factors.reduce((sum, factor) => sum + factor, 0)).toBeCloseTo(7, 9)
    expect(withoutWeekday(140, '2026-01-05', { factors: shape })).toBeCloseTo(100, 9)
    expect(withoutWeekday(3, '2026-01-05', { factors: [0, 1, 1, 1, 1, 1, 1] })).toBeNull()
  })

  test('where nobody works at weekends the week has five days, and its weekends no factor', () => {
    const office = [1.4, 1.2, 1, 0.8, 0.6, 0, 0]
    const counts = days.map((day) => ({
      day,
      count: calendar.isWorkingDay(day) && weekdayOf(day) <= 5 ? 100 * office[weekdayOf(day) - 1]! : null,
    }))
    const found = weekdayFactors(counts, calendar)
    if (found.kind === 'none') throw new Error(found.why)
    expect(found.factors).toEqual(close(office, 1.2))
    expect(withoutWeekday(7, '2026-01-10', found)).toBeNull()
  })

  test('of no days, and of one week, there is no shape', () => {
    expect(weekdayFactors([], calendar)).toEqual({ kind: 'none', why: 'too-few' })
    expect(weekdayFactors([{ day: '2026-01-05', count: 3 }], calendar)).toEqual({ kind: 'none', why: 'too-few' })
  })

  test.each([
    ['2026-02-17', 0],
    ['2026-02-03', -14],
    ['2026-02-27', 10],
    ['2026-02-28', null],
    // In 2030 the Chinese calendar has it a day later.
    ['2030-02-02', 0],
  ])('%s stands %s days from Tết', (day, offset) => expect(tetOffset(day)).toBe(offset))

  test('the days around Tết are pooled by their distance from it, and few of them are not believed', () => {
    const factors = tetFactors([
      { day: '2025-01-29', count: 0, expected: 450 },
      { day: '2026-02-17', count: 0, expected: 500 },
      { day: '2026-02-27', count: 900, expected: 600 },
      { day: '2026-03-20', count: 7, expected: 500 },
    ])
    expect([...factors]).toEqual([
      [0, 50 / 1000],
      [10, 950 / 650],
    ])
  })

  test('a month with Tết in it does not compare with one without', () => {
    const [with_, without] = [
      { from: '2026-02-01', to: '2026-02-28' },
      { from: '2026-03-15', to: '2026-04-14' },
    ]
    expect(isTetShifted(with_, without, calendar)).toBe(true)
    expect(isTetShifted(with_, { from: '2025-01-18', to: '2025-02-10' }, calendar)).toBe(false)
    expect(isTetShifted(without, { from: '2025-03-15', to: '2025-04-14' }, calendar)).toBe(false)
  })

  test('per working day', () => {
    expect(perWorkingDay(300, '2026-02-02', '2026-02-28', calendar)).toBe(20)
    expect(perWorkingDay(3, '2026-02-21', '2026-02-22', calendar)).toBeNull()
  })
})

describe('trend in proportions', () => {
  test('R’s prop.trend.test', () => {
    const found = trendTest([83, 90, 129, 70].map((x, place) => ({ x, n: [86, 93, 136, 82][place]! })))
    expect(found).toEqual({
      kind: 'trend',
      chiSquare: expect.closeTo(8.2249, 4) as number,
      p: expect.closeTo(0.004132, 6) as number,
      way: -1,
    })
  })
  test('points that move twice as much as chance take four times the evidence', () => {
    const shares = [83, 90, 129, 70].map((x, place) => ({ x, n: [86, 93, 136, 82][place]! }))
    expect(trendTest(shares, { sigmaZ: 2 })).toMatchObject({ chiSquare: expect.closeTo(8.2249 / 4, 4) as number })
    expect(trendTest(shares, { sigmaZ: 0.5 })).toEqual(trendTest(shares))
  })
  test.each([
    [
      [
        { x: 1, n: 2 },
        { x: 1, n: 2 },
      ],
      'too-few',
    ],
    [Array.from({ length: 4 }, () => ({ x: 0, n: 9 })), 'no-spread'],
    [Array.from({ length: 4 }, () => ({ x: 10, n: 9 })), 'too-few'],
  ])('%j: %s', (shares, why) => expect(trendTest(shares)).toEqual({ kind: 'none', why }))
})

describe('Benjamini–Hochberg', () => {
  test('the example of their paper: fifteen p-values at 5 %, four stand', () => {
    const ps = [
      0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528, 0.759, 1,
    ]
    expect(benjaminiHochberg(ps, 0.05).filter(Boolean)).toHaveLength(4)
    expect(benjaminiHochberg(ps.toReversed(), 0.05).indexOf(true)).toBe(11)
  })
  test('of nothing nothing stands; what was not tested does not either', () => {
    expect(benjaminiHochberg([], 0.1)).toEqual([])
    expect(benjaminiHochberg([null, Number.NaN, 0.01, 2], 0.1)).toEqual([false, false, true, false])
  })
})

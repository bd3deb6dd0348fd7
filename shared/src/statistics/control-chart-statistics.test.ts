import { describe, expect, test } from 'vitest'
import { autocorrelation } from './autocorrelation.ts'
import { assuranceOf, variationOf } from './chart-icon.ts'
import { runsOf, signalsOf, trendsOf, twoOfThree } from './chart-rule.ts'
import { isTooThin, pPrimeLimits, pPrimeOf } from './p-prime.ts'
import { xmrOf } from './xmr.ts'

const shares = (x: number[], n: number[]) => x.map((each, place) => ({ x: each, n: n[place]! }))

describe('individuals and moving ranges', () => {
  test('NIST e-Handbook 6.3.2.2, flow rate', () => {
    expect(xmrOf([49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1])).toMatchObject({
      mean: expect.closeTo(50.81, 9) as number,
      meanRange: expect.closeTo(1.8778, 4) as number,
      high: expect.closeTo(55.8041, 4) as number,
      low: expect.closeTo(45.8159, 4) as number,
    })
  })

  test('SAS/QC, tyres', () => {
    const tyres = [
      24.05, 23.99, 23.95, 23.93, 23.97, 24.02, 24.06, 24.1, 23.98, 24.03, 23.91, 24.06, 24.06, 23.96, 23.98, 24.06,
      24.01, 24.0, 23.93, 23.92, 24.09, 24.11, 24.05, 23.98, 23.98, 24.06, 24.02, 24.06, 23.97, 23.96,
    ]
    // Theirs is d₂ = 1.128379, ours its tabled 1.128: a few in a hundred thousand.
    const xmr = xmrOf(tyres)
    if (xmr.kind === 'none') throw new Error(xmr.why)
    expect([xmr.mean, xmr.meanRange]).toEqual([expect.closeTo(24.0083, 4), expect.closeTo(0.056897, 6)])
    expect([xmr.high, xmr.low, xmr.rangeHigh]).toEqual([
      expect.closeTo(24.1596, 3),
      expect.closeTo(23.8571, 3),
      expect.closeTo(0.18585, 3),
    ])
  })

  test('screened, one jump does not widen the limits it crosses', () => {
    const steps = [1, 2, 1, 2, 1, 2, 1, 2, 30, 31, 30, 31, 30, 31]
    const [plain, screened] = [xmrOf(steps), xmrOf(steps, { screened: true })]
    if (plain.kind === 'none' || screened.kind === 'none') throw new Error('no chart')
    expect(plain.meanRange).toBeCloseTo((12 + 28) / 13, 9)
    expect(screened.meanRange).toBe(1)
  })

  test.each([
    [[], 'too-few'],
    [[4], 'too-few'],
    [[4, Number.NaN], 'not-counts'],
  ])('%j: %s', (values, why) => expect(xmrOf(values)).toEqual({ kind: 'none', why }))

  test('all equal: no room, and nothing beyond it', () => {
    expect(xmrOf([5, 5, 5])).toMatchObject({ low: 5, high: 5, meanRange: 0 })
  })
})

describe('Laney’s P′', () => {
  const x = [5, 7, 5, 7, 7, 5, 4, 9, 8, 13, 8, 7, 8, 7, 12, 11, 8]
  const n = [113, 132, 121, 134, 116, 131, 93, 138, 182, 157, 100, 103, 146, 108, 153, 141, 134]

  test('by its definition, term for term', () => {
    const centre = 131 / 2202
    const z = x.map((each, place) => (each / n[place]! - centre) / Math.sqrt((centre * (1 - centre)) / n[place]!))
    const moves = z.slice(1).map((each, place) => Math.abs(each - z[place]!))
    const sigmaZ = moves.reduce((sum, move) => sum + move, 0) / moves.length / 1.128
    expect(pPrimeOf(shares(x, n))).toEqual({
      kind: 'p-prime',
      centre: expect.closeTo(centre, 12) as number,
      sigmaZ: expect.closeTo(sigmaZ, 12) as number,
      points: 17,
    })
  })

  test('with σ_z = 1 it is the plain p-chart', () => {
    expect(pPrimeLimits({ centre: 0.2, sigmaZ: 1 }, 100)).toEqual({
      low: expect.closeTo(0.2 - 0.12, 12) as number,
      high: expect.closeTo(0.32, 12) as number,
    })
  })

  test('large denominators that move by themselves are flagged by a p-chart and not by P′', () => {
    const moving = [0.9, 0.93, 0.89, 0.94, 0.91, 0.88, 0.95, 0.9, 0.92, 0.89, 0.94, 0.9].map((share) => ({
      x: Math.round(share * 50_000),
      n: 50_000,
    }))
    const chart = pPrimeOf(moving)
    if (chart.kind === 'none') throw new Error(chart.why)
    const beyond = (sigmaZ: number) =>
      moving.filter(({ x: good, n: all }) => {
        const { low, high } = pPrimeLimits({ ...chart, sigmaZ }, all)!
        return good / all < low || good / all > high
      }).length
    expect([beyond(1), beyond(chart.sigmaZ)]).toEqual([11, 0])
  })

  test.each([
    [[], 'too-few'],
    [[{ x: 1, n: 2 }], 'too-few'],
    [
      [
        { x: 0, n: 0 },
        { x: 0, n: 0 },
      ],
      'none-arose',
    ],
    [
      [
        { x: 3, n: 2 },
        { x: -1, n: 2 },
      ],
      'not-counts',
    ],
  ])('%j: %s', (given, why) => expect(pPrimeOf(given)).toEqual({ kind: 'none', why }))

  test('all at 0 % or at 100 %: a centre and no room; a month without cases has no limits', () => {
    expect(pPrimeOf(shares([0, 0, 0], [5, 6, 7]))).toMatchObject({ centre: 0, sigmaZ: 0 })
    expect(pPrimeOf(shares([5, 6, 7], [5, 6, 7]))).toMatchObject({ centre: 1, sigmaZ: 0 })
    expect(pPrimeLimits({ centre: 0.5, sigmaZ: 1 }, 0)).toBeNull()
  })

  test('five cases of either kind a month are too few in most months: lengthen', () => {
    expect(isTooThin({ centre: 0.9 }, [20, 30, 40, 200])).toBe(true)
    expect(isTooThin({ centre: 0.9 }, [200, 300, 40, 200])).toBe(false)
  })
})

describe('the rules, as NHSRplotthedots and PowerBI-SPC test them', () => {
  const places = (found: [number, number][]) => found.map(([place]) => place + 1)
  test.each([
    ['six on one side', [1, 1, 1, 1, 1, 1], []],
    ['eight, then one below', [1, 1, 1, 1, 1, 1, 1, 1, -1], [7, 8]],
    ['six, then one below', [1, 1, 1, 1, 1, 1, -1], []],
    ['a point on the centre ends it', [1, 1, 1, 0, 1, 1, 1, 1], []],
  ])('run: %s', (_, sides, expected) => expect(places(runsOf(sides))).toEqual(expected))

  test.each([
    ['seven rising', [1, 2, 3, 4, 5, 6, 7], [7]],
    ['a tie breaks it', [1, 2, 3, 3, 4, 5, 6], []],
    ['down, then seven rising', [2, 1, 2, 3, 4, 5, 6, 7, 3], [8]],
    ['seven falling', [7, 6, 5, 4, 3, 2, 1], [7]],
  ])('trend: %s', (_, values, expected) => expect(places(trendsOf(values))).toEqual(expected))

  test.each([
    ['two of three, those two alone', [1, 0, 1], [1, 3]],
    ['on both sides is none', [1, -1, 1].map((side, place) => (place === 2 ? 0 : side)), []],
    ['the second pair', [1, 0, 0, 1, 1], [4, 5]],
  ])('two of three: %s', (_, sides, expected) => expect(places(twoOfThree(sides))).toEqual(expected))

  test('a rule found at its last point speaks of all seven, and of nothing before', () => {
    const points = [5, 7, 8, 7, 9, 8, 7, 8].map((value) => ({ value, centre: 6, low: 0, high: 12, sigma: 2 }))
    expect(signalsOf(points).map(({ rules }) => rules.map(({ rule }) => rule))).toEqual([
      [],
      ...Array.from({ length: 7 }, () => ['run']),
    ])
  })

  test('on the limit is within it', () => {
    const at = (value: number) => ({ value, centre: 5, low: 0, high: 10, sigma: 5 / 3 })
    expect(
      signalsOf([at(10), at(0), at(10.1), at(-0.1)]).map(({ rules }) =>
        rules.some(({ rule }) => rule === 'beyond-limits'),
      ),
    ).toEqual([false, false, true, true])
  })
})

describe('icons', () => {
  const quiet = Array.from({ length: 13 }, () => ({ rules: [] }))
  const ending = (...sides: (1 | -1)[]) => [
    ...quiet.slice(1),
    { rules: sides.map((side) => ({ rule: 'run' as const, side })) },
  ]
  test.each([
    ['twelve points say nothing', quiet.slice(1), 'higher', 'too-few'],
    ['no rule', quiet, 'higher', 'common-cause'],
    ['above, where higher is better', ending(1), 'higher', 'improvement'],
    ['above, where lower is better', ending(1), 'lower', 'concern'],
    ['both: improvement is said', ending(1, -1), 'lower', 'improvement'],
    ['where neither way is better', ending(-1), 'neutral', 'neutral-low'],
    ['only the last point speaks', [...ending(1), { rules: [] }], 'higher', 'common-cause'],
  ] as const)('variation: %s', (_, signals, direction, expected) =>
    expect(variationOf(signals, direction)).toBe(expected),
  )

  const limits = { low: 0, high: 10 }
  test.each([
    [15, 'higher', 'fail'],
    [-5, 'higher', 'pass'],
    [5, 'higher', 'hit-or-miss'],
    [10, 'higher', 'hit-or-miss'],
    [0, 'higher', 'hit-or-miss'],
    [15, 'lower', 'pass'],
    [-5, 'lower', 'fail'],
    [5, 'neutral', 'none'],
    [null, 'higher', 'none'],
  ] as const)('assurance: target %s where %s is better: %s', (target, direction, expected) =>
    expect(assuranceOf(limits, target, direction)).toBe(expected),
  )

  test('assurance waits for thirteen points too', () => {
    expect(assuranceOf(limits, 5, 'higher', 12)).toBe('too-few')
    expect(assuranceOf(null, 5, 'higher')).toBe('too-few')
  })

  test.each([
    [1, 'higher', 'hit-or-miss'],
    [0, 'higher', 'pass'],
    [0, 'lower', 'hit-or-miss'],
    [1, 'lower', 'pass'],
  ] as const)('targets of 100 %% and 0 %%: %d where %s is better', (target, direction, expected) =>
    expect(
      assuranceOf(
        {
          low: target === 1 ? 0.9 : direction === 'lower' ? 0 : 0.2,
          high: direction === 'lower' && target === 1 ? 0.9 : 1,
        },
        target,
        direction,
      ),
    ).toBe(expected),
  )
})

test('neighbours alike', () => {
  expect(autocorrelation([1, 2, 3, 4, 5])).toEqual({ kind: 'value', value: expect.closeTo(0.4, 12) as number })
  expect(autocorrelation([1, -1, 1, -1])).toEqual({ kind: 'value', value: expect.closeTo(-0.75, 12) as number })
  expect(autocorrelation([2, 2, 2])).toEqual({ kind: 'none', why: 'no-spread' })
  expect(autocorrelation([1, 2])).toEqual({ kind: 'none', why: 'too-few' })
})

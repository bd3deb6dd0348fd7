import { describe, expect, test } from 'vitest'
import { compareInDepth, type DepthUnit } from './depth-model.ts'

const unit = (
  code: string,
  numerator: number,
  denominator: number,
  more: Partial<DepthUnit['value']> = {},
): DepthUnit => ({
  unit: code,
  value: {
    state: denominator === 0 ? 'none-arose' : 'value',
    numerator,
    denominator,
    reported: 20,
    expected: 20,
    ...more,
  },
  before: [],
})
const asked = { proportion: true, direction: 'higher', seed: 'T02 2026-01 7' } as const
/** Twenty units that truly differ. */
const apart = Array.from({ length: 20 }, (_, place) => unit(`u${place}`, 900 - 30 * place, 1_000))

describe('in depth', () => {
  test('units that truly differ have places, best first, the same for the same seed', () => {
    const depth = compareInDepth({ ...asked, units: apart })
    expect(depth.ranking).toMatchObject({ kind: 'shown', level: 'high', ranked: 20, method: 'simulated', inflation: 1 })
    const [first, last] = [depth.judged[0]!, depth.judged[19]!]
    expect(first.rank).toMatchObject({ from: 1, expected: expect.closeTo(1, 0) as number })
    expect(last.rank).toMatchObject({ to: 20 })
    expect(compareInDepth({ ...asked, units: apart })).toEqual(depth)
    const lower = compareInDepth({ ...asked, direction: 'lower', units: apart })
    expect(lower.judged[0]?.rank).toMatchObject({ to: 20 })
  })

  test('where most of what is seen is chance, ranks hide and say why', () => {
    const alike = Array.from({ length: 20 }, (_, place) => unit(`u${place}`, 28 + (place % 3), 35))
    const depth = compareInDepth({ ...asked, units: alike })
    expect(depth.ranking).toMatchObject({
      kind: 'hidden',
      why: 'low-rankability',
      rankability: expect.any(Number) as number,
    })
    expect(depth.judged.every(({ rank }) => rank === null)).toBe(true)
  })

  test('months that move by themselves hide ranks that a binomial error would show', () => {
    const close = Array.from({ length: 20 }, (_, place) => unit(`u${place}`, 9_000 - 40 * place, 10_000))
    expect(compareInDepth({ ...asked, units: close }).ranking.kind).toBe('shown')
    const restless = close.map((each, place) => ({
      ...each,
      before: Array.from({ length: 12 }, (_, month) => ({ x: 8_600 + 500 * ((month + place) % 2), n: 10_000 })),
    }))
    expect(compareInDepth({ ...asked, units: restless }).ranking).toMatchObject({
      kind: 'hidden',
      why: 'low-rankability',
    })
  })

  test('too few cases, too few reports, nothing at all: shown and not ranked', () => {
    const depth = compareInDepth({
      ...asked,
      units: [
        ...apart,
        unit('few', 10, 12),
        unit('incomplete', 700, 1_000, { reported: 15 }),
        unit('none', 0, 0),
        unit('missing', 0, 0, { state: 'missing', numerator: null, denominator: null }),
        unit('broken', 12, 10),
      ],
    })
    const [few, incomplete, none, missing, broken] = depth.judged.slice(20)
    expect(few).toMatchObject({
      notRanked: 'too-few-cases',
      rank: null,
      interval: { low: expect.any(Number) as number },
    })
    expect(incomplete).toMatchObject({
      notRanked: 'incomplete',
      position: null,
      interval: { high: expect.any(Number) as number },
    })
    expect(none).toMatchObject({ notRanked: 'no-value', why: 'none-arose', interval: null })
    expect(missing).toMatchObject({ notRanked: 'no-value', why: null, interval: null, shrunk: null })
    expect(broken).toMatchObject({ why: 'more-than-all', interval: null, shrunk: null, rank: null })
    // A share of few cases is drawn towards the group, one of many hardly.
    expect(Math.abs(few!.shrunk!.share - 10 / 12)).toBeGreaterThan(0.02)
    expect(Math.abs(depth.judged[0]!.shrunk!.share - 0.9)).toBeLessThan(0.02)
  })

  test('limits to draw: from the fewest cases to the most, exact ones within those that know of overdispersion', () => {
    const { adjusted, exact } = compareInDepth({ ...asked, units: [...apart, unit('small', 40, 50)] })
    expect([adjusted[0]?.n, adjusted.at(-1)?.n]).toEqual([50, 1_000])
    expect(adjusted.at(-1)!.low998).toBeLessThan(exact.at(-1)!.low998)
    expect(exact.map(({ n }) => n)).toEqual(adjusted.map(({ n }) => n))
  })

  test.each([
    ['nobody', [], 'empty-group'],
    ['one unit', [apart[0]!], 'one-unit'],
  ])('%s: no funnel, no prior, no ranks', (_, units, why) => {
    const depth = compareInDepth({ ...asked, units })
    expect(depth).toMatchObject({
      funnel: { why },
      prior: { why },
      adjusted: [],
      ranking: { kind: 'hidden', why: 'too-few-units' },
    })
  })

  test('all equal: nobody stands out and nobody is ranked', () => {
    const depth = compareInDepth({
      ...asked,
      units: Array.from({ length: 9 }, (_, place) => unit(`u${place}`, 50, 50)),
    })
    expect(depth.judged.every(({ position, rank }) => position === 'within' && rank === null)).toBe(true)
    expect(depth).toMatchObject({ prior: { why: 'no-spread' }, ranking: { kind: 'hidden', why: 'low-rankability' } })
  })

  test('a sum has values and nothing more; where neither way is better there are no ranks', () => {
    const sums = compareInDepth({ ...asked, proportion: false, units: apart })
    expect(sums).toMatchObject({
      funnel: { why: 'not-a-proportion' },
      ranking: { kind: 'hidden', why: 'not-a-proportion' },
    })
    expect(compareInDepth({ ...asked, direction: 'neutral', units: apart }).ranking).toMatchObject({
      why: 'no-direction',
    })
  })
})

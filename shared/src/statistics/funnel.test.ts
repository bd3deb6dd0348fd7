import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { exactFunnelLimit, funnelTails } from './funnel-exact.ts'
import { funnelLimits, funnelOf, placeInFunnel } from './funnel.ts'
import { z998 } from './normal.ts'

describe('exact binomial limits, interpolated (Spiegelhalter 2005, A.1.1)', () => {
  test.each([
    [50, 0.9, [0.7398715812476105, 0.8002772723766356, 0.9661370730426563, 0.9961193495650348]],
    [100, 0.8, [0.6632341484833576, 0.7135239149664081, 0.8702577672849311, 0.9090217474354009]],
    [200, 0.7, [0.5948945937717999, 0.6329592246507947, 0.7599694629313428, 0.7944767397890712]],
    [500, 0.95, [0.9164007604277136, 0.9290091170150104, 0.9672874597104386, 0.9764205678073751]],
    // The interpolation falls to -0.0266 and -0.0154: a share does not.
    [37, 0.074, [0, 0, 0.15634796295734774, 0.2226146035863496]],
  ])('n = %d, θ = %d', (n, theta, limits) => {
    for (const [place, p] of funnelTails.entries())
      expect(exactFunnelLimit(n, theta, p)).toEqual({ kind: 'limit', at: expect.closeTo(limits[place]!, 10) as number })
  })

  test.each([
    [0, 0.5, 'none-arose'],
    [-1, 0.5, 'not-counts'],
    [1.5, 0.5, 'not-counts'],
    [10, Number.NaN, 'not-counts'],
    [10, 1.2, 'not-counts'],
  ])('n = %d, θ = %d: %s', (n, theta, why) => expect(exactFunnelLimit(n, theta, 0.025)).toEqual({ kind: 'none', why }))

  test('where the group is at 0 % or 100 % there is no room', () => {
    expect(exactFunnelLimit(50, 0, 0.999)).toEqual({ kind: 'limit', at: 0 })
    expect(exactFunnelLimit(50, 1, 0.001)).toEqual({ kind: 'limit', at: 1 })
  })

  test('ten million cases are no trouble', () => {
    expect(exactFunnelLimit(10_000_000, 0.9, 0.001)).toEqual({
      kind: 'limit',
      at: expect.closeTo(0.8997068, 6) as number,
    })
  })
})

const tiny = [90, 180, 95, 60, 300, 20, 150, 88, 70, 44].map((x, place) => ({
  x,
  n: [100, 220, 100, 90, 320, 40, 200, 92, 100, 50][place]!,
}))

describe('the overdispersion-adjusted funnel', () => {
  test('the published procedure on ten units', () => {
    const funnel = funnelOf(tiny)
    expect(funnel).toMatchObject({
      centre: { x: 1097, n: 1312 },
      theta: expect.closeTo(1.1540241910345257, 12) as number,
      phi: expect.closeTo(10.138178858779364, 9) as number,
      tau2: expect.closeTo(0.02047546196772462, 12) as number,
      overdispersed: true,
    })
    if (funnel.kind === 'none') throw new Error(funnel.why)
    const { low, high } = funnelLimits(funnel, 100, z998)
    expect(low).toBeCloseTo(0.40088018, 6)
    // Unclamped, the angle passes π/2 and the limit would fall back to 0.9973.
    expect(high).toBe(1)
    const plain = funnelLimits({ ...funnel, tau2: 0 }, 100, z998)
    expect([plain.low, plain.high]).toEqual([expect.closeTo(0.70763, 5), expect.closeTo(0.932782, 5)])
  })

  test.each([
    ['nobody', [], 'empty-group'],
    [
      'nobody with cases',
      [
        { x: 0, n: 0 },
        { x: 5, n: 4 },
        { x: Number.NaN, n: 4 },
      ],
      'empty-group',
    ],
    ['one alone', [{ x: 3, n: 4 }], 'one-unit'],
  ])('%s: no funnel, and why', (_, shares, why) => expect(funnelOf(shares)).toEqual({ kind: 'none', why }))

  test('of units that are all equal none stands out, and no variance is made up', () => {
    const shares = Array.from({ length: 8 }, () => ({ x: 45, n: 50 }))
    const funnel = funnelOf(shares)
    expect(funnel).toMatchObject({ phi: 0, tau2: 0, overdispersed: false })
    if (funnel.kind === 'none') throw new Error(funnel.why)
    expect(shares.map((share) => placeInFunnel(funnel, share))).toEqual(
      Array(8).fill({ kind: 'placed', position: 'within', z: 0 }),
    )
  })

  test.each([0, 1])('all at the same end (%d) is a funnel without width', (share) => {
    const funnel = funnelOf(Array.from({ length: 4 }, () => ({ x: share * 20, n: 20 })))
    if (funnel.kind === 'none') throw new Error(funnel.why)
    expect(placeInFunnel(funnel, { x: share * 9, n: 9 })).toMatchObject({ position: 'within' })
  })

  test('limits narrow with cases and hold the centre, whatever the group', () => {
    const group = fc.array(fc.tuple(fc.integer({ min: 1, max: 5_000 }), fc.double({ min: 0, max: 1, noNaN: true })), {
      minLength: 2,
      maxLength: 40,
    })
    fc.assert(
      fc.property(group, (drawn) => {
        const shares = drawn.map(([n, share]) => ({ x: Math.round(n * share), n }))
        const funnel = funnelOf(shares)
        if (funnel.kind === 'none') throw new Error(funnel.why)
        const centre = funnel.centre.x / funnel.centre.n
        const [few, many] = [funnelLimits(funnel, 30, z998), funnelLimits(funnel, 3_000, z998)]
        expect(few.low).toBeLessThanOrEqual(many.low + 1e-12)
        expect(few.high).toBeGreaterThanOrEqual(many.high - 1e-12)
        expect(many.low).toBeLessThanOrEqual(centre + 1e-12)
        expect(many.high).toBeGreaterThanOrEqual(centre - 1e-12)
      }),
      { numRuns: 100 },
    )
  })

  test('a share that cannot be has no place', () => {
    const funnel = { theta: 1, tau2: 0 }
    expect(placeInFunnel(funnel, { x: 5, n: 4 })).toEqual({ kind: 'none', why: 'more-than-all' })
    expect(placeInFunnel(funnel, { x: 0, n: 0 })).toEqual({ kind: 'none', why: 'none-arose' })
  })
})

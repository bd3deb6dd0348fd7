import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addTo, cusumRule } from './cusum.ts'

test('a sum is never negative and never far above its threshold, whatever happens', () => {
  fc.assert(
    fc.property(
      fc.array(fc.boolean(), { maxLength: 400 }),
      fc.double({ min: 0.0005, max: 0.01, noNaN: true }),
      (events, p0) => {
        const rule = cusumRule(p0, 0.06, 9)
        let sum = 0
        for (const event of events) {
          sum = addTo(sum, event ? rule.up : rule.down, rule.h)
          expect(sum).toBeGreaterThanOrEqual(0)
          expect(sum).toBeLessThanOrEqual(rule.h + 2)
        }
      },
    ),
  )
})

test('one more failure never makes a connection look better', () => {
  fc.assert(
    fc.property(fc.array(fc.boolean(), { minLength: 1, maxLength: 200 }), fc.nat(), (events, pick) => {
      const rule = cusumRule(0.001, 0.06, 9)
      const run = (list: readonly boolean[]) =>
        list.reduce((sum, event) => addTo(sum, event ? rule.up : rule.down, rule.h), 0)
      const worse = events.with(pick % events.length, true)
      expect(run(worse)).toBeGreaterThanOrEqual(run(events) - 1e-9)
    }),
  )
})

/** Expected evidence a round is the Kullback–Leibler divergence: above 0 when ill, below 0 when well. */
test.each([
  ['well: it drifts down', 0.001, false],
  ['ill at the rate it looks for: it drifts up', 0.06, true],
])('%s', (_, rate, isUp) => {
  const { up, down } = cusumRule(0.001, 0.06, 9)
  expect(rate * up + (1 - rate) * down > 0).toBe(isUp)
})

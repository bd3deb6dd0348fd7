import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type ComponentInput, compositeOf } from './composite.ts'
import { scoreRules, scoreRulesOn } from './score-766.ts'

const rules = scoreRules[0]!
const score = (inputs: Record<string, ComponentInput>) => compositeOf(rules.components, new Map(Object.entries(inputs)))
const points = (inputs: Record<string, ComponentInput>, id: string) =>
  score(inputs).components.find((component) => component.id === id)?.points

describe('Decision 766', () => {
  test('groups of 18, 20, 22, 22 and 18 make 100, and components make their groups', () => {
    expect(rules.groups.reduce((sum, { max }) => sum + max, 0)).toBe(100)
    for (const { id, max } of rules.groups)
      expect(rules.components.filter(({ group }) => group === id).reduce((sum, one) => sum + one.max, 0)).toBe(max)
  })

  test('the portal’s own answer: 8.56 for online services', () => {
    const { components } = score({
      '3.1': { x: 31 + 21, n: 89 },
      '3.2': { x: 518, n: 1_881 },
      '3.3': { x: 591_643, n: 600_057 },
    })
    const online = components.filter(({ id }) => ['3.1', '3.2', '3.3'].includes(id)).map((one) => one.points)
    expect(online.map((one) => Math.round(one * 100) / 100)).toEqual([1.46, 1.1, 6])
    expect(Math.round(online.reduce((sum, one) => sum + one, 0) * 100) / 100).toBe(8.56)
  })

  test('the article’s figures: 19.24 on time, full marks for 77.9 % online, 3.59 for payment', () => {
    expect(points({ '2.1': { x: 35_300, n: 36_694 } }, '2.1')).toBeCloseTo(19.24, 2)
    expect(points({ '3.3': { x: 779, n: 1_000 } }, '3.3')).toBe(6)
    expect(points({ '3.6': { x: 599, n: 1_000 } }, '3.6')).toBeCloseTo(3.59, 2)
  })

  test('a denominator of 0 is full marks for feedback and none for satisfaction', () => {
    const nothing = { x: 0, n: 0 }
    expect([
      points({ '5.2': nothing }, '5.2'),
      points({ '5.3': nothing }, '5.3'),
      points({ '5.4': nothing }, '5.4'),
    ]).toEqual([6, 6, 0])
  })

  test('the rules in force on a day, the first before all of them', () => {
    expect(scoreRulesOn('2026-01-01').version).toBe('766-2022.1')
    expect(scoreRulesOn('2000-01-01').version).toBe('766-2022.1')
    const later = { ...rules, version: 'later', from: '2026-06-01' }
    expect([
      scoreRulesOn('2026-05-31', [later, rules]).version,
      scoreRulesOn('2026-06-01', [rules, later]).version,
    ]).toEqual([rules.version, 'later'])
  })
})

test('five groups by weight: what is lost, term by term', () => {
  const weights = [18, 20, 22, 22, 18]
  const values = [9_500, 9_321, 7_100, 6_200, 9_800]
  const composite = compositeOf(
    weights.map((max, place) => ({ id: String(place), max, full: 1_000, whenNoneArose: 'zero' })),
    new Map(values.map((x, place) => [String(place), { x, n: 10_000 }])),
  )
  expect(composite.score).toBeCloseTo(82.642, 9)
  expect(composite.components.map(({ lost }) => lost)).toEqual(
    [0.9, 1.358, 6.38, 8.36, 0.36].map((lost) => expect.closeTo(lost, 9) as number),
  )
})

test('what is missing scores nothing by the rules, and both sums are told; what does not apply is full', () => {
  const composite = score({ '2.1': { x: 9, n: 10 }, '1.1': 'not-applicable' })
  expect(composite).toMatchObject({ score: 24, max: 100, ofKnown: { points: 24, max: 26 } })
  expect(composite.ofKnown?.score).toBeCloseTo((24 * 100) / 26, 9)
  expect(score({})).toMatchObject({ score: 0, ofKnown: null, cheapest: null })
})

test.each([[{ x: 5, n: 4 }], [{ x: -1, n: 4 }], [{ x: Number.NaN, n: 4 }]])(
  '%j cannot be, scores nothing and is no part of what is known',
  (input) => {
    expect(score({ '2.1': input })).toMatchObject({ score: 0, ofKnown: null })
  },
)

test('the cheapest next point is where one more case is worth most', () => {
  const { cheapest } = score({ '2.1': { x: 900, n: 1_000 }, '4.1': { x: 10, n: 20 }, '5.4': { x: 9, n: 10 } })
  expect(cheapest).toEqual({ id: '4.1', perCase: 0.3, cases: 4, gain: 1 })
  const almost = score({ '4.3': { x: 79, n: 100 } }).cheapest
  expect(almost).toEqual({
    id: '4.3',
    perCase: expect.closeTo(0.025, 12) as number,
    cases: 1,
    gain: expect.closeTo(0.025, 12) as number,
  })
})

test('more successes never score less, and so many to full points are exactly enough', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 100_000 }), fc.double({ min: 0, max: 1, noNaN: true }), (n, share) => {
      const x = Math.round(share * n)
      const [here, more] = [score({ '3.1': { x, n } }), score({ '3.1': { x: Math.min(n, x + 1), n } })]
      expect(more.score).toBeGreaterThanOrEqual(here.score)
      const one = here.components.find(({ id }) => id === '3.1')!
      expect(points({ '3.1': { x: x + one.toFull!, n } }, '3.1')).toBe(2)
      if (one.toFull! > 0) expect(points({ '3.1': { x: x + one.toFull! - 1, n } }, '3.1')).toBeLessThan(2)
    }),
  )
})

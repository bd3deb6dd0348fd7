import { expect, test } from 'vitest'
import { monthPeriod } from '../../period-key.ts'
import { scoreRules } from '../../statistics/score-766.ts'
import type { Kpi } from '../kpi.ts'
import type { Counts } from '../value.ts'
import { type ScoreAsked, scoreOf } from './score-model.ts'

const [rules] = scoreRules
const side = (vi: string) => ({ label: { vi, en: vi }, terms: [] })
const kpis = ['T02', 'T04', 'T10', 'T18'].map(
  (id) =>
    ({
      id,
      measuredIn: 'percent',
      aggregation: 'ratio-of-sums',
      direction: 'higher',
      numerator: side('Hồ sơ'),
      denominator: side('Hồ sơ'),
    }) as unknown as Kpi,
)
const counts = (numerator: number, denominator: number, more: Partial<Counts> = {}): Counts => ({
  numerator,
  denominator,
  reported: 30,
  expected: 30,
  quarantined: 0,
  everReported: true,
  ...more,
})
const score = (of: Record<string, ReturnType<ScoreAsked<Kpi>['countsOf']>>) =>
  scoreOf({
    rules: rules!,
    period: monthPeriod('gregorian', 'month', 2026, 10),
    kpis,
    countsOf: ({ id }) => of[id] ?? counts(0, 0, { reported: 0, everReported: false }),
    locale: 'vi',
  })

test('points are max times the share of what earns full points, and no more than full', () => {
  const { components, groups } = score({ T02: counts(600, 1000), T04: counts(950, 1000), T10: counts(300, 1000) })
  const of = (id: string) => components.find((component) => component.id === id)!
  // Half filed online already earns all six; on time is counted in full; payment to its third.
  expect(of('3.3')).toMatchObject({ points: 6, lost: 0, state: 'scored', numerator: 600, denominator: 1000, toFull: 0 })
  expect(of('2.1')).toMatchObject({ points: 19, lost: 1, toFull: 50 })
  expect(of('3.6').points).toBeCloseTo(1.8)
  expect(groups.find(({ id }) => id === 'progress')).toMatchObject({ max: 20, points: 19, lost: 1 })
})

test('missing loses all, what does not apply or may not arise loses nothing, and both sums are told', () => {
  const answer = score({ T04: counts(0, 0), T18: counts(0, 0), T02: 'not-applicable' })
  const of = (id: string) => answer.components.find((component) => component.id === id)!
  expect(of('3.6')).toMatchObject({ state: 'missing', points: 0, lost: 6 })
  expect(of('3.3')).toMatchObject({ state: 'not-applicable', points: 6 })
  expect(of('5.2')).toMatchObject({ state: 'none-arose', points: 6 })
  expect(of('2.1')).toMatchObject({ state: 'none-arose', points: 0, lost: 20 })
  expect(answer.max).toBe(100)
  expect(answer.score).toBeLessThan(answer.ofKnown!.score)
  expect(answer.groups.reduce((sum, { points, lost }) => sum + points + lost, 0)).toBeCloseTo(100)
})

test('the cheapest next point is told in cases, in the words of what is counted', () => {
  const { cheapest } = score({ T02: counts(100, 1000), T04: counts(950, 1000), T10: counts(3, 30) })
  // One more payment of thirty is worth 0,2 of six points; one more dossier online of a thousand 0,012.
  expect(cheapest).toMatchObject({ id: '3.6', cases: 5 })
  expect(cheapest!.perCase).toBeCloseTo(0.2)
  expect(cheapest!.text).toMatch(/thêm 5 .*hồ sơ.*1 điểm/i)
})

test('the rules, their instrument and what they leave open stand in the answer', () =>
  expect(score({})).toMatchObject({
    rules: '766-2022.1',
    instrument: '766/QĐ-TTg',
    unconfirmed: ['3.1', '3.2', '3.3', '4.4'],
    ofKnown: null,
    cheapest: null,
  }))

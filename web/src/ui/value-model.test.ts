import { describe, expect, test } from 'vitest'
import type { AppliedTarget, Value } from 'shared/kpi/value-contract.ts'
import { changeOf, gapOf, isFew } from './value-model.ts'

const value = (ratio: number | null, more: Partial<Value> = {}): Value => ({
  state: ratio === null ? 'missing' : 'value',
  numerator: null,
  denominator: null,
  ratio,
  reported: 100,
  expected: 100,
  quarantined: 0,
  text: '',
  ...more,
})
const share = { measuredIn: 'percent', direction: 'higher', decimals: 1, hasDenominator: true } as const
const failures = { ...share, direction: 'lower' } as const
const count = { measuredIn: 'dossier', direction: 'neutral', decimals: 0, hasDenominator: false } as const

describe('a change', () => {
  test.each([
    ['shares differ in points', share, 0.779, 0.742, { text: '+3,7', arrow: '▲', verdict: 'better' }],
    ['down is worse where high is good', share, 0.742, 0.779, { text: '−3,7', arrow: '▼', verdict: 'worse' }],
    ['up is worse where low is good', failures, 0.012, 0.009, { text: '+0,3', arrow: '▲', verdict: 'worse' }],
    [
      'counts differ by their share, unjudged',
      count,
      52_341,
      46_112,
      { text: '+13,5%', arrow: '▲', verdict: 'neutral' },
    ],
    ['whole points keep their zero', share, 0.8, 0.78, { text: '+2,0', arrow: '▲', verdict: 'better' }],
    ['what rounds to nothing is no change', share, 0.77901, 0.779, { text: '0,0', arrow: '○', verdict: 'neutral' }],
  ] as const)('%s', (_, kpi, now, before, expected) => {
    expect(changeOf('vi', kpi, value(now), value(before))).toEqual(expected)
  })

  test('there is none without both numbers, nor from a count of zero', () => {
    expect(changeOf('vi', share, value(0.5), null)).toBeNull()
    expect(changeOf('vi', share, value(null), value(0.5))).toBeNull()
    expect(changeOf('vi', share, value(0.5), value(null))).toBeNull()
    expect(changeOf('vi', count, value(5), value(0))).toBeNull()
  })
})

test('fewer than twenty cases are few; a sum has no cases', () => {
  expect(isFew(value(0.8, { numerator: 14, denominator: 17 }))).toBe(true)
  expect(isFew(value(0.8, { numerator: 16, denominator: 20 }))).toBe(false)
  expect(isFew(value(7))).toBe(false)
})

describe('the gap', () => {
  const target = (gap: number | null, comparator: AppliedTarget['comparator'] = 'at-least'): AppliedTarget => ({
    comparator,
    value: 80,
    text: '≥ 80%',
    from: '2025-07-01',
    instrument: null,
    met: gap === null ? null : gap === 0,
    gap,
  })
  const kpi = { id: 'T02', measuredIn: 'percent', dataset: 'dossier' } as const
  test('is said in the things counted', () => {
    expect(gapOf('vi', kpi, target(1092))).toMatchObject({
      met: false,
      shown: '1.092',
      what: { vi: 'hồ sơ' },
      message: { vi: 'còn {n} {what}' },
    })
  })
  test('a ceiling is overstepped, not fallen short of', () => {
    expect(gapOf('vi', { ...kpi, dataset: 'signature' }, target(60, 'at-most'))).toMatchObject({
      what: { vi: 'trường hợp' },
      message: { vi: 'vượt {n} {what}' },
    })
  })
  test('nothing when met, nothing to say without a target or a number', () => {
    expect([gapOf('vi', kpi, target(0)), gapOf('vi', kpi, null), gapOf('vi', kpi, target(null))]).toEqual([
      { met: true },
      null,
      null,
    ])
  })
})

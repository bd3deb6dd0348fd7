import { describe, expect, test } from 'vitest'
import type { StatedPeriod } from '../../period-contract.ts'
import type { AppliedTarget, Value } from '../value-contract.ts'
import { type ChartInput, controlChartOf } from './control-chart.ts'

const side = { label: { vi: 'Hồ sơ', en: 'Dossiers' }, terms: [] }
const ratio = { measuredIn: 'percent', aggregation: 'ratio-of-sums', direction: 'higher', denominator: side } as const
const sum = { measuredIn: 'dossier', aggregation: 'sum', direction: 'neutral', denominator: null } as const

const period = (month: number, more: Partial<StatedPeriod> = {}): StatedPeriod => {
  const key = `${2024 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`
  return {
    calendar: 'gregorian',
    grain: 'month',
    key,
    from: `${key}-01`,
    to: `${key}-28`,
    days: 28,
    workingDays: 20,
    state: 'closed',
    ...more,
  }
}
const value = (numerator: number, denominator: number | null, more: Partial<Value> = {}): Value => ({
  state: denominator === 0 ? 'none-arose' : 'value',
  numerator,
  denominator,
  ratio: denominator === 0 ? null : numerator / (denominator ?? 1),
  reported: 20,
  expected: 20,
  quarantined: 0,
  text: '',
  ...more,
})
const goal = (aimed: number): AppliedTarget => ({
  comparator: 'at-least',
  value: aimed,
  text: '',
  from: '2024-01-01',
  instrument: null,
  met: null,
  gap: null,
})
const wobble = [3, -2, 4, -4, 1, -1, 2, -3, 0, 3, -2, 1, -1, 2]
const months = (count: number, of: (month: number) => Partial<ChartInput> = () => ({})): ChartInput[] =>
  Array.from({ length: count }, (_, month) => ({
    period: period(month),
    value: value(800 + 8 * wobble[month % wobble.length]!, 1_000),
    target: null,
    definition: 1,
    ...of(month),
  }))

describe('a chart of shares', () => {
  test('fourteen quiet months: limits around Σ/Σ, nothing special, and what a target means to it', () => {
    const chart = controlChartOf(
      ratio,
      months(14, () => ({ target: goal(95) })),
    )
    expect(chart).toMatchObject({
      kind: 'p-prime',
      counted: 14,
      variation: 'common-cause',
      assurance: 'fail',
      lengthen: false,
    })
    expect(chart.points[0]).toMatchObject({
      centre: expect.closeTo(0.802, 2) as number,
      provisional: false,
      signals: [],
    })
    expect(
      controlChartOf(
        ratio,
        months(14, () => ({ target: goal(60) })),
      ).assurance,
    ).toBe('pass')
    expect(
      controlChartOf(
        ratio,
        months(14, () => ({ target: goal(80) })),
      ).assurance,
    ).toBe('hit-or-miss')
  })

  test('a target that changes at the last point is the one that counts', () => {
    const chart = controlChartOf(
      ratio,
      months(14, (month) => ({ target: goal(month === 13 ? 95 : 60) })),
    )
    expect(chart.assurance).toBe('fail')
  })

  test('another definition begins a stretch of its own: no limit reaches across, whatever the level', () => {
    const chart = controlChartOf(
      ratio,
      months(26, (month) => (month < 13 ? {} : { definition: 2, value: value(600 + 8 * wobble[month % 14]!, 1_000) })),
      [{ id: '7a3e0c52-5a6e-4f0e-9f62-6f3a6f1d2b10', from: period(5).from }],
    )
    expect(chart.segments.map(({ from, definition, points }) => [from, definition, points])).toEqual([
      [period(0).from, 1, 5],
      [period(5).from, 1, 8],
      [period(13).from, 2, 13],
    ])
    expect(chart.segments[2]?.centre).toBeCloseTo(0.602, 2)
    expect(chart.points.every(({ signals }) => signals.length === 0)).toBe(true)
    expect(chart).toMatchObject({ counted: 13, variation: 'common-cause' })
  })

  test('twelve months have limits and no icons', () => {
    expect(controlChartOf(ratio, months(12))).toMatchObject({
      kind: 'p-prime',
      variation: 'too-few',
      assurance: 'none',
    })
  })

  test('a month that runs, and one of which figures are missing, are hollow and move nothing', () => {
    const whole = controlChartOf(ratio, months(13))
    const chart = controlChartOf(ratio, [
      ...months(13),
      { period: period(13, { state: 'running' }), value: value(10, 1_000), target: null, definition: 1 },
      { period: period(14), value: value(10, 1_000, { reported: 18 }), target: null, definition: 1 },
    ])
    expect(chart.points.slice(13).map(({ provisional, centre, y }) => [provisional, centre, y])).toEqual([
      [true, null, 0.01],
      [true, null, 0.01],
    ])
    expect([chart.segments, chart.variation]).toEqual([whole.segments, whole.variation])
  })

  test('the last month far below its own limits is a concern, and where lower is better an improvement', () => {
    const fallen = months(14, (month) => (month === 13 ? { value: value(500, 1_000) } : {}))
    const chart = controlChartOf(ratio, fallen)
    expect(chart.variation).toBe('concern')
    expect(chart.points.at(-1)).toMatchObject({
      signals: [{ rule: 'beyond-limits', side: 'below' }],
      means: 'concern',
    })
    expect(controlChartOf({ ...ratio, direction: 'lower' }, fallen).variation).toBe('improvement')
    expect(controlChartOf({ ...ratio, direction: 'neutral' }, fallen).variation).toBe('neutral-low')
  })

  test('a re-baseline begins a stretch of its own, with its own centre, and icons wait anew', () => {
    const stepped = months(20, (month) => (month < 13 ? {} : { value: value(950 + wobble[month - 13]!, 1_000) }))
    const chart = controlChartOf(ratio, stepped, [{ id: 'since', from: '2025-02-10' }])
    expect(chart.segments).toMatchObject([
      { from: '2024-01-01', points: 13, rebaseline: null },
      { from: '2025-02-01', points: 7, rebaseline: 'since', centre: expect.closeTo(0.95, 2) as number },
    ])
    expect(chart).toMatchObject({ counted: 7, variation: 'too-few' })
    // Without it the step is what the chart cries about.
    expect(controlChartOf(ratio, stepped).variation).toBe('improvement')
    // One that falls after all points changes nothing.
    expect(controlChartOf(ratio, stepped, [{ id: 'later', from: '2030-01-01' }]).segments).toHaveLength(1)
  })

  test('too few cases a month, or neighbours too alike: a longer period', () => {
    expect(
      controlChartOf(
        ratio,
        months(13, () => ({ value: value(9, 10) })),
      ).lengthen,
    ).toBe(true)
    const drifting = months(20, (month) => ({ value: value(700 + 10 * month, 1_000) }))
    expect(controlChartOf(ratio, drifting)).toMatchObject({ lengthen: true })
  })

  test('nothing, one month, all the same, counts that cannot be', () => {
    expect(controlChartOf(ratio, [])).toMatchObject({ kind: 'none', why: 'empty-group', points: [] })
    expect(controlChartOf(ratio, months(1))).toMatchObject({ kind: 'none', why: 'too-few' })
    expect(
      controlChartOf(
        ratio,
        months(13, () => ({ value: value(1_000, 1_000) })),
      ),
    ).toMatchObject({
      kind: 'p-prime',
      variation: 'common-cause',
      segments: [{ centre: 1, sigmaZ: 0 }],
    })
    const broken = controlChartOf(
      ratio,
      months(14, (month) => (month === 5 ? { value: value(1_200, 1_000) } : {})),
    )
    expect(broken).toMatchObject({ counted: 13 })
    expect(broken.points[5]).toMatchObject({ y: 1.2, centre: null })
  })

  test('a month without cases has no point', () => {
    const chart = controlChartOf(
      ratio,
      months(14, (month) => (month === 3 ? { value: value(0, 0) } : {})),
    )
    expect(chart.points[3]).toMatchObject({ y: null, centre: null, signals: [] })
  })
})

test('a sum is drawn per working day, so that a short month is no signal', () => {
  const chart = controlChartOf(
    sum,
    months(14, (month) => ({
      period: period(month, { workingDays: month === 13 ? 10 : 20 }),
      value: value((100 + wobble[month % 14]!) * (month === 13 ? 10 : 20), null),
    })),
  )
  expect(chart).toMatchObject({ kind: 'xmr', measuredPer: 'working-day', variation: 'common-cause' })
  expect(chart.points.at(-1)?.y).toBe(102)
})

test('the target of a sum is held against what it asks of a working day', () => {
  const aimed = (whole: number) =>
    controlChartOf(
      { ...sum, direction: 'higher' },
      months(14, (month) => ({ value: value((100 + wobble[month]!) * 20, null), target: goal(whole) })),
    ).assurance
  expect(aimed(1_000)).toBe('pass')
  expect(aimed(2_000)).toBe('hit-or-miss')
  expect(aimed(3_000)).toBe('fail')
})

import { controlChartOf } from 'shared/kpi/compare/control-chart.ts'
import type { AnnotationAnswer, RebaselineAnswer } from 'shared/kpi/compare/chart-contract.ts'
import { periodsUpTo, statePeriod } from 'shared/period.ts'
import { monthPeriod } from 'shared/period-key.ts'
import { makeWorkCalendar } from 'shared/workday.ts'
import { expect, test } from 'vitest'
import { kpi, noValue, target, value } from '../../ui/page-fixture.ts'
import {
  breaksDrawn,
  controlDrawn,
  limitSentences,
  metOf,
  notesDrawn,
  periodsAsked,
  withGhost,
  writingsOf,
  yearBefore,
} from './control-figure-model.ts'

const side = { label: { vi: 'Hồ sơ', en: 'Dossiers' }, terms: [] }
const percent = { ...kpi('T02', 'Tỷ lệ'), denominator: side }
const dossiers = {
  ...kpi('T01', 'Số hồ sơ', { measuredIn: 'dossier', aggregation: 'sum', direction: 'neutral', hasDenominator: false }),
  denominator: null,
}
const wobble = [2, -1, 1, -2, 0, 1, -1, 2, -2, 1, 0, -1]
/** Twenty months to November 2026, which runs; the month before it fell. */
const periods = periodsUpTo(monthPeriod('nd09', 'month', 2026, 11), 20).map((period) =>
  statePeriod(period, '2026-11-10', makeWorkCalendar([])),
)
const whole = { reported: 100, expected: 100 }
const inputs = periods.map((period, place) => {
  const numerator = place === 18 ? 735 : 800 + 4 * wobble[place % 12]!
  return {
    period,
    value:
      place === 3
        ? noValue('missing', 'Chưa có số liệu')
        : value(numerator, 1000, `${Math.round(numerator / 10)},0%`, whole),
    target: target(place < 10 ? 1 : 0, { value: place < 10 ? 70 : 75, text: place < 10 ? '≥ 70%' : '≥ 75%' }),
    definition: 1,
  }
})
const rebaseline: RebaselineAnswer = {
  id: 'b5b7b7d0-0f5b-4f0e-9f3e-6f0a2b9d1c11',
  kpi: 'T02',
  unit: null,
  from: '2026-01-02',
  reason: 'Đổi phần mềm một cửa',
  madeAt: '2026-01-05T02:00:00Z',
}
const annotation = (from: string): AnnotationAnswer => ({
  id: 'b5b7b7d0-0f5b-4f0e-9f3e-6f0a2b9d1c12',
  kpi: 'T02',
  unit: '13285',
  kind: 'event',
  from,
  to: from,
  text: 'Mất điện',
  madeAt: '2026-01-05T02:00:00Z',
})

test('points stand in percent with limits that know their stretch, and targets step', () => {
  const chart = controlChartOf(percent, inputs, [rebaseline])
  const drawn = controlDrawn('vi', percent, chart)
  const at = periods.findIndex(({ to }) => to >= rebaseline.from)
  expect(drawn.map(({ limits }) => limits?.stretch)).toEqual(
    periods.map((_, place) => (place === 3 || place === 19 ? undefined : place < at ? 0 : 1)),
  )
  expect(drawn[0]).toMatchObject({ target: 70, targetText: '≥ 70%' })
  expect(drawn.at(-1)).toMatchObject({ target: 75, running: true, limits: null, mark: null })
  expect(drawn[3]).toMatchObject({ value: null, text: 'Chưa có số liệu', incomplete: false })
  expect(drawn[0]!.value).toBeCloseTo(80.8)
  expect(drawn[0]!.limits!.text).toMatch(/^\d+(,\d)?%–\d+(,\d)?%$/)
})

test('a month that fell is marked, by which rule, and counted in words', () => {
  const chart = controlChartOf(percent, inputs)
  expect(controlDrawn('vi', percent, chart)[18]).toMatchObject({ mark: 'worse', signals: 'ngoài giới hạn' })
  const words = limitSentences('vi', percent, chart).join(' ')
  expect(words).toContain('(tính từ 18 kỳ)')
  expect(words).toContain('1 kỳ ngoài mức thường thấy.')
})

test('a trend is told beyond what periods move anyway, and only from thirteen', () => {
  const rising = inputs.map(({ period, target: aim }, place) => ({
    period,
    value: value(700 + 8 * place + 2 * wobble[place % 12]!, 1000, '', whole),
    target: aim,
    definition: 1,
  }))
  const words = (points: typeof inputs) => limitSentences('vi', percent, controlChartOf(percent, points)).join(' ')
  expect(words(rising)).toMatch(/Xu hướng chung tăng qua 19 kỳ \(kiểm định xu hướng, p < 0,001,/)
  expect(words(rising.toReversed().map((one, place) => ({ ...one, period: periods[place]! })))).toContain(
    'giảm qua 19 kỳ',
  )
  expect(words(inputs)).toContain('Chưa thấy xu hướng tăng hay giảm rõ rệt.')
  expect(words(inputs.slice(0, 12))).not.toContain('xu hướng')
})

test('another definition cuts the line, and a mark says which one and since when', () => {
  const cut = inputs.map((input, place) => ({ ...input, definition: place < 12 ? 1 : 2 }))
  const chart = controlChartOf(percent, cut)
  const drawn = controlDrawn('vi', percent, chart)
  expect(drawn.map(({ stretch }) => stretch)).toEqual(cut.map(({ definition }) => definition - 1))
  expect([drawn[11]!.counted, drawn[12]!.counted]).toEqual(['Tính theo định nghĩa 1', 'Tính theo định nghĩa 2'])
  expect(drawn[11]!.limits!.stretch).not.toBe(drawn[12]!.limits!.stretch)
  expect(breaksDrawn('vi', chart.points, [{ version: 2, from: '2026-04-01' }])).toEqual([
    { between: ['2026-03', '2026-04'], text: 'Định nghĩa 2 từ 01/04/2026', short: 'ĐN 2' },
  ])
  expect(breaksDrawn('vi', chart.points, [])[0]!.text).toBe('Định nghĩa 2 từ 15/03/2026')
})

test('where too few periods are counted by the newest definition, the usual of another is not told for it', () => {
  const since = (first: number) =>
    controlChartOf(
      percent,
      inputs.map((input, place) => ({ ...input, definition: place < first ? 1 : 2 })),
    )
  expect(limitSentences('vi', percent, since(18))).toEqual([
    'Chưa đủ kỳ đã chốt tính theo định nghĩa 2 để có giới hạn.',
  ])
  expect(limitSentences('vi', percent, since(8))[0]).toContain('Mức thường thấy')
})

test('counted by one definition there is nothing to mark, and nothing to say', () => {
  const chart = controlChartOf(percent, inputs)
  expect(breaksDrawn('vi', chart.points, [{ version: 1, from: null }])).toEqual([])
  expect(new Set(controlDrawn('vi', percent, chart).map(({ stretch, counted }) => `${stretch}${counted}`))).toEqual(
    new Set(['0']),
  )
})

test('a ghost is cut where it was counted otherwise then', () => {
  const then = controlChartOf(
    percent,
    inputs.map((input, place) => ({ ...input, definition: place < 15 ? 1 : 2 })),
  )
  const { points } = withGhost('vi', percent, controlDrawn('vi', percent, controlChartOf(percent, inputs)), then)
  expect([points[14]!.ghostStretch, points[15]!.ghostStretch, points[15]!.stretch]).toEqual([0, 1, 0])
})

test('a sum is drawn and written per working day; its total stands in the detail', () => {
  const chart = controlChartOf(
    dossiers,
    periods.map((period) => ({
      period,
      value: value(2_000, null, '2.000', whole),
      target: target(0, { value: 2_100 }),
      definition: 1,
    })),
  )
  const [first] = controlDrawn('vi', dossiers, chart)
  const days = periods[0]!.workingDays
  expect(first!.value).toBeCloseTo(2_000 / days)
  expect(first!.target).toBeCloseTo(2_100 / days)
  expect(first!.detail).toBe('2.000 · 100%')
  expect(limitSentences('vi', dossiers, chart).join(' ')).toContain('bình quân một ngày làm việc')
})

test('a ghost stands where another day knew something else, and is counted', () => {
  const chart = controlChartOf(percent, inputs)
  const then = controlChartOf(
    percent,
    inputs
      .slice(0, 19)
      .map((input, place) => (place === 17 ? { ...input, value: value(700, 1000, '70,0%', whole) } : input)),
  )
  const { points, moved } = withGhost('vi', percent, controlDrawn('vi', percent, chart), then)
  expect(moved).toBe(1)
  expect(points[17]).toMatchObject({ ghost: 70, ghostText: '70,0%' })
  expect(points[3]!.ghost).toBeUndefined()
  expect(points[19]!.ghost).toBeUndefined()
  expect(withGhost('vi', percent, points, undefined).moved).toBe(1)
})

test('one month is no chart, and the sentence says so', () => {
  const chart = controlChartOf(percent, inputs.slice(0, 1))
  expect(limitSentences('vi', percent, chart)).toEqual(['Chưa đủ kỳ đã chốt và đủ số liệu để tính giới hạn.'])
})

test('writings are numbered by their days and stand over their periods; what lies before has none', () => {
  const [first] = periods
  const writings = writingsOf(inputs, {
    rebaselines: [rebaseline],
    annotations: [annotation('2026-01-10'), annotation('2020-01-01')],
  })
  expect(writings.map(({ no, kind, at }) => [no, kind, at])).toEqual([
    [1, 'annotation', null],
    [2, 'rebaseline', '2026-01'],
    [3, 'annotation', '2026-01'],
  ])
  expect(notesDrawn(writings)).toEqual([{ at: '2026-01', sign: '2 3', breaks: true }])
  expect(writingsOf([], { rebaselines: [rebaseline], annotations: [] })).toMatchObject([{ at: null }])
  expect(first!.key).toBe('2025-04')
})

test('the same period of the year before is found where the chart reaches', () => {
  const { points } = controlChartOf(percent, inputs)
  expect(yearBefore(points, points.at(-1)!)?.period.key).toBe('2025-11')
  expect(yearBefore(points, points[0]!)).toBeUndefined()
})

test('met targets are counted where there is both a figure and a target', () =>
  expect(metOf(inputs)).toEqual({ met: 10, judged: 20 }))

test.each([
  ['month', 25],
  ['quarter', 25],
  ['week', 53],
] as const)('of a %s %d periods are asked for', (grain, count) => expect(periodsAsked({ grain })).toBe(count))

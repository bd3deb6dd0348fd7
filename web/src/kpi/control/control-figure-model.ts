import type { Day } from 'shared/day.ts'
import { formatCount, formatDay, formatNumber } from 'shared/format.ts'
import type {
  AnnotationAnswer,
  ControlChart,
  ControlPoint,
  RebaselineAnswer,
} from 'shared/kpi/compare/chart-contract.ts'
import { targetDrawn } from 'shared/kpi/compare/target-drawn.ts'
import { breaksIn, stretchesIn } from 'shared/kpi/version/definition-breaks.ts'
import { chartMessages } from 'shared/messages/chart.ts'
import { trendMessages } from 'shared/messages/trend.ts'
import { chartRuleTexts, controlChartMessages as m } from 'shared/messages/control-chart.ts'
import { say } from 'shared/messages/say.ts'
import { periodLabel, yearAgo } from 'shared/period.ts'
import type { Period } from 'shared/period-contract.ts'
import { axisLabel } from 'shared/period-label.ts'
import type { Locale } from 'shared/text.ts'
import type { TrendBreak, TrendDrawn, TrendLimits, TrendMark, TrendNote } from '../../chart/trend-model.ts'
import type { KpiBrief } from '../../shell/use-province.ts'
import { shown } from '../../ui/kpi-scale.ts'
import { coverageText, isIncomplete } from 'shared/kpi/coverage.ts'
import { tokens } from 'shared/kpi/value-token.ts'

/** Two years and the period they began with; of weeks a year and one. */
export const periodsAsked = ({ grain }: Pick<Period, 'grain'>): number => (grain === 'week' ? 53 : 25)

type Charted = Pick<KpiBrief, 'measuredIn' | 'aggregation' | 'hasDenominator'>
type Measured = Pick<ControlChart, 'measuredPer'>

/** A value of the chart as it is written: a share in percent, all else with one decimal at most. */
export function formatDrawn(locale: Locale, { measuredIn }: Charted, y: number): string {
  const value = shown({ measuredIn }, y) ?? 0
  return `${formatNumber(locale, value, Math.abs(value) >= 1000 ? 0 : 1)}${measuredIn === 'percent' ? '%' : ''}`
}

/** The chart of the API in the unit shown. Re-baselines and other definitions cut it into stretches, each with limits of its own. */
export function controlDrawn(
  locale: Locale,
  kpi: Charted,
  { points, segments, measuredPer }: Pick<ControlChart, 'points' | 'segments'> & Measured,
): TrendDrawn[] {
  const stretches = stretchesIn(points.map(({ definition }) => definition))
  return points.map((point, place) => {
    const { period, value, target, y, provisional } = point
    const aimed = targetDrawn(kpi, target, period.workingDays)
    const perDay = measuredPer === 'working-day'
    return {
      key: period.key,
      label: axisLabel(locale, period),
      title: periodLabel(locale, period),
      value: shown(kpi, y),
      text:
        value.state !== 'value'
          ? tokens[value.state].text[locale]
          : perDay && y !== null
            ? formatDrawn(locale, kpi, y)
            : value.text,
      running: period.state === 'running',
      incomplete: value.state === 'value' && provisional && isIncomplete(value),
      target: shown(kpi, aimed),
      targetText: target === null ? '' : perDay && aimed !== null ? formatDrawn(locale, kpi, aimed) : target.text,
      limits: limitsOf(locale, kpi, point, segments),
      mark: point.means === null ? null : markOf[point.means],
      signals: point.signals.map(({ rule }) => chartRuleTexts[rule][locale]).join(', '),
      stretch: stretches[place] ?? 0,
      counted: stretches.at(-1) === 0 ? '' : say(locale, m.countedBy, { version: point.definition }),
      detail: detailOf(locale, point, perDay),
    }
  })
}

const markOf: Readonly<Record<NonNullable<ControlPoint['means']>, TrendMark>> = {
  improvement: 'better',
  concern: 'worse',
  neutral: 'neutral',
}

function limitsOf(
  locale: Locale,
  kpi: Charted,
  { period, low, centre, high }: ControlPoint,
  segments: ControlChart['segments'],
): TrendLimits | null {
  if (low === null || centre === null || high === null) return null
  const scaled = (y: number) => shown(kpi, y) ?? y
  return {
    low: scaled(low),
    centre: scaled(centre),
    high: scaled(high),
    stretch: Math.max(
      0,
      segments.findLastIndex(({ from }) => from <= period.from),
    ),
    text: `${formatDrawn(locale, kpi, low)}–${formatDrawn(locale, kpi, high)}`,
  }
}

function detailOf(locale: Locale, { value }: ControlPoint, perDay: boolean): string {
  const { numerator, denominator, expected } = value
  return [
    numerator !== null && denominator !== null
      ? `${formatCount(locale, numerator)}/${formatCount(locale, denominator)}`
      : perDay && value.state === 'value' && value.text,
    expected > 0 && coverageText(locale, value),
  ]
    .filter(Boolean)
    .join(' · ')
}

/** The same period of the year before, where the chart reaches back so far. */
export function yearBefore(points: readonly ControlPoint[], { period }: ControlPoint): ControlPoint | undefined {
  if (period.grain === 'range') return undefined
  const { key } = yearAgo(period)
  return points.find((point) => point.period.key === key)
}

/** How many of the periods that have both a figure and a target met it. */
export function metOf(points: readonly Pick<ControlPoint, 'target'>[]): { met: number; judged: number } {
  const judged = points.filter(({ target }) => target !== null && target.met !== null)
  return { met: judged.filter(({ target }) => target?.met).length, judged: judged.length }
}

export type ChartWriting =
  | { kind: 'rebaseline'; no: number; at: string | null; written: RebaselineAnswer }
  | { kind: 'annotation'; no: number; at: string | null; written: AnnotationAnswer }

/**
 * All that is written beside the chart, numbered in the order of its days; `at` is the period it stands over, null where it
 * lies before the first.
 */
export function writingsOf(
  points: readonly Pick<ControlPoint, 'period'>[],
  { rebaselines, annotations }: { rebaselines: readonly RebaselineAnswer[]; annotations: readonly AnnotationAnswer[] },
): ChartWriting[] {
  const [first] = points
  const at = (day: string) =>
    first === undefined || day < first.period.from
      ? null
      : (points.find(({ period }) => period.to >= day)?.period.key ?? null)
  return [
    ...rebaselines.map((written) => ({ kind: 'rebaseline' as const, written })),
    ...annotations.map((written) => ({ kind: 'annotation' as const, written })),
  ]
    .toSorted((one, other) => one.written.from.localeCompare(other.written.from))
    .map((each, place) => ({ ...each, no: place + 1, at: at(each.written.from) }))
}

/** One sign over each period that has something written. */
export function notesDrawn(writings: readonly ChartWriting[]): TrendNote[] {
  const periods = [...new Set(writings.flatMap(({ at }) => at ?? []))]
  return periods.map((at) => {
    const own = writings.filter((writing) => writing.at === at)
    return {
      at,
      sign: own.map(({ no }) => no).join(' '),
      breaks: own.some(({ kind }) => kind === 'rebaseline'),
    }
  })
}

/** A mark wherever another definition begins to count; `versions` say since when, its first period does where they do not. */
export function breaksDrawn(
  locale: Locale,
  points: readonly Pick<ControlPoint, 'period' | 'definition'>[],
  versions: readonly { version: number; from: Day | null }[],
): TrendBreak[] {
  return breaksIn(points.map(({ definition }) => definition)).map((at) => {
    const { period, definition: version } = points[at]!
    const from = versions.find((one) => one.version === version)?.from ?? period.from
    return {
      between: [points[at - 1]!.period.key, period.key],
      text: say(locale, trendMessages.definitionFrom, { version, day: formatDay(locale, from) }),
      short: say(locale, chartMessages.definitionShort, { version }),
    }
  })
}

/** The same periods with what each was thought to be then; a period nothing was known of has no ghost. */
export function withGhost(
  locale: Locale,
  kpi: Charted,
  drawn: readonly TrendDrawn[],
  then: Pick<ControlChart, 'points' | 'segments' | 'measuredPer'> | undefined,
): { points: TrendDrawn[]; moved: number } {
  const byKey = new Map(then ? controlDrawn(locale, kpi, then).map((point) => [point.key, point]) : [])
  const points = drawn.map((point): TrendDrawn => {
    const known = byKey.get(point.key)
    return known && known.value !== null
      ? { ...point, ghost: known.value, ghostText: known.text, ghostStretch: known.stretch }
      : point
  })
  return { points, moved: points.filter(({ ghost, value }) => ghost !== undefined && ghost !== value).length }
}

/** What the limits rest on and what they tell, as sentences. */
export function limitSentences(locale: Locale, kpi: Charted, chart: ControlChart): string[] {
  const last = chart.points.findLast(({ centre }) => centre !== null)
  const segment = chart.segments.at(-1)
  const { low, centre, high } = last ?? {}
  if (typeof low !== 'number' || typeof centre !== 'number' || typeof high !== 'number' || !segment)
    return [say(locale, m.noLimits)]
  // What was usual by another definition says nothing of the newest points.
  const definition = chart.points.at(-1)!.definition
  if (segment.definition !== definition) return [say(locale, m.noLimitsBy, { version: definition })]
  const signals = chart.points.filter(({ means }) => means !== null).length
  const written = (y: number) => formatDrawn(locale, kpi, y)
  return [
    say(locale, m.limitsSaid, {
      centre: written(centre),
      low: written(low),
      high: written(high),
      n: segment.points,
    }),
    ...(signals > 0 ? [say(locale, m.signalsSaid, { n: signals })] : []),
    ...(segment.sigmaZ !== null && segment.sigmaZ >= 1.5
      ? [say(locale, m.limitsWide, { times: formatNumber(locale, segment.sigmaZ, 1) })]
      : []),
    ...trendSentence(locale, chart),
    ...(chart.measuredPer === 'working-day' ? [say(locale, m.perWorkingDay)] : []),
    ...(chart.lengthen ? [say(locale, m.lengthen)] : []),
  ]
}

const trendTexts = { up: m.trendUp, down: m.trendDown, none: m.trendNone } as const

function trendSentence(locale: Locale, { trend, counted }: Pick<ControlChart, 'trend' | 'counted'>): string[] {
  if (trend === null) return []
  const p = trend.p < 0.001 ? `< ${formatNumber(locale, 0.001, 3)}` : `= ${formatNumber(locale, trend.p, 3)}`
  return [say(locale, trendTexts[trend.way], { n: counted, p })]
}

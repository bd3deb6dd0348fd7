import type { Day } from 'shared/day.ts'
import { formatCount } from 'shared/format.ts'
import type { TrendPoint } from 'shared/kpi/kpi-contract.ts'
import { periodLabel, yearAgo } from 'shared/period.ts'
import type { Period } from 'shared/period-contract.ts'
import { axisLabel } from 'shared/period-label.ts'
import type { Locale } from 'shared/text.ts'
import type { TrendDrawn } from '../chart/trend-model.ts'
import type { KpiBrief } from '../shell/use-province.ts'
import { shown } from '../ui/kpi-scale.ts'
import { coverageText, isIncomplete, tokens } from '../ui/value-model.ts'

/** A year and the period before it: the same period of last year is the first of the line. */
export const periodsShown = 13
const perYear = { week: 52, month: 12, quarter: 4, half: 2, 'nine-months': 1, year: 1, range: 0 } as const

/** How many periods to ask for, so that each of those shown finds its own of a year ago behind it. */
export const periodsAsked = ({ grain }: Pick<Period, 'grain'>): number => periodsShown + perYear[grain]

/** The last thirteen periods that have any history, each with its own of a year ago. */
export function trendOf(
  locale: Locale,
  kpi: Pick<KpiBrief, 'measuredIn'>,
  points: readonly TrendPoint[],
  historyFrom: Day,
): TrendDrawn[] {
  const byKey = new Map(points.map((point) => [point.period.key, point]))
  return points
    .filter(({ period }) => period.to >= historyFrom)
    .slice(-periodsShown)
    .map(({ period, value, target }) => {
      const before = period.grain === 'range' ? undefined : byKey.get(yearAgo(period).key)
      const known = before && before.period.to >= historyFrom ? before.value : undefined
      return {
        key: period.key,
        label: axisLabel(locale, period),
        title: periodLabel(locale, period),
        value: shown(kpi, value.ratio),
        text: value.state === 'value' ? value.text : tokens[value.state].text[locale],
        running: period.state === 'running',
        incomplete: value.state === 'value' && isIncomplete(value),
        target: target?.value ?? null,
        targetText: target?.text ?? '',
        yearAgo: shown(kpi, known?.ratio ?? null),
        yearAgoText: known?.text ?? '',
        detail: [
          value.numerator !== null &&
            value.denominator !== null &&
            `${formatCount(locale, value.numerator)}/${formatCount(locale, value.denominator)}`,
          value.expected > 0 && coverageText(locale, value),
        ]
          .filter(Boolean)
          .join(' · '),
      }
    })
}

/** The same periods with what each was thought to be then; a period nothing was known of has no ghost. */
export function withGhost(
  drawn: readonly TrendDrawn[],
  kpi: Pick<KpiBrief, 'measuredIn'>,
  then: readonly TrendPoint[],
): { points: TrendDrawn[]; moved: number } {
  const byKey = new Map(then.map((point) => [point.period.key, point.value]))
  const points = drawn.map((point): TrendDrawn => {
    const value = byKey.get(point.key)
    return value?.state === 'value' ? { ...point, ghost: shown(kpi, value.ratio), ghostText: value.text } : point
  })
  const moved = points.filter(({ ghost, value }) => ghost !== undefined && ghost !== value).length
  return { points, moved }
}

/** How many of the periods that have both a figure and a target met it. */
export function metOf(points: readonly TrendPoint[], shownKeys: ReadonlySet<string>): { met: number; judged: number } {
  const judged = points.filter(
    ({ period, target }) => shownKeys.has(period.key) && target !== null && target.met !== null,
  )
  return { met: judged.filter(({ target }) => target?.met).length, judged: judged.length }
}

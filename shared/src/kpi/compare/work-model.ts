import { addDays, type Day } from '../../day.ts'
import { formatCount, formatProseDay, tenthsOf } from '../../format.ts'
import { say } from '../../messages/say.ts'
import { standingTexts } from '../../messages/standing.ts'
import type { StatedPeriod } from '../../period-contract.ts'
import { gapToTarget } from '../../statistics/gap.ts'
import type { Locale } from '../../text.ts'
import type { WorkCalendar } from '../../workday.ts'
import type { Kpi } from '../kpi.ts'
import type { AppliedTarget, Value } from '../value-contract.ts'
import { isProportion } from './comparison-model.ts'
import type { Standing, Work } from './standing-contract.ts'

export interface Measured {
  kpi: Kpi
  value: Value
  target: AppliedTarget | null
}

export interface WorkTime {
  period: StatedPeriod
  today: Day
  calendar: Pick<WorkCalendar, 'workingDays'>
  locale: Locale
}

/** Minutes of a line are nobody's dossiers: what an office can make good one by one is a share of counted things. */
const isWork = ({ kpi }: Measured): boolean => isProportion(kpi) && kpi.aggregation !== 'time-weighted'

/** Every missed target as work, most first. */
export function workOf(measured: readonly Measured[], time: WorkTime): Work[] {
  return measured
    .filter(isWork)
    .flatMap(({ kpi, value, target }): Work[] => {
      if (!target || target.met !== false || value.numerator === null || value.denominator === null) return []
      const forecast = kpi.aggregation === 'last' ? null : forecastOf(value.denominator, time)
      const gap = gapToTarget({
        x: value.numerator,
        n: value.denominator,
        permille: Number(tenthsOf(target.value)),
        comparator: target.comparator,
        ...(forecast !== null && { forecast }),
      })
      if (gap.kind === 'none' || gap.met) return []
      const { convertible, growth, rest } = gap
      const counted = countedIn(kpi, time.locale)
      return [{ kpi: kpi.id, value, target, counted, comparator: target.comparator, convertible, growth, rest }]
    })
    .sort((one, other) => other.convertible - one.convertible || (one.kpi < other.kpi ? -1 : 1))
}

/** The words of the numerator, as they stand within a sentence. */
export function countedIn(kpi: Pick<Kpi, 'numerator'>, locale: Locale): string {
  const label = kpi.numerator.label[locale]
  return label.charAt(0).toLocaleLowerCase(locale) + label.slice(1)
}

/**
 * How many cases the whole of a running period will have when its other working days are like those that are past (the
 * working-day mean). Null of a period that is over, or of which no working day is past.
 */
function forecastOf(cases: number, { period, today, calendar }: WorkTime): number | null {
  if (period.state !== 'running') return null
  const past = calendar.workingDays(period.from, addDays(today, -1))
  return past === 0 ? null : Math.round((cases * period.workingDays) / past)
}

export const workingDaysLeft = ({ period, today, calendar }: WorkTime): number =>
  period.state === 'closed' ? 0 : calendar.workingDays(today > period.from ? today : period.from, period.to)

/** How the targets stand, in numbers. */
export function targetsOf(measured: readonly Measured[]): Standing['targets'] {
  const met = measured.flatMap(({ target }) => (target ? [target.met] : []))
  return {
    met: met.filter((one) => one === true).length,
    missed: met.filter((one) => one === false).length,
    unknown: met.filter((one) => one === null).length,
  }
}

/** What a commune head reads first. */
export function firstSentence(work: readonly Work[], targets: Standing['targets'], time: WorkTime): Standing['first'] {
  const { period, locale } = time
  const [first] = work
  const days = workingDaysLeft(time)
  const parts = { to: period.to, workingDaysLeft: days }
  const to = formatProseDay(locale, period.to)
  if (!first) {
    const known = targets.met + targets.missed > 0
    const kind = !known ? 'no-figures' : targets.missed === 0 ? 'all-met' : 'no-figures'
    const text = kind === 'all-met' ? standingTexts.allMet : standingTexts.noFigures
    return { kind, work: null, ...parts, text: say(locale, text, { met: formatCount(locale, targets.met), to }) }
  }
  const over = first.comparator === 'at-most'
  const closed = period.state === 'closed'
  const message = closed
    ? over
      ? standingTexts.overAtEnd
      : standingTexts.shortAtEnd
    : over
      ? standingTexts.over
      : standingTexts.short
  return {
    kind: closed ? 'period-over' : over ? 'over' : 'short',
    work: first,
    ...parts,
    text: say(locale, message, {
      gap: formatCount(locale, first.convertible),
      counted: first.counted,
      target: first.target.text,
      to,
      days: formatCount(locale, days),
      n: days,
    }),
  }
}

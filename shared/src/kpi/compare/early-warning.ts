import { type Day } from '../../day.ts'
import { ewma } from '../../statistics/ewma.ts'
import { tetOffset, weekdayFactors, withoutWeekday } from '../../statistics/day-factor.ts'
import { isTooThin, pPrimeOf, pPrimeSigma } from '../../statistics/p-prime.ts'
import { isSound } from '../../statistics/share.ts'
import { xmrOf } from '../../statistics/xmr.ts'
import type { WorkCalendar } from '../../workday.ts'
import type { Kpi } from '../kpi.ts'
import { isProportion } from './comparison-model.ts'
import type { EarlyWarning } from './early-contract.ts'

/** The counts of one day; null where none were due, or not all have come. */
export interface EarlyDay {
  day: Day
  counts: { numerator: number; denominator: number } | null
}

type EarlyKpi = Pick<Kpi, 'measuredIn' | 'aggregation' | 'direction' | 'denominator' | 'frequency'>

/** So many days are watched; what is usual is learnt from those before. */
const watchedDays = 30
/** What is usual takes eight working weeks to know. */
const fewestLearnt = 40

/**
 * Daily early warning: an exponentially weighted average (λ = 0.2, three deviations) of how far each day lies from what is
 * usual, in standard deviations. A share by the P′ limits of its own denominator, since numerator and denominator move
 * together through the week; a sum with its weekday taken out, the days around Tết left out. What is usual is learnt from
 * the days before those that are watched, so that a change does not hide itself.
 */
export function earlyWarningOf(
  kpi: EarlyKpi,
  days: readonly EarlyDay[],
  calendar: Pick<WorkCalendar, 'isWorkingDay'>,
): EarlyWarning {
  if (!isDaily(kpi)) return silent('not-daily')
  if (days.length < watchedDays + fewestLearnt) return silent('too-few')
  const learntTo = days.length - watchedDays
  const scores = isProportion(kpi) ? shareScores(days, learntTo) : sumScores(days, learntTo, calendar)
  if (typeof scores === 'string') return silent(scores)
  const watched = days.slice(learntTo)
  const points = ewma(scores.slice(learntTo), { mean: 0, sigma: 1, lambda: 0.2, width: 3 })
  const drawn = watched.map(({ day }, place) => {
    const { value, low, high } = points[place]!
    const score = scores[learntTo + place] ?? null
    return { day, score, value, low, high, means: meaningOf(sideOf({ value, low, high }), kpi.direction) }
  })
  const last = drawn.at(-1)!
  const side = sideOf(last)
  const since = side === null ? null : drawn[drawn.findLastIndex((point) => sideOf(point) !== side) + 1]!.day
  return { kind: 'watched', why: null, days: drawn, side, since, means: last.means }
}

const isDaily = ({ frequency, aggregation, denominator }: EarlyKpi): boolean =>
  (frequency === 'daily' || frequency === 'workday') &&
  (aggregation === 'sum' || denominator !== null) &&
  aggregation !== 'last'

const silent = (why: NonNullable<EarlyWarning['why']>): EarlyWarning => ({
  kind: 'none',
  why,
  days: [],
  side: null,
  since: null,
  means: null,
})

type Scores = (number | null)[] | NonNullable<EarlyWarning['why']>

function shareScores(days: readonly EarlyDay[], learntTo: number): Scores {
  const shares = days.map(({ counts }) => (counts ? { x: counts.numerator, n: counts.denominator } : null))
  const learnt = shares.slice(0, learntTo).flatMap((share) => (share && isSound(share) ? [share] : []))
  if (learnt.length < fewestLearnt) return 'too-few'
  const chart = pPrimeOf(learnt)
  if (chart.kind === 'none' || chart.sigmaZ === 0) return 'no-spread'
  if (
    isTooThin(
      chart,
      learnt.map(({ n }) => n),
    )
  )
    return 'too-thin'
  return shares.map((share) =>
    share && isSound(share) ? (share.x / share.n - chart.centre) / pPrimeSigma(chart, share.n) : null,
  )
}

function sumScores(days: readonly EarlyDay[], learntTo: number, calendar: Pick<WorkCalendar, 'isWorkingDay'>): Scores {
  const usable = days.map(({ day, counts }) => ({
    day,
    count: counts && calendar.isWorkingDay(day) && tetOffset(day) === null ? counts.numerator : null,
  }))
  const factors = weekdayFactors(usable.slice(0, learntTo), calendar)
  // Saturdays and Sundays have no factor of their own where nobody works.
  const evened = usable.map(({ day, count }) =>
    count === null ? null : factors.kind === 'none' ? count : withoutWeekday(count, day, factors),
  )
  const learnt = evened.slice(0, learntTo).filter((value) => value !== null)
  if (learnt.length < fewestLearnt) return 'too-few'
  const chart = xmrOf(learnt)
  if (chart.kind === 'none' || chart.high === chart.mean) return 'no-spread'
  return evened.map((value) => (value === null ? null : ((value - chart.mean) * 3) / (chart.high - chart.mean)))
}

const sideOf = ({ value, low, high }: { value: number; low: number; high: number }): 'above' | 'below' | null =>
  value > high ? 'above' : value < low ? 'below' : null

function meaningOf(side: EarlyWarning['side'], direction: Kpi['direction']): EarlyWarning['means'] {
  if (side === null) return null
  if (direction === 'neutral') return 'neutral'
  return (side === 'above') === (direction === 'higher') ? 'improvement' : 'concern'
}

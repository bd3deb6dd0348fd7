import type { Day } from 'shared/day.ts'
import type { RebaselineAnswer } from 'shared/kpi/compare/chart-contract.ts'
import { isProportion } from 'shared/kpi/compare/comparison-model.ts'
import { controlChartOf } from 'shared/kpi/compare/control-chart.ts'
import { scoreOf } from 'shared/kpi/compare/score-model.ts'
import { smallChart, spineRow } from 'shared/kpi/compare/spine-model.ts'
import type { Standing } from 'shared/kpi/compare/standing-contract.ts'
import { firstSentence, targetsOf, workOf } from 'shared/kpi/compare/work-model.ts'
import type { VersionedKpi } from 'shared/kpi/version/version.ts'
import { valueOf } from 'shared/kpi/value.ts'
import type { Period, StatedPeriod } from 'shared/period.ts'
import type { SpecialDay } from 'shared/province.ts'
import { scoreRulesOn } from 'shared/statistics/score-766.ts'
import type { Locale } from 'shared/text.ts'
import { makeWorkCalendar } from 'shared/workday.ts'
import { trendPoints } from '../answer-values.ts'
import { type CountsFound, type Gathered, gatheredFrom, type Owing } from '../gather-counts.ts'
import type { GroundUnit } from '../ground-unit.ts'

/** What was found of a unit and its peers; plain data. */
export interface StandingFound {
  unit: GroundUnit
  others: string[]
  kpis: VersionedKpi[]
  /** Of the unit, over the scored month and then the periods of the trend. */
  own: CountsFound
  /** Of its peers, over the period alone. */
  theirs: CountsFound
  rebaselines: RebaselineAnswer[]
  owing: Pick<Owing, 'province' | 'everyone' | 'lines'> & { specialDays: Pick<SpecialDay, 'day' | 'working'>[] }
  month: Period
  trend: StatedPeriod[]
  period: StatedPeriod
  today: Day
  locale: Locale
}

/** A commune head reads three. */
const mostWork = 3

/**
 * Where one unit stands: what is to do, against whom, with itself, and by Decision 766. For a thread: a thousand figures
 * are taken apart and put into words.
 */
export function standingOf({
  unit,
  others,
  kpis,
  rebaselines,
  month,
  period,
  today,
  locale,
  ...found
}: StandingFound): Pick<Standing, 'first' | 'work' | 'targets' | 'spine' | 'charts' | 'score'> {
  const calendar = makeWorkCalendar(found.owing.specialDays)
  const owing = { ...found.owing, calendar }
  const [own, theirs] = [gatheredFrom(found.own, owing), gatheredFrom(found.theirs, owing)]
  const ofTrend: Gathered = {
    of: (kpi, units, place) => own.of(kpi, units, place + 1),
    defined: (kpi, place) => own.defined(kpi, place + 1),
  }
  const measured = kpis.map((kpi) => {
    const points = trendPoints(kpi, ofTrend, { units: [unit.code], place: unit }, found.trend, locale)
    const last = points.at(-1)!
    return { kpi, points, value: last.value, target: last.target }
  })
  const time = { period, today, calendar, locale }
  const work = workOf(measured, time)
  const targets = targetsOf(measured)
  return {
    first: firstSentence(work, targets, time),
    work: work.slice(0, mostWork),
    targets,
    spine: measured.map(({ kpi, value, target }) =>
      spineRow({
        kpi,
        value,
        target,
        peers: others.map((code) => valueOf(theirs.defined(kpi, 0), theirs.of(kpi, [code], 0), locale)),
      }),
    ),
    charts: measured
      .filter(({ kpi }) => isProportion(kpi))
      .map(({ kpi, points, value, target }) =>
        smallChart(
          kpi.id,
          { value, target },
          controlChartOf(
            kpi,
            points,
            rebaselines.filter((one) => one.kpi === kpi.id),
          ),
        ),
      ),
    score: scoreOf({
      rules: scoreRulesOn(month.to),
      period: month,
      kpis,
      countsOf: (kpi) => own.of(kpi, [unit.code], 0),
      locale,
    }),
  }
}

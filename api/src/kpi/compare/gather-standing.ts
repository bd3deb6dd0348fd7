import type { Day } from 'shared/day.ts'
import { controlChartOf } from 'shared/kpi/compare/control-chart.ts'
import { isProportion } from 'shared/kpi/compare/comparison-model.ts'
import { scoreOf } from 'shared/kpi/compare/score-model.ts'
import { smallChart, spineRow } from 'shared/kpi/compare/spine-model.ts'
import type { Standing } from 'shared/kpi/compare/standing-contract.ts'
import { firstSentence, targetsOf, workOf } from 'shared/kpi/compare/work-model.ts'
import { valueOf } from 'shared/kpi/value.ts'
import { type Period, periodAround, previous, statePeriod } from 'shared/period.ts'
import { scoreRulesOn } from 'shared/statistics/score-766.ts'
import type { Db } from '../../db/open.ts'
import { trendPoints } from '../answer-values.ts'
import { gatherCounts } from '../gather-counts.ts'
import { trendUpTo } from '../gather-overview.ts'
import type { GroundUnit } from '../read-ground.ts'
import { isSummed, membersOf } from '../sum-rows.ts'
import { listRebaselines } from './chart-store.ts'
import type { ComparisonAsked } from './gather-comparison.ts'

/** So many periods stand in a small chart, as far back as there is history. */
const chartLength = 25
/** A commune head reads three. */
const mostWork = 3

/** Where one unit stands: what is to do, against whom, with itself, and by Decision 766. */
export async function gatherStanding(
  db: Db,
  unit: GroundUnit,
  { peers, today, ...asked }: ComparisonAsked & { peers: readonly string[]; today: Day },
): Promise<Pick<Standing, 'first' | 'work' | 'targets' | 'spine' | 'charts' | 'score'>> {
  const { ground, period, knowledge, locale } = asked
  const owes = ({ additive, scope }: Parameters<typeof isSummed>[0]) =>
    membersOf({ additive, scope }, ground.units).includes(unit.code) ||
    (unit.kind === 'province' && isSummed({ additive, scope }))
  const kpis = ground.kpis.filter((kpi) => kpi.dataset !== null && owes(kpi))
  const trend = trendUpTo(period, ground.historyFrom, chartLength)
  const month = scoredMonth(period, today)
  const own = await gatherCounts(db, ground, { kpis, units: [unit.code], spans: [month, ...trend] }, knowledge)
  const others = peers.filter((code) => code !== unit.code)
  const theirs = await gatherCounts(db, ground, { kpis, units: others, spans: [period] }, knowledge)
  const rebaselines = await listRebaselines(db, { kpis: kpis.map(({ id }) => id), unit: unit.code })

  const stated = trend.map((each) => statePeriod(each, today, ground.calendar))
  const measured = kpis.map((kpi) => {
    const row = { units: [unit.code], place: unit }
    const shifted = { of: (...[which, units, place]: Parameters<typeof own.of>) => own.of(which, units, place + 1) }
    const points = trendPoints(kpi, shifted, row, stated, locale)
    const last = points.at(-1)!
    return { kpi, points, value: last.value, target: last.target }
  })
  const time = { period: statePeriod(period, today, ground.calendar), today, calendar: ground.calendar, locale }
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
        peers: others.map((code) => valueOf(kpi, theirs.of(kpi, [code], 0), locale)),
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

/** The index counts calendar months: the last one that is over, and was by the end of the period. */
function scoredMonth(period: Period, today: Day): Period {
  const around = periodAround('gregorian', period.to)
  const whole = around.to <= period.to ? around : previous(around)
  return whole.to < today ? whole : previous(periodAround('gregorian', today))
}

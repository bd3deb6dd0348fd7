import type { Day } from 'shared/day.ts'
import { type Period, periodAround, previous, statePeriod } from 'shared/period.ts'
import type { Db } from '../../db/open.ts'
import { findCounts } from '../gather-counts.ts'
import { trendUpTo } from '../gather-overview.ts'
import type { GroundUnit } from '../ground-unit.ts'
import { isSummed, membersOf } from '../sum-rows.ts'
import { listRebaselines } from './chart-store.ts'
import type { ComparisonAsked } from './gather-comparison.ts'
import type { StandingFound } from './standing-of.ts'

/** So many periods stand in a small chart, as far back as there is history. */
const chartLength = 25

/** All there is to know of where one unit stands, as it was found: a thread makes the answer of it. */
export async function gatherStanding(
  db: Db,
  unit: GroundUnit,
  { peers, today, ...asked }: ComparisonAsked & { peers: readonly string[]; today: Day },
): Promise<StandingFound> {
  const { ground, period, knowledge, locale } = asked
  const owes = ({ additive, scope }: Parameters<typeof isSummed>[0]) =>
    membersOf({ additive, scope }, ground.everyone).includes(unit.code) ||
    (unit.kind === 'province' && isSummed({ additive, scope }))
  const kpis = ground.kpis.filter((kpi) => kpi.dataset !== null && owes(kpi))
  const trend = trendUpTo(period, ground.historyFrom, chartLength)
  const month = scoredMonth(period, today)
  const others = peers.filter((code) => code !== unit.code)
  const own = await findCounts(db, ground, { kpis, units: [unit.code], spans: [month, ...trend] }, knowledge)
  const theirs = await findCounts(db, ground, { kpis, units: others, spans: [period] }, knowledge)
  const rebaselines = await listRebaselines(db, { kpis: kpis.map(({ id }) => id), unit: unit.code })
  return {
    unit,
    others,
    kpis,
    own,
    theirs,
    rebaselines,
    owing: {
      province: ground.province,
      everyone: ground.everyone.map(({ code, kind }) => ({ code, kind })),
      lines: ground.lines,
      specialDays: ground.specialDays,
    },
    month,
    trend: trend.map((each) => statePeriod(each, today, ground.calendar)),
    period: statePeriod(period, today, ground.calendar),
    today,
    locale,
  }
}

/** The index counts calendar months: the last one that is over, and was by the end of the period. */
function scoredMonth(period: Period, today: Day): Period {
  const around = periodAround('gregorian', period.to)
  const whole = around.to <= period.to ? around : previous(around)
  return whole.to < today ? whole : previous(periodAround('gregorian', today))
}

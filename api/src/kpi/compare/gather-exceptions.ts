import type { Day } from 'shared/day.ts'
import { formatCount, formatRatio } from 'shared/format.ts'
import { isProportion } from 'shared/kpi/compare/comparison-model.ts'
import type { JudgedChart } from 'shared/kpi/compare/exception-model.ts'
import type { Exception } from 'shared/kpi/compare/standing-contract.ts'
import { countedIn } from 'shared/kpi/compare/work-model.ts'
import { applyTarget, resolveTarget } from 'shared/kpi/target.ts'
import { valueOf } from 'shared/kpi/value.ts'
import { say } from 'shared/messages/say.ts'
import { headTexts, standingTexts } from 'shared/messages/standing.ts'
import { workingDayAfter } from 'shared/workday.ts'
import type { Db } from '../../db/open.ts'
import { gatherCounts } from '../gather-counts.ts'
import { trendUpTo } from '../gather-overview.ts'
import { listRebaselines } from './chart-store.ts'
import { comparedKpis, type ComparisonAsked } from './gather-comparison.ts'
import type { StatisticsThread } from './statistics-thread.ts'

/** Of what leadership is told, one in ten may be chance. */
export const falseShare = 0.1
/** So many working days after a period has ended a unit explains itself. */
const explainedWithin = 10
const chartLength = 25

export interface ExceptionList {
  charts: { all: number; tested: number; alone: number; standing: number }
  exceptions: Exception[]
}

/** The charts of all units that stand out, with who answers for each and until when. */
export async function gatherExceptions(
  db: Db,
  { ground, period, knowledge, locale, today }: ComparisonAsked & { today: Day },
  thread: StatisticsThread,
): Promise<ExceptionList> {
  const kpis = comparedKpis(ground).filter((kpi) => isProportion(kpi) && kpi.aggregation !== 'time-weighted')
  const units = ground.units.filter(({ kind }) => kind !== 'province')
  const spans = trendUpTo(period, ground.historyFrom, chartLength)
  const gathered = await gatherCounts(db, ground, { kpis, units: null, spans }, knowledge)
  const rebaselines = await listRebaselines(db, { kpis: kpis.map(({ id }) => id), unit: null })
  const charts = kpis.flatMap((kpi) =>
    units.flatMap((unit): JudgedChart[] => {
      const begun = rebaselines
        .filter((one) => one.kpi === kpi.id && (one.unit === null || one.unit === unit.code))
        .map(({ from }) => from)
        .filter((from) => from <= period.to)
        .sort()
        .at(-1)
      const shares = spans.flatMap(({ to }, place) => {
        if (begun !== undefined && to < begun) return []
        const counts = gathered.of(kpi, [unit.code], place)
        const whole =
          counts !== 'not-applicable' && counts.expected > 0 && counts.reported * 100 >= counts.expected * 95
        return whole ? [{ x: counts.numerator, n: counts.denominator, place }] : []
      })
      // Of a period that is not whole yet nothing is said.
      if (shares.at(-1)?.place !== spans.length - 1) return []
      const target = resolveTarget(kpi, unit, period.to)
      return [
        {
          kpi: kpi.id,
          unit: unit.code,
          direction: kpi.direction,
          shares: shares.map(({ x, n }) => ({ x, n })),
          target: target === null ? null : target.value / 100,
        },
      ]
    }),
  )
  const judged = await thread.run('judgeCharts', { charts, q: falseShare })
  const due = workingDayAfter(ground.calendar, period.to, explainedWithin)
  const left = due >= today ? ground.calendar.workingDays(today, due) : 1 - ground.calendar.workingDays(due, today)
  return {
    charts: judged.charts,
    exceptions: judged.exceptions.flatMap((one) => {
      const kpi = kpis.find(({ id }) => id === one.kpi)
      const unit = units.find(({ code }) => code === one.unit)
      if (!kpi || !unit) return []
      const goal = resolveTarget(kpi, unit, period.to)
      const value = valueOf(kpi, gathered.of(kpi, [unit.code], spans.length - 1), locale, goal)
      const title = say(locale, headTexts[unit.kind], { name: unit.name })
      const text = say(locale, standingTexts.exception, {
        unit: unit.name,
        kpi: kpi.name[locale],
        value: value.text,
        centre: formatRatio(locale, Math.round(one.centre * 1e6), 1_000_000, 1),
        effect: formatCount(locale, one.effect),
        counted: countedIn(kpi, locale),
      })
      return {
        ...one,
        value,
        target: goal && applyTarget(kpi, goal, value, locale),
        counted: countedIn(kpi, locale),
        owner: { unit: unit.code, title },
        due,
        workingDaysLeft: left,
        text,
      }
    }),
  }
}

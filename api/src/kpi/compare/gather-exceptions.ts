import type { Day } from 'shared/day.ts'
import type { VersionedKpi } from 'shared/kpi/version/version.ts'
import { formatCount, formatRatio } from 'shared/format.ts'
import { isProportion } from 'shared/kpi/compare/comparison-model.ts'
import type { Exception } from 'shared/kpi/compare/standing-contract.ts'
import { countedIn } from 'shared/kpi/compare/work-model.ts'
import { applyTarget, resolveTarget } from 'shared/kpi/target.ts'
import { type Applicable, valueOf } from 'shared/kpi/value.ts'
import { say } from 'shared/messages/say.ts'
import { headTexts, standingTexts } from 'shared/messages/standing.ts'
import { workingDayAfter } from 'shared/workday.ts'
import type { Db } from '../../db/open.ts'
import { countedOn } from '../find-asked.ts'
import { trendUpTo } from '../gather-overview.ts'
import { type CountsAsked, lookUpsOf, sumsAsked } from '../read-counts.ts'
import type { GroundUnit } from '../ground-unit.ts'
import { type Ground, reachOf } from '../read-ground.ts'
import { readLines } from '../read-lines.ts'
import { listRebaselines } from './chart-store.ts'
import { comparedKpis, type ComparisonAsked } from './gather-comparison.ts'
import { type CountsOfSpan, type Judging, judgeRows } from './judge-sums.ts'
import { readPackedSums } from '../read-sums.ts'
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
  // A chart is of one definition, that of its last point.
  const kpis = comparedKpis(ground)
    .filter((kpi) => isProportion(kpi) && kpi.aggregation !== 'time-weighted')
    .map((kpi) => countedOn(kpi, period, ground))
  const units = ground.units.filter(({ kind }) => kind !== 'province')
  const spans = trendUpTo(period, ground.historyFrom, chartLength)
  const ends = spans.map(({ to }) => to)
  const rebaselines = await listRebaselines(db, { kpis: kpis.map(({ id }) => id), unit: null })
  const judging = {
    ends,
    kpis: kpis.map(({ formula, direction }) => ({ id: formula, direction })),
    units: units.map((unit) => ({ code: unit.code, targets: sharesAimedAt(kpis, unit, period.to) })),
    rebaselines: rebaselines.flatMap(({ kpi: id, unit, from }) =>
      kpis.flatMap((kpi) => (kpi.id === id ? [{ kpi: kpi.formula, unit, from }] : [])),
    ),
    q: falseShare,
  }
  const question = { kpis: kpis.map(({ formula }) => formula), units: null, spans }
  const past = knowledge.asOf === null ? null : { version: knowledge.version, instant: new Date(knowledge.asOf) }
  const judged = past
    ? judgeRows(await readLines(db, ground, question, past), judging)
    : await judgeNow(db, ground, question, judging, thread)
  const due = workingDayAfter(ground.calendar, period.to, explainedWithin)
  const left = due >= today ? ground.calendar.workingDays(today, due) : 1 - ground.calendar.workingDays(due, today)
  return {
    charts: judged.charts,
    exceptions: judged.exceptions.flatMap((one) => {
      const kpi = kpis.find(({ formula }) => formula === one.kpi)
      const unit = units.find(({ code }) => code === one.unit)
      if (!kpi || !unit) return []
      const goal = resolveTarget(kpi, unit, period.to)
      const value = valueOf(kpi, applicableOf(judged.values[`${kpi.formula} ${unit.code}`]), locale, goal)
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
        kpi: kpi.id,
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

/** The sums come packed and are taken apart in the thread: tens of thousands of numbers would hold up every other answer. */
async function judgeNow(db: Db, ground: Ground, question: CountsAsked, judging: Judging, thread: StatisticsThread) {
  const reach = reachOf(ground)
  const lookUps = lookUpsOf([question], (kpi) => reach.get(kpi))
  const rows = await readPackedSums(db, lookUps.map(sumsAsked))
  const lined =
    ground.lines.size > 0 ? await readLines(db, ground, { ...question, units: [...ground.lines.keys()] }, null) : []
  return thread.run('judgeSums', { lookUps, rows, lined, ...judging })
}

const sharesAimedAt = (kpis: readonly VersionedKpi[], unit: GroundUnit, day: Day): Record<string, number> =>
  Object.fromEntries(
    kpis.flatMap((kpi) => {
      const target = resolveTarget(kpi, unit, day)
      return target ? [[kpi.formula, target.value / 100]] : []
    }),
  )

const applicableOf = (counts: CountsOfSpan | undefined): Applicable =>
  counts ? { ...counts, quarantined: 0, everReported: counts.reported > 0 } : 'not-applicable'

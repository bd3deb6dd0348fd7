import { dayOf } from 'shared/day.ts'
import type { Breakdown, ValueRow } from 'shared/kpi/kpi-contract.ts'
import type { Knowledge } from 'shared/kpi/value-contract.ts'
import { kpiSays } from 'shared/messages/kpi-answer.ts'
import type { PeriodQuery, StatedPeriod } from 'shared/period.ts'
import type { Comparison } from 'shared/period-contract.ts'
import type { Locale } from 'shared/text.ts'
import type { Deps } from '../deps.ts'
import { badRequest } from '../http/refusal.ts'
import { askedPeriods, statedPeriods } from './asked-periods.ts'
import { byVersion, countedOn, kpiAsked, unitAsked } from './find-asked.ts'
import { gatherValues } from './gather-values.ts'
import { inSnapshot } from './in-snapshot.ts'
import { groundAsOf, groundThen, type ReadGround } from './read-ground.ts'
import { readKnowledge } from './read-knowledge.ts'

export type ValuesQuery = PeriodQuery & {
  asOf?: string | undefined
  by?: Breakdown | undefined
  unit?: string | undefined
  compare?: Comparison | undefined
  definition?: number | undefined
}

export interface KpiValues {
  kpi: string
  definition: number
  period: StatedPeriod
  comparedWith: StatedPeriod | null
  knowledge: Knowledge
  rows: ValueRow[]
}

/** One KPI over a period, as the door and the command both answer it. */
export async function answerKpiValues(
  { db, now, readGround }: Pick<Deps, 'db' | 'now'> & { readGround: ReadGround },
  id: string,
  query: ValuesQuery,
  locale: Locale,
): Promise<KpiValues> {
  if (query.unit !== undefined && query.by !== undefined && query.by !== 'unit')
    throw badRequest({ at: 'query.by', detail: kpiSays.unitAndBy })
  const at = now()
  const today = dayOf(at)
  return inSnapshot(db, async (snapshot) => {
    const newest = await readGround(snapshot)
    kpiAsked(newest, id)
    const periods = askedPeriods(query, newest, today)
    const knowledge = await readKnowledge(snapshot, newest, query.asOf, at)
    // A list is of the units of today, whatever they were called by then.
    const ground = query.by === 'unit' ? groundAsOf(newest, knowledge) : groundThen(newest, knowledge)
    const kpi = countedOn(byVersion(kpiAsked(ground, id), query.definition), periods.period, ground)
    const what =
      query.unit === undefined ? { by: query.by ?? ('province' as const) } : { unit: unitAsked(ground, query.unit) }
    const rows = await gatherValues(snapshot, kpi, what, { ground, periods, knowledge, locale })
    return { kpi: id, definition: kpi.version, ...statedPeriods(periods, ground, today), knowledge, rows }
  })
}

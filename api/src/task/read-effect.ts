import { addDays, type Day } from 'shared/day.ts'
import { effectWindows, judgeEffect, shortestWindow } from 'shared/task/effect.ts'
import type { TaskEffect } from 'shared/task/task-contract.ts'
import type { Db } from '../db/open.ts'
import type { Ground } from '../kpi/read-ground.ts'
import { readLines } from '../kpi/read-lines.ts'
import type { TaskRow } from './task-store.ts'

/**
 * What became of the KPI a task was for: the weeks before it was given against the weeks after it was done. Null where
 * there is nothing to be bettered: a task of another kind, one that is not done, a KPI that is no share.
 */
export async function readEffect(db: Db, ground: Ground, task: TaskRow): Promise<TaskEffect | null> {
  // Before and after are counted alike, by the definition of today.
  const kpi = ground.kpis.find(({ id }) => id === task.kpi)
  if (!kpi || task.kind === 'explanation' || task.reported_on === null) return null
  if (kpi.aggregation !== 'ratio-of-sums' || kpi.direction === 'neutral') return null
  const reach = ground.reach.get(kpi.formula)
  if (!reach) return null
  const isOfUnit = ground.units.some(({ code, kind }) => code === task.unit && (kind === 'commune' || kind === 'ward'))
  const unit = isOfUnit && kpi.scope !== 'province' ? task.unit : null
  const about = { kpi: kpi.id, unit, direction: kpi.direction }
  const span = { givenOn: task.given_on, doneOn: task.reported_on }
  const windows = effectWindows(span, reach.day, ground.historyFrom)
  if (windows === null) return { ...about, compared: null, from: comparableFrom(span, ground.historyFrom) }
  const asked = { kpis: [kpi.formula], units: [unit ?? ground.province], spans: [windows.before, windows.after] }
  const rows = await readLines(db, ground, asked, null)
  const shareOf = (place: number, days: { from: Day; to: Day }) => {
    const row = rows.find((one) => one.place === place)
    return { ...days, numerator: row?.numerator ?? 0, denominator: row?.denominator ?? 0 }
  }
  const [before, after] = [shareOf(1, windows.before), shareOf(2, windows.after)]
  // Where one may exceed the other it is no share of it, and chance is reckoned otherwise.
  if (before.numerator > before.denominator || after.numerator > after.denominator) return null
  return { ...about, compared: judgeEffect(before, after, kpi.direction), from: null }
}

/** The first day on which there is a week on either side; null where there was no week before. */
const comparableFrom = ({ givenOn, doneOn }: { givenOn: Day; doneOn: Day }, oldest: Day): Day | null =>
  addDays(oldest, shortestWindow) > givenOn ? null : addDays(doneOn, shortestWindow + 1)

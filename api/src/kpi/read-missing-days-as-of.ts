import { addDays, type Day, daysBetween } from 'shared/day.ts'
import type { Db } from '../db/open.ts'
import type { Past } from './read-counts-as-of.ts'
import type { Ground } from './read-ground.ts'
import { readLines } from './read-lines.ts'

/** The days of a span on which a unit owed figures and none had arrived, as it was known. */
export async function readMissingDaysAsOf(
  db: Db,
  ground: Ground,
  { kpis, unit, from, to }: { kpis: readonly string[]; unit: string; from: Day; to: Day },
  past: Past,
): Promise<Map<string, Day[]>> {
  const days = Array.from({ length: Math.max(0, daysBetween(from, to)) }, (_, place) => addDays(from, place))
  const spans = days.map((day) => ({ from: day, to: day }))
  const missing = new Map<string, Day[]>()
  for (const { kpi, place, reported, expected } of await readLines(db, ground, { kpis, units: [unit], spans }, past))
    if (expected > reported) missing.set(kpi, [...(missing.get(kpi) ?? []), days[place - 1]!])
  return missing
}

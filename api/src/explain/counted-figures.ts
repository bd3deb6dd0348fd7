import { type RawBuilder, sql } from 'kysely'
import { addDays, type Day, earlierDay, laterDay } from 'shared/day.ts'
import type { DefinedKpi } from 'shared/kpi/version/version.ts'
import type { Db } from '../db/open.ts'
import { partsWithin } from '../kpi/draw-units.ts'
import type { Span } from '../kpi/read-counts.ts'
import type { GroundUnit } from '../kpi/ground-unit.ts'
import type { Ground } from '../kpi/read-ground.ts'
import { termsOf } from '../kpi/read-later.ts'
import { isLevel, isSummed, membersOf } from '../kpi/sum-rows.ts'

/** Which figures of the ledger make up a number. */
export type CountedFigures =
  | { kind: 'none' }
  /** Every day of a span, of one unit: under each code its line has been counted by. */
  | { kind: 'unit'; parts: readonly { unit: string; from: Day; to: Day }[]; from: Day; to: Day }
  /** Every day of a span, of all units of these tiers together. */
  | { kind: 'tiers'; tiers: readonly Tier[]; from: Day; to: Day }
  /** Of each unit its own last report: what a state is made of. */
  | { kind: 'last'; of: readonly { unit: string; day: Day }[]; from: Day; to: Day }
type Tier = 'province' | 'department' | 'commune'

export interface NumberAsked {
  ground: Ground
  kpi: DefinedKpi
  unit: GroundUnit
  from: Day
  to: Day
  version: number
}

export async function countedFigures(db: Db, asked: NumberAsked): Promise<CountedFigures> {
  const { ground, kpi, unit, version } = asked
  const reach = ground.reach.get(kpi.formula)
  const members = membersOf(kpi, ground.everyone)
  const summed = unit.code === ground.province && isSummed(kpi)
  if (!reach || (!summed && !members.includes(unit.code))) return { kind: 'none' }
  const [from, to] = [laterDay(asked.from, ground.historyFrom), earlierDay(asked.to, reach.day)]
  if (isLevel(kpi)) {
    if (to < ground.historyFrom) return { kind: 'none' }
    const reports = (units: readonly string[], span: Span) =>
      lastReports(db, { terms: termsOf(kpi), units }, span.from, span.to, version)
    if (summed) return reports(members, { from: ground.historyFrom, to })
    // While a new unit has said nothing itself, the state is what its predecessors said last.
    const parts = partsWithin(ground, unit.code, { from: ground.historyFrom, to }).toSorted(byEnd)
    const newest = parts.filter((part) => part.to === parts[0]?.to)
    const said = await reports(
      newest.map((part) => part.unit),
      { from: newest[0]?.from ?? to, to },
    )
    const before = parts.find((part) => part.to < (newest[0]?.from ?? ''))
    if (said.kind !== 'none' || !before) return said
    const givers = parts.filter((part) => part.to === before.to)
    return reports(
      givers.map((part) => part.unit),
      { from: ground.historyFrom, to: before.to },
    )
  }
  if (from > to) return { kind: 'none' }
  if (!summed) {
    const parts = partsWithin(ground, unit.code, { from, to })
    return parts.length === 0 ? { kind: 'none' } : { kind: 'unit', parts, from, to }
  }
  return { kind: 'tiers', tiers: kpi.scope === 'all-units' ? ['commune', 'department'] : ['commune'], from, to }
}

const byEnd = (one: Span, other: Span): number => (one.to < other.to ? 1 : one.to > other.to ? -1 : 0)

/** Nearly every unit has reported within so many days; only of the others is all of history asked. */
const recentDays = 45

async function lastReports(
  db: Db,
  { terms, units }: { terms: string[]; units: readonly string[] },
  historyFrom: Day,
  to: Day,
  version: number,
): Promise<CountedFigures> {
  const measures = [...new Set(terms)]
  const found = new Map<string, Day>()
  for (const first of [laterDay(addDays(to, -recentDays), historyFrom), historyFrom]) {
    const sought = units.filter((unit) => !found.has(unit))
    if (sought.length === 0) break
    const { rows } = await lastReportsStatement(measures, sought, { from: first, to }, version).execute(db)
    for (const { unit, day } of rows) found.set(unit, day)
  }
  const of = [...found].map(([unit, day]) => ({ unit, day }))
  const days = of.map(({ day }) => day).sort()
  return of.length === 0 ? { kind: 'none' } : { kind: 'last', of, from: days[0]!, to: days.at(-1)! }
}

/** A unit has reported on a day when every measure of the formula has arrived. */
export const lastReportsStatement = (
  measures: readonly string[],
  units: readonly string[],
  { from, to }: { from: Day; to: Day },
  version: number,
) => sql<{ unit: string; day: Day }>`
select unit, max(day) as day
from (
  select unit, day from delta
  where measure = any(${measures}::text[]) and day = any(${daysBetween(from, to)}) and unit = any(${units}::text[]) and version <= ${version}
  group by unit, day having sum(reported) >= ${measures.length}
) report
group by unit`

/** Each day by name. */
export const daysBetween = (from: Day, to: Day) =>
  sql`array(select d::date from generate_series(${from}::date, ${to}::date, interval '1 day') d)`

/**
 * The figures as rows, one for each batch, measure, day and reason or finer. A number of many units comes from the sums
 * of batches: half a million deltas are seven thousand rows there.
 */
export function figuresOf(
  counted: Exclude<CountedFigures, { kind: 'none' }>,
  measures: readonly string[],
  version: number,
): RawBuilder<unknown> {
  const ofMeasures = sql`measure = any(${measures}::text[]) and version <= ${version}`
  switch (counted.kind) {
    case 'tiers':
      return sql`select collection, version, measure, reason, day, delta, figures from batch_sum
  where ${ofMeasures} and day between ${counted.from}::date and ${counted.to}::date and tier = any(${counted.tiers}::text[])`
    case 'unit':
      // Entered once for each day: a list of days would be read through from the first to the last, with all units between.
      return sql`select own.* from unnest(${measures}::text[]) m (measure)
  cross join unnest(${counted.parts.map(({ unit }) => unit)}::text[], ${counted.parts.map(({ from }) => from)}::date[], ${counted.parts.map(({ to }) => to)}::date[]) p (code, first, last)
  cross join lateral generate_series(p.first, p.last, interval '1 day') d (day)
  cross join lateral (
    select collection, version, measure, reason, day, delta, 1 as figures from delta
    where delta.measure = m.measure collate "C" and delta.day = d.day::date and unit = p.code collate "C" and version <= ${version} offset 0
  ) own`
    case 'last':
      return sql`select collection, version, measure, reason, delta.day, delta, 1 as figures
  from unnest(${counted.of.map(({ unit }) => unit)}::text[], ${counted.of.map(({ day }) => day)}::date[]) last (unit, day)
  join delta on delta.unit = last.unit and delta.day = last.day
  where ${ofMeasures}`
  }
}

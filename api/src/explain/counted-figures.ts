import { type RawBuilder, sql } from 'kysely'
import { addDays, type Day, earlierDay, laterDay } from 'shared/day.ts'
import type { DefinedKpi } from 'shared/kpi/version/version.ts'
import { changesBy, lineOf, standsOn } from 'shared/unit/succession.ts'
import { takesPart } from 'shared/unit/unit-change.ts'
import type { Db } from '../db/open.ts'
import { type PartWithin, partsWithin } from '../kpi/draw-units.ts'
import type { Span } from '../kpi/read-counts.ts'
import type { Ground } from '../kpi/read-ground.ts'
import { termsOf } from '../kpi/read-later.ts'
import { isLevel, isSummed, membersOf } from '../kpi/sum-rows.ts'

/** Which figures of the ledger make up a number. */
export type CountedFigures =
  | { kind: 'none' }
  /** Every day of a span, of some units: under each code their lines have been counted by. */
  | { kind: 'units'; parts: readonly CountedPart[]; from: Day; to: Day }
  /** Every day of a span, of all units of these tiers together. */
  | { kind: 'tiers'; tiers: readonly Tier[]; from: Day; to: Day }
  /** Of each unit its own last report, or the last of those it came from: what a state is made of. */
  | { kind: 'last'; of: readonly LastReport[]; from: Day; to: Day }
type Tier = 'province' | 'department' | 'commune'

/** A part of the line of one of the units. */
export interface CountedPart extends PartWithin {
  member: string
}
export interface LastReport extends CountedPart {
  day: Day
}

export interface NumberAsked {
  ground: Ground
  kpi: DefinedKpi
  units: readonly string[]
  from: Day
  to: Day
  version: number
}

export async function countedFigures(db: Db, asked: NumberAsked): Promise<CountedFigures> {
  const { ground, kpi, units, version } = asked
  const reach = ground.reach.get(kpi.formula)
  const members = new Set(membersOf(kpi, ground.everyone))
  const summed = isOfProvince(asked)
  const own = units.filter((unit) => members.has(unit))
  if (!reach || (!summed && own.length === 0)) return { kind: 'none' }
  const [from, to] = [laterDay(asked.from, ground.historyFrom), earlierDay(asked.to, reach.day)]
  if (isLevel(kpi)) {
    if (to < ground.historyFrom) return { kind: 'none' }
    const reports = { measures: [...new Set(termsOf(kpi))], version, span: { from: ground.historyFrom, to } }
    return summed
      ? lastReports(db, standingThen(ground, members, to), reports)
      : lastReports(db, { units: own, lines: ground.lines }, reports)
  }
  if (from > to) return { kind: 'none' }
  if (summed)
    return { kind: 'tiers', tiers: kpi.scope === 'all-units' ? ['commune', 'department'] : ['commune'], from, to }
  const parts = own.flatMap((member) => partsWithin(ground, member, { from, to }).map((part) => ({ ...part, member })))
  return parts.length === 0 ? { kind: 'none' } : { kind: 'units', parts, from, to }
}

export const isOfProvince = ({ ground, kpi, units }: Pick<NumberAsked, 'ground' | 'kpi' | 'units'>): boolean =>
  units.length === 1 && units[0] === ground.province && isSummed(kpi)

interface Drawn {
  units: readonly string[]
  lines: Ground['lines']
}

/** A state of the province is what the units say that stood on the day, as lines were drawn then. */
function standingThen(ground: Ground, members: ReadonlySet<string>, to: Day): Drawn {
  const changes = changesBy(ground.changes, to).filter(({ kind }) => kind !== 'rename')
  const units = [...members].filter((unit) => standsOn(ground.lives.get(unit) ?? { from: null, to: null }, to))
  const concerned = units.filter((unit) => changes.some((change) => takesPart(change, unit)))
  return { units, lines: new Map(concerned.map((unit) => [unit, lineOf(changes, unit)])) }
}

/** Nearly every unit has reported within so many days; only of the others is all of history asked. */
const recentDays = 45

interface ReportsAsked {
  measures: readonly string[]
  version: number
  /** All of history up to the day. */
  span: Span
}

async function lastReports(db: Db, { units, lines }: Drawn, asked: ReportsAsked): Promise<CountedFigures> {
  const of: LastReport[] = []
  const plain = units.filter((unit) => !lines.has(unit))
  const found = await newestOf(db, plain, asked)
  for (const unit of plain) {
    const day = found.get(unit)
    if (day !== undefined) of.push({ ...wholePart(unit, asked.span), member: unit, day })
  }
  // While a new unit has said nothing itself, the state is what its predecessors said last.
  for (const member of units.filter((unit) => lines.has(unit)))
    of.push(...(await lastOfLine(db, partsWithin({ lines }, member, asked.span), member, asked)))
  const days = of.map(({ day }) => day).sort()
  return of.length === 0 ? { kind: 'none' } : { kind: 'last', of, from: days[0]!, to: days.at(-1)! }
}

const wholePart = (unit: string, span: Span): PartWithin => ({ ...span, unit, share: 1, shares: [], began: null })

async function lastOfLine(
  db: Db,
  parts: readonly PartWithin[],
  member: string,
  asked: ReportsAsked,
): Promise<LastReport[]> {
  const ends = [...new Set(parts.map(({ to }) => to))].toSorted().reverse()
  // Of one that ended before the day nothing is said any more: whoever follows says it.
  if (ends[0] !== asked.span.to) return []
  for (const end of ends) {
    const said: LastReport[] = []
    for (const part of parts.filter(({ to }) => to === end)) {
      const day = (await newestOf(db, [part.unit], { ...asked, span: part })).get(part.unit)
      if (day !== undefined) said.push({ ...part, member, day })
    }
    if (said.length > 0) return said
  }
  return []
}

async function newestOf(
  db: Db,
  units: readonly string[],
  { measures, version, span }: ReportsAsked,
): Promise<Map<string, Day>> {
  const found = new Map<string, Day>()
  for (const first of [laterDay(addDays(span.to, -recentDays), span.from), span.from]) {
    const sought = units.filter((unit) => !found.has(unit))
    if (sought.length === 0) break
    const { rows } = await lastReportsStatement(measures, sought, { from: first, to: span.to }, version).execute(db)
    for (const { unit, day } of rows) found.set(unit, day)
  }
  return found
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

/** What several units of a number came from is in the ledger once. */
const eachOnce = <P extends PartWithin>(parts: readonly P[]): P[] => [
  ...new Map(parts.map((part) => [`${part.unit} ${part.from} ${part.to}`, part])).values(),
]

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
    case 'units': {
      const whole = counted.parts.filter(({ from, to }) => from === counted.from && to === counted.to)
      // Entered once for each day, a few units are found at once; of many the days are read through.
      if (whole.length <= fewUnits) return ofParts(eachOnce(counted.parts), measures, version)
      const others = counted.parts.filter((part) => !whole.includes(part))
      const many = sql`select collection, version, measure, reason, day, delta, 1 as figures from delta
  where ${ofMeasures} and day between ${counted.from}::date and ${counted.to}::date and unit = any(${eachOnce(whole).map(({ unit }) => unit)}::text[])`
      return others.length === 0 ? many : sql`${many} union all ${ofParts(eachOnce(others), measures, version)}`
    }
    case 'last': {
      const of = eachOnce(counted.of)
      return sql`select collection, version, measure, reason, delta.day, delta, 1 as figures
  from unnest(${of.map(({ unit }) => unit)}::text[], ${of.map(({ day }) => day)}::date[]) last (unit, day)
  join delta on delta.unit = last.unit and delta.day = last.day
  where ${ofMeasures}`
    }
  }
}

const fewUnits = 4

const ofParts = (parts: readonly PartWithin[], measures: readonly string[], version: number): RawBuilder<unknown> =>
  sql`select own.* from unnest(${measures}::text[]) m (measure)
  cross join unnest(${parts.map(({ unit }) => unit)}::text[], ${parts.map(({ from }) => from)}::date[], ${parts.map(({ to }) => to)}::date[]) p (code, first, last)
  cross join lateral generate_series(p.first, p.last, interval '1 day') d (day)
  cross join lateral (
    select collection, version, measure, reason, day, delta, 1 as figures from delta
    where delta.measure = m.measure collate "C" and delta.day = d.day::date and unit = p.code collate "C" and version <= ${version} offset 0
  ) own`

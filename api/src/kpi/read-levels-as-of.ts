import { sql } from 'kysely'
import { addDays, type Day, daysBetween } from 'shared/day.ts'
import type { Kpi } from 'shared/kpi/kpi.ts'
import type { DefinedKpi } from 'shared/kpi/version/version.ts'
import type { Db } from '../db/open.ts'
import type { Move, PastAsking, PastKpi } from './past-kpi.ts'
import { readCounts, type Span } from './read-counts.ts'
import { type Ground, reachOf } from './read-ground.ts'
import { readFacts } from './read-facts.ts'
import { type Since, termsOf } from './read-later.ts'
import { type SumRow, sumRows } from './sum-rows.ts'
import { yearsOf } from './sum-steps.ts'

interface Level {
  numerator: number
  denominator: number
}

export type Levels = (kpi: string, unit: string, to: Day) => Level

/** Most units have reported within so many days; only of the rest is the whole ledger asked. */
const recentDays = 45

/** One level as it is to be told: on which day each end of a span is answered, and from when on a unit's may differ. */
interface Known {
  past: PastKpi
  ends: Map<Day, Day>
  movedFrom: Map<string, Day>
}

/**
 * A level is the last report's. It differs from today's only for units of which something has come since on a day up to
 * then; theirs is looked up in the ledger.
 */
export async function readLevels(
  db: Db,
  ground: Ground,
  askings: readonly (PastAsking & { moved: readonly Move[] })[],
  version: number,
): Promise<Levels> {
  const handing = handingUnits(ground)
  const known = new Map(askings.map((asking) => [asking.past.kpi.formula, knownOf(asking, handing)]))
  const groups = [...known.values()].map(({ past, ends, movedFrom }) => ({
    kpis: [past.kpi.formula],
    units: past.question.units && [...new Set([...past.question.units, ...movedFrom.keys()])],
    spans: [...new Set(ends.values())].map((end) => ({ from: end, to: end })),
  }))
  const spansOf = new Map(groups.map(({ kpis: [kpi], spans }) => [kpi, spans]))
  const now = new Map<string, Level>()
  for (const { kpi, unit, place, ...level } of await readCounts(db, groups, reachOf(ground)))
    now.set(`${kpi} ${unit} ${spansOf.get(kpi)![place - 1]!.to}`, level)
  const then = new Map([
    ...(await readLevelsThen(db, ground, [...known.values()], version)),
    ...(await readHandedOver(db, ground, [...known.values()], version)),
  ])

  return (kpi, unit, end) => {
    const { past, ends, movedFrom } = known.get(kpi)!
    const day = ends.get(end)!
    const hasMoved = (code: string) => (movedFrom.get(code) ?? '9999') <= day
    const nowAt = (code: string): Level => now.get(`${kpi} ${code} ${day}`) ?? nothing
    const thenAt = (code: string): Level => then.get(`${kpi} ${code} ${day}`) ?? nothing
    if (hasMoved(unit)) return thenAt(unit)
    const parts = past.units.find((each) => each.unit === unit)?.parts ?? []
    return parts
      .filter((part) => part !== unit && hasMoved(part))
      .reduce(
        (level, part) => ({
          numerator: level.numerator + thenAt(part).numerator - nowAt(part).numerator,
          denominator: level.denominator + thenAt(part).denominator - nowAt(part).denominator,
        }),
        nowAt(unit),
      )
  }
}

function knownOf({ past, since, moved }: PastAsking & { moved: readonly Move[] }, handing: ReadonlySet<string>): Known {
  const asked = new Set(past.units.flatMap(({ parts }) => parts))
  const own = past.members.filter((unit) => asked.has(unit))
  const unknownFrom = since.unknown[0]?.from
  const movedFrom = new Map<string, Day>(unknownFrom === undefined ? [] : own.map((unit) => [unit, unknownFrom]))
  // Of a state that went over to somebody else, no one report tells whose it was.
  for (const unit of handing) if (asked.has(unit)) movedFrom.set(unit, '')
  for (const { unit, day } of moved)
    if (asked.has(unit) && day < (movedFrom.get(unit) ?? '9999')) movedFrom.set(unit, day)
  return { past, movedFrom, ends: new Map(past.spans.map(({ to }) => [to, lastKnownDay(to, since)])) }
}

/** The levels that may differ, by KPI, unit and day. */
async function readLevelsThen(
  db: Db,
  ground: Ground,
  known: readonly Known[],
  version: number,
): Promise<Map<string, Level>> {
  const found = new Map<string, Level>()
  let sought = known.flatMap(({ past, ends, movedFrom }) =>
    [...movedFrom].flatMap(([unit, from]) =>
      from === ''
        ? []
        : [...new Set(ends.values())].filter((day) => from <= day).map((day) => ({ kpi: past.kpi, unit, day })),
    ),
  )
  for (const reach of [recentDays, null]) {
    if (sought.length === 0) break
    const stretches = [...new Set(sought.map(({ day }) => day))].map((to) => ({
      from: reach === null ? ground.historyFrom : addDays(to, -reach),
      to,
    }))
    const asked = [...Map.groupBy(sought, ({ kpi }) => kpi)].map(([kpi, own]) => ({
      kpi,
      units: new Set(own.map(({ unit }) => unit)),
    }))
    const reports = await readReports(db, asked, stretches, version)
    sought = sought.filter(({ kpi, unit, day }) => {
      const report = reports
        .get(kpi.formula)
        ?.get(unit)
        ?.find((each) => each.day <= day)
      // An older report may stand in another's stretch, with a newer one of this unit's between them unread.
      if (!report || (reach !== null && report.day < addDays(day, -reach))) return true
      found.set(`${kpi.formula} ${unit} ${day}`, report)
      return false
    })
  }
  return found
}

/** By whatever has been decided: the sums know it, be it that nobody did at the instant. */
const handingUnits = ({ decided }: Ground): ReadonlySet<string> =>
  new Set(
    decided.filter(({ kind }) => kind !== 'rename').flatMap(({ from, to }) => [...from, ...to.map(({ unit }) => unit)]),
  )

/** The levels of units that hand over to one another, added up from the first day on as the sums are. */
async function readHandedOver(
  db: Db,
  ground: Ground,
  known: readonly Known[],
  version: number,
): Promise<Map<string, Level>> {
  const units = [...handingUnits(ground)]
  const found = new Map<string, Level>()
  for (const { past, ends } of units.length === 0 ? [] : known) {
    const { kpi, members } = past
    const days = [...new Set(ends.values())].filter((day) => day >= ground.historyFrom).sort()
    const own = units.filter((unit) => members.includes(unit))
    const formula = { ...kpi, numerator: kpi.numerator.terms, denominator: kpi.denominator?.terms ?? [] }
    let before: ReadonlyMap<string, SumRow> = new Map()
    for (const step of yearsOf({ units: own, from: ground.historyFrom, to: days.at(-1) ?? '' })) {
      if (own.length === 0 || days.length === 0) break
      const facts = await readFacts(db, [...new Set(termsOf(kpi))], step, { version })
      const stretch = {
        ...step,
        due: past.due,
        owedFrom: past.owedFrom,
        calendar: ground.calendar,
        changes: ground.changes,
      }
      const grid = sumRows(formula, { members: own, province: null }, facts, before, stretch)
      const rowOn = (day: Day, place: number): SumRow => {
        const at = (daysBetween(step.from, day) - 1) * grid.units.length + place
        return { numerator: grid.numerator[at] ?? 0, denominator: grid.denominator[at] ?? 0, reported: 0, expected: 0 }
      }
      const within = days.filter((day) => day >= step.from && day <= step.to)
      for (const [place, unit] of grid.units.entries())
        for (const day of within) found.set(`${kpi.formula} ${unit} ${day}`, rowOn(day, place))
      before = new Map(grid.units.map((unit, place) => [unit, rowOn(step.to, place)]))
    }
  }
  return found
}

const nothing: Level = { numerator: 0, denominator: 0 }

/** The last day up to `to` that can have had a report: not one of which nothing had come. */
function lastKnownDay(to: Day, { unknown }: Since): Day {
  const gap = unknown.find((span) => span.from <= to && to <= span.to)
  return gap ? addDays(gap.from, -1) : to
}

/** A unit's reports of a KPI as they were known, the newest first. */
type Reports = Map<string, (Level & { day: Day })[]>

interface LevelAsked {
  kpi: DefinedKpi
  units: ReadonlySet<string>
}

/** What the ledger had said by a version of some units' reports of some KPIs, in one question. */
async function readReports(
  db: Db,
  asked: readonly LevelAsked[],
  stretches: readonly Span[],
  version: number,
): Promise<Map<string, Reports>> {
  const measures = [...new Set(asked.flatMap(({ kpi }) => termsOf(kpi)))]
  const units = [...new Set(asked.flatMap((one) => [...one.units]))]
  if (units.length === 0) return new Map()
  const { rows } = await reportsStatement(measures, units, stretches, version).execute(db)
  const figures = new Map<string, Map<string, { value: number; reported: number }>>()
  const days = new Map<string, Set<Day>>()
  for (const { measure, day, codes, values, reports } of rows) {
    const [amounts, arrivals] = [values.split(','), reports.split(',')]
    const own = new Map(
      codes
        .split(',')
        .map((unit, place) => [unit, { value: Number(amounts[place]), reported: Number(arrivals[place]) }] as const),
    )
    figures.set(`${measure} ${day}`, own)
    days.set(measure, (days.get(measure) ?? new Set()).add(day))
  }
  return new Map(asked.map(({ kpi, units: own }) => [kpi.formula, reportsOf(kpi, own)]))

  function reportsOf(kpi: DefinedKpi, wanted: ReadonlySet<string>): Reports {
    const terms = termsOf(kpi)
    const newestFirst = [...new Set(terms.flatMap((measure) => [...(days.get(measure) ?? [])]))].sort().reverse()
    return new Map(
      [...wanted].map((unit) => [
        unit,
        newestFirst.flatMap((day) => {
          const at = (measure: string) => figures.get(`${measure} ${day}`)?.get(unit)
          const arrived = terms.reduce((sum, measure) => sum + (at(measure)?.reported ?? 0), 0)
          if (arrived < terms.length) return []
          const side = (all: Kpi['numerator']['terms']) =>
            all.reduce((sum, { measure, coefficient }) => sum + coefficient * (at(measure)?.value ?? 0), 0)
          return [{ day, numerator: side(kpi.numerator.terms), denominator: side(kpi.denominator?.terms ?? []) }]
        }),
      ]),
    )
  }
}

/** A row a day, its units side by side in text. */
export const reportsStatement = (
  measures: readonly string[],
  units: readonly string[],
  stretches: readonly Span[],
  version: number,
) => sql<{ measure: string; day: Day; codes: string; values: string; reports: string }>`
select measure, day, string_agg(unit, ',') as codes, string_agg(value::text, ',') as values, string_agg(reported::text, ',') as reports
from (
  select measure, day, unit, sum(delta) as value, sum(reported) as reported
  from delta
  where measure = any(${measures}::text[]) and unit = any(${units}::text[]) and day = any(array(
    select d::date from unnest(${stretches.map(({ from }) => from)}::date[], ${stretches.map(({ to }) => to)}::date[]) as stretch (first, last)
    cross join generate_series(first, last, interval '1 day') d
  )) and version <= ${version}
  group by measure, day, unit
) figure
group by measure, day`

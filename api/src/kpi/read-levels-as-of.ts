import { sql } from 'kysely'
import { addDays, type Day } from 'shared/day.ts'
import type { Kpi } from 'shared/kpi/kpi.ts'
import type { Db } from '../db/open.ts'
import type { Move, PastAsking, PastKpi } from './past-kpi.ts'
import { readCounts } from './read-counts.ts'
import { type Ground, reachOf } from './read-ground.ts'
import { type Since, termsOf } from './read-later.ts'

interface Level {
  numerator: number
  denominator: number
}

export type Levels = (kpi: string, unit: string, to: Day) => Level

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
  const known = new Map<string, { past: PastKpi; ends: Map<Day, Day>; touched: Set<string> }>()
  for (const { past, since, moved } of askings) {
    const ends = new Map(past.spans.map(({ to }) => [to, lastKnownDay(to, since)]))
    const last = [...ends.values()].sort().at(-1) ?? ''
    const wholly = since.unknown.some(({ from }) => from <= last)
    const touched = wholly ? past.members : moved.filter(({ day }) => day <= last).map(({ unit }) => unit)
    const own = new Set(past.members)
    const asked = new Set(past.units.flatMap(({ parts }) => parts))
    known.set(past.kpi.id, { past, ends, touched: new Set(touched.filter((unit) => own.has(unit) && asked.has(unit))) })
  }
  const now = new Map<string, Level>()
  const groups = [...known.values()].map(({ past, ends, touched }) => ({
    kpis: [past.kpi.id],
    units: past.question.units && [...new Set([...past.question.units, ...touched])],
    spans: [...new Set(ends.values())].map((end) => ({ from: end, to: end })),
  }))
  for (const { kpi, unit, place, ...level } of await readCounts(db, groups, reachOf(ground)))
    now.set(`${kpi} ${unit} ${groups.find(({ kpis }) => kpis[0] === kpi)!.spans[place - 1]!.to}`, level)
  const asked: LevelAsked[] = [...known.values()].map(({ past, touched }) => ({ kpi: past.kpi, units: touched }))
  const to =
    [...known.values()]
      .flatMap(({ ends }) => [...ends.values()])
      .sort()
      .at(-1) ?? ground.historyFrom
  const reports = await readReports(db, asked, { from: ground.historyFrom, to }, version)

  return (kpi, unit, end) => {
    const own = known.get(kpi)!
    const day = own.ends.get(end)!
    const nowAt = (code: string): Level => now.get(`${kpi} ${code} ${day}`) ?? nothing
    const thenAt = (code: string): Level => lastReport(reports.get(kpi), code, day)
    if (own.touched.has(unit)) return thenAt(unit)
    const parts = own.past.units.find((each) => each.unit === unit)?.parts ?? []
    const moved = parts.filter((part) => part !== unit && own.touched.has(part))
    return moved.reduce(
      (level, part) => ({
        numerator: level.numerator + thenAt(part).numerator - nowAt(part).numerator,
        denominator: level.denominator + thenAt(part).denominator - nowAt(part).denominator,
      }),
      nowAt(unit),
    )
  }
}

const nothing: Level = { numerator: 0, denominator: 0 }

const lastReport = (reports: Reports | undefined, unit: string, to: Day): Level =>
  reports?.get(unit)?.find(({ day }) => day <= to) ?? nothing

/** The last day up to `to` that can have had a report: not one of which nothing had come. */
function lastKnownDay(to: Day, { unknown }: Since): Day {
  const gap = unknown.find((span) => span.from <= to && to <= span.to)
  return gap ? addDays(gap.from, -1) : to
}

/** A unit's reports of a KPI as they were known, the newest first. */
type Reports = Map<string, (Level & { day: Day })[]>

interface LevelAsked {
  kpi: Kpi
  units: ReadonlySet<string>
}

/** What the ledger had said by a version of some units' reports of some KPIs, in one question. */
async function readReports(
  db: Db,
  asked: readonly LevelAsked[],
  { from, to }: { from: Day; to: Day },
  version: number,
): Promise<Map<string, Reports>> {
  const measures = [...new Set(asked.flatMap(({ kpi }) => termsOf(kpi)))]
  const units = [...new Set(asked.flatMap((one) => [...one.units]))]
  if (units.length === 0) return new Map()
  const { rows } = await reportsStatement(measures, units, { from, to }, version).execute(db)
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
  return new Map(asked.map(({ kpi, units: own }) => [kpi.id, reportsOf(kpi, own)]))

  function reportsOf(kpi: Kpi, wanted: ReadonlySet<string>): Reports {
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
  { from, to }: { from: Day; to: Day },
  version: number,
) => sql<{ measure: string; day: Day; codes: string; values: string; reports: string }>`
select measure, day, string_agg(unit, ',') as codes, string_agg(value::text, ',') as values, string_agg(reported::text, ',') as reports
from (
  select measure, day, unit, sum(delta) as value, sum(reported) as reported
  from delta
  where measure = any(${measures}::text[]) and unit = any(${units}::text[]) and day between ${from}::date and ${to}::date and version <= ${version}
  group by measure, day, unit
) figure
group by measure, day`

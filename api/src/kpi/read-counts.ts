import { sql } from 'kysely'
import { addDays, type Day, yearOf } from 'shared/day.ts'
import type { Db } from '../db/open.ts'

export interface Span {
  from: Day
  to: Day
}

export interface CountsAsked {
  kpis: readonly string[]
  /** Null: every unit there are sums of, the province among them. */
  units: readonly string[] | null
  spans: readonly Span[]
}

/** Counts of one KPI and unit over one of the spans asked for. */
export interface CountsRow {
  kpi: string
  unit: string
  /** Place of the span in the question, from 1. */
  place: number
  numerator: number
  denominator: number
  reported: number
  expected: number
  /** Of a level: reported from the first day of history to the end of the span. */
  ever: number
}

/** How far the sums of a KPI reach, and whether they are levels. */
export interface Reach {
  day: Day
  level: boolean
}

/**
 * Counts over any spans of days: the sums at the last day less the sums before the first, whatever lies between. A level
 * is the one at the end. What lies beyond the reach of the sums is not there yet; a span wholly beyond it has no row.
 * Several questions, each about KPIs of its own, are put to the database as one.
 *
 * Plain look-ups by primary key instead of one clever statement: planning that one took longer than running it.
 */
export async function readCounts(
  db: Db,
  asked: CountsAsked | readonly CountsAsked[],
  reach?: ReadonlyMap<string, Reach>,
): Promise<CountsRow[]> {
  const questions = [asked].flat()
  const known = reach ?? (await readReach(db, [...new Set(questions.flatMap(({ kpis }) => kpis))]))
  const lookUps = lookUpsOf(questions, known)
  if (lookUps.length === 0) return []
  const { rows } = await sumsStatement(lookUps.map(sumsAsked)).execute(db)
  return countsFrom(lookUps, rows)
}

/** What is to be looked up for some questions: plain data, so that a thread can finish what was asked here. */
export interface LookUp {
  cuts: readonly Cut[]
  units: readonly string[] | null
}

export function lookUpsOf(questions: readonly CountsAsked[], known: ReadonlyMap<string, Reach>): LookUp[] {
  return questions.flatMap(({ kpis, units, spans }) => {
    const edges = spans.map(({ from, to }) => ({ before: addDays(from, -1), from, to }))
    const cuts = kpis.flatMap((kpi) => cutSpans(kpi, known.get(kpi), edges))
    return cuts.length === 0 ? [] : [{ cuts, units }]
  })
}

export function countsFrom(lookUps: readonly LookUp[], rows: readonly SumAt[]): CountsRow[] {
  const sums = byPlace(rows)
  return lookUps.flatMap(({ cuts, units }) => subtract(cuts, sums, units && new Set(units)))
}

async function readReach(db: Db, kpis: readonly string[]): Promise<ReadonlyMap<string, Reach>> {
  const { rows } = await sql<{ kpi: string } & Reach>`
    select h.kpi, h.day, k.aggregation = 'last' as level from kpi_horizon h join kpi k on k.id = h.kpi
    where h.kpi = any(${kpis}::text[])`.execute(db)
  return new Map(rows.map(({ kpi, day, level }) => [kpi, { day, level }]))
}

/** A row of the sums: `at` is its day, or, of the sums of whole years, its year. */
export interface SumAt {
  kpi: string
  unit: string
  at: string
  numerator: number
  denominator: number
  reported: number
  expected: number
}

export interface SumsAsked {
  kpis: readonly string[]
  units: readonly string[] | null
  days: readonly Day[]
  yearKpis: readonly string[]
  years: readonly number[]
}

export function sumsAsked({ cuts, units }: LookUp): SumsAsked {
  const crossing = cuts.filter(crossesYears)
  return {
    kpis: [...new Set(cuts.map(({ kpi }) => kpi))],
    // A long list of units costs the planner more than the few other rows cost to read.
    units: units !== null && units.length <= 20 ? units : null,
    days: [...new Set(cuts.flatMap(({ before, end }) => [before, end]))],
    yearKpis: [...new Set(crossing.map(({ kpi }) => kpi))],
    years: [...new Set(crossing.flatMap(({ before, end }) => [yearOf(before), yearOf(end)]))],
  }
}

export const sumsStatement = (all: readonly SumsAsked[]) =>
  sql<SumAt>`${sql.join(
    all.flatMap(({ kpis, units, days, yearKpis, years }) => {
      const ofUnits = units === null ? sql`` : sql`and unit = any(${units}::text[])`
      const ofDays = sql`
select kpi, unit, day::text as at, numerator, denominator, reported, expected
from kpi_sum
where kpi = any(${kpis}::text[]) and day = any(${days}::date[]) ${ofUnits}`
      const ofYears = sql`
select kpi, unit, year::text as at, numerator, denominator, reported, expected
from kpi_year_sum
where kpi = any(${yearKpis}::text[]) and year = any(${years}::smallint[]) ${ofUnits}`
      return years.length === 0 ? [ofDays] : [ofDays, ofYears]
    }),
    sql`
union all`,
  )}`

/** A span as the difference of two days: the last one there is, and the one before it began. */
export interface Cut {
  kpi: string
  place: number
  level: boolean
  before: Day
  end: Day
}

const cutSpans = (
  kpi: string,
  reach: Reach | undefined,
  spans: readonly { before: Day; from: Day; to: Day }[],
): Cut[] =>
  spans.flatMap(({ before, from, to }, index) =>
    reach === undefined || from > reach.day
      ? []
      : [{ kpi, place: index + 1, level: reach.level, before, end: to < reach.day ? to : reach.day }],
  )

/** The sums of whole years cancel out within a year. A level must know whether it was ever reported. */
const crossesYears = ({ before, end, level }: Cut): boolean => level || yearOf(before) !== yearOf(end)

/** By KPI and day or year, then by unit. */
type Places = ReadonlyMap<string, ReadonlyMap<string, SumAt>>

function byPlace(rows: readonly SumAt[]): Places {
  const places = new Map<string, Map<string, SumAt>>()
  for (const row of rows) {
    const key = `${row.kpi} ${row.at}`
    const units = places.get(key)
    if (units) units.set(row.unit, row)
    else places.set(key, new Map([[row.unit, row]]))
  }
  return places
}

function subtract(cuts: readonly Cut[], sums: Places, units: ReadonlySet<string> | null): CountsRow[] {
  const rows: CountsRow[] = []
  for (const cut of cuts) {
    const { kpi, place, level, before, end } = cut
    const [last, first] = [sums.get(`${kpi} ${end}`), sums.get(`${kpi} ${before}`)]
    const [lastYear, firstYear] = crossesYears(cut)
      ? [sums.get(`${kpi} ${yearOf(end)}`), sums.get(`${kpi} ${yearOf(before)}`)]
      : []
    for (const [unit, sum] of last ?? []) {
      if (units !== null && !units.has(unit)) continue
      const [start, now, then] = [first?.get(unit), lastYear?.get(unit), firstYear?.get(unit)]
      const since = (side: 'numerator' | 'denominator' | 'reported' | 'expected') =>
        sum[side] + (now?.[side] ?? 0) - (start?.[side] ?? 0) - (then?.[side] ?? 0)
      rows.push({
        kpi,
        unit,
        place,
        numerator: level ? sum.numerator : since('numerator'),
        denominator: level ? sum.denominator : since('denominator'),
        reported: since('reported'),
        expected: since('expected'),
        ever: sum.reported + (now?.reported ?? 0),
      })
    }
  }
  return rows
}

import { type RawBuilder, sql } from 'kysely'
import type { Day } from 'shared/day.ts'
import type { Db } from '../db/open.ts'

export interface SumsAsked {
  kpis: readonly string[]
  /** Null: every unit there are sums of, the province among them. */
  units: readonly string[] | null
  days: readonly Day[]
  yearKpis: readonly string[]
  years: readonly number[]
}

/** How far the sums of a KPI reach, and whether they are levels. */
export interface Reach {
  day: Day
  level: boolean
}

export interface Sum {
  numerator: number
  denominator: number
  reported: number
  expected: number
}

/** The sums of one KPI at one day, or of what came before one year, for many units. */
export interface SumsAt {
  units: readonly string[]
  /** By the place of the unit among `units`. */
  at(index: number): Sum
  find(unit: string, likely: number): Sum | undefined
}

export interface SumsFound {
  /** `at` is a day, or, of the sums of whole years, a year. */
  of(kpi: string, at: Day | number): SumsAt | undefined
  reach: ReadonlyMap<string, Reach>
}

/**
 * The sums of one KPI at one time, those of each unit in one place of every list (`,`), or at many times, in one place of
 * every list of lists (`;`); or how far the sums of a KPI reach.
 */
export interface PackedSums {
  what: 'sums' | 'reach'
  kpi: string
  at: string
  /** Of a reach, how days come together. */
  units: string
  numerators: string
  denominators: string
  reports: string
  expectations: string
}

/** Looks sums up, and, of the KPIs it is asked to, how far they reach, all in one question. */
export async function readSums(db: Db, all: readonly SumsAsked[], reachOf: readonly string[] = []): Promise<SumsFound> {
  return unpackSums(await readPackedSums(db, all, reachOf))
}

/** The same still packed: tens of thousands of numbers are taken apart in a thread, if at all. */
export async function readPackedSums(
  db: Db,
  all: readonly SumsAsked[],
  reachOf: readonly string[] = [],
): Promise<PackedSums[]> {
  if (all.length === 0 && reachOf.length === 0) return []
  const { rows } = await sumsStatement(all, reachOf).execute(db)
  return rows
}

export function unpackSums(rows: readonly PackedSums[]): SumsFound {
  const places = new Map<string, SumsAt>()
  const reach = new Map<string, Reach>()
  for (const row of rows) {
    if (row.what === 'sums') for (const one of eachDay(row)) places.set(`${row.kpi} ${one.at}`, sumsOf(one))
    else reach.set(row.kpi, { day: row.at, level: row.units === 'last' })
  }
  return { of: (kpi, at) => places.get(`${kpi} ${at}`), reach }
}

/** A row of many days as a row for each. */
function eachDay(row: PackedSums): PackedSums[] {
  const days = row.at.split(';')
  if (days.length === 1) return [row]
  const [units, numerators, denominators] = [
    row.units.split(';'),
    row.numerators.split(';'),
    row.denominators.split(';'),
  ]
  const [reports, expectations] = [row.reports.split(';'), row.expectations.split(';')]
  return days.map((at, place) => ({
    what: row.what,
    kpi: row.kpi,
    at,
    units: units[place]!,
    numerators: numerators[place]!,
    denominators: denominators[place]!,
    reports: reports[place]!,
    expectations: expectations[place]!,
  }))
}

/**
 * Plain look-ups by primary key instead of one clever statement: planning that one took longer than running it. A long
 * list comes as one text: taking rows apart is what a client spends most of its time on.
 */
export const sumsStatement = (all: readonly SumsAsked[], reachOf: readonly string[] = []): RawBuilder<PackedSums> =>
  sql<PackedSums>`${sql.join(
    [
      ...all.flatMap(({ kpis, units, days, yearKpis, years }) => {
        const byDay = sql`${lists('day')}
from kpi_sum
where kpi = any(${kpis}::text[]) and day = any(${days}::date[]) ${ofUnits(units)}
group by kpi, day`
        const ofDays = days.length > manyDays ? packed(byDay) : byDay
        const ofYears = sql`${lists('year')}
from kpi_year_sum
where kpi = any(${yearKpis}::text[]) and year = any(${years}::smallint[]) ${ofUnits(units)}
group by kpi, year`
        return years.length === 0 ? [ofDays] : [ofDays, ofYears]
      }),
      ...(reachOf.length === 0 ? [] : [horizons(reachOf)]),
    ],
    sql`
union all`,
  )}`

/** From so many days on, the days of a KPI come as one row too: one unit over two years is two thousand rows otherwise. */
const manyDays = 8

const packed = (byDay: RawBuilder<unknown>) => sql`
select 'sums' as what, kpi, string_agg(at, ';') as at, string_agg(units, ';') as units,
  string_agg(numerators, ';') as numerators, string_agg(denominators, ';') as denominators,
  string_agg(reports, ';') as reports, string_agg(expectations, ';') as expectations
from (${byDay}
) by_day
group by kpi`

const lists = (at: 'day' | 'year') => sql`
select 'sums' as what, kpi, ${sql.ref(at)}::text as at, string_agg(unit, ',') as units,
  string_agg(numerator::text, ',') as numerators, string_agg(denominator::text, ',') as denominators,
  string_agg(reported::text, ',') as reports, string_agg(expected::text, ',') as expectations`

const horizons = (kpis: readonly string[]) => sql`
select 'reach', kpi, day::text, (select aggregation from kpi where id = split_part(kpi_horizon.kpi, '@', 1)), '', '', '', ''
from kpi_horizon
where kpi = any(${kpis}::text[])`

/** A long list of units costs the planner more than the few other rows cost to read. */
const ofUnits = (units: readonly string[] | null) =>
  units !== null && units.length <= 20 ? sql`and unit = any(${units}::text[])` : sql``

function sumsOf(row: PackedSums): SumsAt {
  const units = row.units.split(',')
  const numerators = numbersOf(row.numerators)
  const denominators = numbersOf(row.denominators)
  const reports = numbersOf(row.reports)
  const expectations = numbersOf(row.expectations)
  let places: Map<string, number> | null = null
  const at = (index: number): Sum => ({
    numerator: numerators[index]!,
    denominator: denominators[index]!,
    reported: reports[index]!,
    expected: expectations[index]!,
  })
  return {
    units,
    at,
    find(unit, likely) {
      // Both ends of a span nearly always have the same units in the same order.
      if (units[likely] === unit) return at(likely)
      places ??= new Map(units.map((each, index) => [each, index]))
      const index = places.get(unit)
      return index === undefined ? undefined : at(index)
    },
  }
}

const numbersOf = (list: string): number[] => list.split(',').map(wholeNumber)

function wholeNumber(text: string): number {
  const number = Number(text)
  if (!Number.isSafeInteger(number)) throw new RangeError(`${text} is past what a number can hold exactly`)
  return number
}

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

/**
 * Counts over any spans of days: the sums at the last day less the sums before the first, whatever lies between. A level
 * is the one at the end. What lies beyond the horizon is not there yet; a span wholly beyond it has no row.
 *
 * Plain look-ups by primary key instead of one clever statement: planning that one took longer than running it. Most
 * questions need only the first.
 */
export async function readCounts(db: Db, { kpis, units, spans }: CountsAsked): Promise<CountsRow[]> {
  if (kpis.length === 0 || spans.length === 0) return []
  // A long list of units costs the planner more than the few other rows cost to read.
  const few = units !== null && units.length <= 20 ? units : null
  const days = new Set(spans.flatMap(({ from, to }) => [addDays(from, -1), to]))
  const { rows } = await sumsStatement(kpis, few, [...days]).execute(db)
  const cuts = rows.filter(isHorizon).flatMap((horizon) => cutSpans(horizon, spans))
  if (cuts.length === 0) return []

  const beyond = new Set(cuts.map(({ end }) => end).filter((end) => !days.has(end)))
  const atHorizon = beyond.size === 0 ? [] : (await sumsStatement(kpis, few, [...beyond]).execute(db)).rows
  const sums = byPlace([...rows, ...atHorizon].filter((row) => !isHorizon(row)))

  const crossing = cuts.filter(crossesYears)
  const years = [...new Set(crossing.flatMap(({ before, end }) => [yearOf(before), yearOf(end)]))]
  const crossingKpis = [...new Set(crossing.map(({ kpi }) => kpi))]
  const yearRows = crossing.length === 0 ? [] : (await yearSumsStatement(crossingKpis, few, years).execute(db)).rows
  return subtract(cuts, sums, byPlace(yearRows), units && new Set(units))
}

/** Among the sums, a row without a unit says how far those of its KPI reach, and in `numerator` whether it is a level. */
const isHorizon = (row: SumAt<Day>): boolean => row.unit === ''

type SumAt<Place> = {
  kpi: string
  unit: string
  at: Place
  numerator: number
  denominator: number
  reported: number
  expected: number
}

export const sumsStatement = (kpis: readonly string[], units: readonly string[] | null, days: readonly Day[]) => sql<
  SumAt<Day>
>`
select h.kpi, '' as unit, h.day as at, (k.aggregation = 'last')::int::bigint as numerator, 0::bigint as denominator, 0 as reported, 0 as expected
from kpi_horizon h join kpi k on k.id = h.kpi
where h.kpi = any(${kpis}::text[])
union all
select kpi, unit, day, numerator, denominator, reported, expected
from kpi_sum
where kpi = any(${kpis}::text[]) and day = any(${days}::date[]) ${units === null ? sql`` : sql`and unit = any(${units}::text[])`}`

export const yearSumsStatement = (
  kpis: readonly string[],
  units: readonly string[] | null,
  years: readonly number[],
) => sql<SumAt<number>>`
select kpi, unit, year as at, numerator, denominator, reported, expected
from kpi_year_sum
where kpi = any(${kpis}::text[]) and year = any(${years}::smallint[]) ${units === null ? sql`` : sql`and unit = any(${units}::text[])`}`

/** A span as the difference of two days: the last one there is, and the one before it began. */
interface Cut {
  kpi: string
  place: number
  level: boolean
  before: Day
  end: Day
}

const cutSpans = ({ kpi, at: horizon, numerator }: SumAt<Day>, spans: readonly Span[]): Cut[] =>
  spans.flatMap(({ from, to }, index) =>
    from > horizon
      ? []
      : [
          {
            kpi,
            place: index + 1,
            level: numerator === 1,
            before: addDays(from, -1),
            end: to < horizon ? to : horizon,
          },
        ],
  )

/** The sums of whole years cancel out within a year. A level must know whether it was ever reported. */
const crossesYears = ({ before, end, level }: Cut): boolean => level || yearOf(before) !== yearOf(end)

/** By KPI and day (or year), then by unit. */
function byPlace<Place>(rows: readonly SumAt<Place>[]): Map<string, Map<string, SumAt<Place>>> {
  const places = new Map<string, Map<string, SumAt<Place>>>()
  for (const row of rows) {
    const key = `${row.kpi} ${String(row.at)}`
    const units = places.get(key)
    if (units) units.set(row.unit, row)
    else places.set(key, new Map([[row.unit, row]]))
  }
  return places
}

type Places<Place> = ReadonlyMap<string, ReadonlyMap<string, SumAt<Place>>>

function subtract(
  cuts: readonly Cut[],
  sums: Places<Day>,
  years: Places<number>,
  units: ReadonlySet<string> | null,
): CountsRow[] {
  const rows: CountsRow[] = []
  for (const cut of cuts) {
    const { kpi, place, level, before, end } = cut
    const [last, first] = [sums.get(`${kpi} ${end}`), sums.get(`${kpi} ${before}`)]
    const crossing = crossesYears(cut)
    const [lastYear, firstYear] = crossing
      ? [years.get(`${kpi} ${yearOf(end)}`), years.get(`${kpi} ${yearOf(before)}`)]
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

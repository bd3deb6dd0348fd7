import { sql } from 'kysely'
import { addDays, type Day } from 'shared/day.ts'
import { copyInto } from '../db/copy-into.ts'
import type { Db } from '../db/open.ts'
import type { SumGrid } from './sum-rows.ts'

/** From so many rows on, sums are copied: 1,400 rows cost 4.6 µs each by one statement and 6.0 by COPY, 13,000 cost 5.6 and 5.9. */
const copiedFrom = 10_000

/** Puts a stretch of all units in the place of what stood there; rows come in the order of the primary key. */
export async function replaceSums(db: Db, kpi: string, from: Day, to: Day, grid: SumGrid): Promise<void> {
  await sql`delete from kpi_sum where kpi = ${kpi} and day between ${from}::date and ${to}::date`.execute(db)
  if (grid.numerator.length >= copiedFrom) await copySums(db, kpi, from, grid)
  else await insertStatement(kpi, from, grid).execute(db)
}

/** A line is a day of all units. */
export async function copySums(db: Db, kpi: string, from: Day, grid: SumGrid): Promise<void> {
  await sql`select open_staging('coming_sum')`.execute(db)
  await copyInto(db, 'copy coming_sum from stdin', linesOf(kpi, from, grid))
  await sql`
    insert into kpi_sum (kpi, day, unit, numerator, denominator, reported, expected)
    select d.kpi, d.day, s.unit, s.numerator, s.denominator, s.reported, s.expected
    from coming_sum d cross join lateral unnest(${grid.units}::text[], d.numerator, d.denominator, d.reported, d.expected)
      as s (unit, numerator, denominator, reported, expected)
    where d.kpi = ${kpi} and d.day >= ${from}::date`.execute(db)
}

function* linesOf(
  kpi: string,
  from: Day,
  { units, numerator, denominator, reported, expected }: SumGrid,
): Generator<string> {
  const width = units.length
  for (let at = 0; at < numerator.length; at += width) {
    const columns = [numerator, denominator, reported, expected].map((column) => list(column.subarray(at, at + width)))
    yield [kpi, addDays(from, at / width), ...columns].join('\t')
  }
}

export const insertStatement = (kpi: string, from: Day, grid: SumGrid) => sql`
insert into kpi_sum (kpi, day, unit, numerator, denominator, reported, expected)
select ${kpi}, ${from}::date + ((place - 1) / ${grid.units.length}::int)::int, (${grid.units}::text[])[(place - 1) % ${grid.units.length}::int + 1],
  numerator, denominator, reported, expected
from unnest(${list(grid.numerator)}::bigint[], ${list(grid.denominator)}::bigint[], ${list(grid.reported)}::int[], ${list(grid.expected)}::int[])
  with ordinality as sums (numerator, denominator, reported, expected, place)`

/** An array in PostgreSQL's own words, many times faster than a parameter for each number. */
const list = (numbers: Float64Array | Int32Array): string => `{${numbers.join(',')}}`

export interface CorrectedGrid {
  kpi: string
  summed: boolean
  grid: SumGrid
}

/** Sets the rows of a few units, and moves the province's by the difference. Rows that stay as they are are left alone. */
export async function correctSums(db: Db, from: Day, grids: readonly CorrectedGrid[], province: string): Promise<void> {
  const rows = grids.flatMap(({ kpi, summed, grid }) =>
    Array.from(grid.numerator, (_, place) => ({ kpi, summed, grid, place })),
  )
  if (rows.length === 0) return
  await correctStatement(
    {
      kpi: rows.map(({ kpi }) => kpi),
      summed: rows.map(({ summed }) => summed),
      day: rows.map(({ grid, place }) => addDays(from, Math.floor(place / grid.units.length))),
      unit: rows.map(({ grid, place }) => grid.units[place % grid.units.length] ?? ''),
      numerator: rows.map(({ grid, place }) => grid.numerator[place] ?? 0),
      denominator: rows.map(({ grid, place }) => grid.denominator[place] ?? 0),
      reported: rows.map(({ grid, place }) => grid.reported[place] ?? 0),
      expected: rows.map(({ grid, place }) => grid.expected[place] ?? 0),
    },
    province,
  ).execute(db)
}

export interface SumColumns {
  kpi: string[]
  summed: boolean[]
  day: Day[]
  unit: string[]
  numerator: number[]
  denominator: number[]
  reported: number[]
  expected: number[]
}

export const correctStatement = (rows: SumColumns, province: string) => sql`
with fresh as materialized (
  select kpi collate "C" as kpi, summed, day, unit collate "C" as unit, numerator, denominator, reported, expected
  from unnest(${rows.kpi}::text[], ${rows.summed}::boolean[], ${rows.day}::date[], ${rows.unit}::text[], ${rows.numerator}::bigint[],
    ${rows.denominator}::bigint[], ${rows.reported}::int[], ${rows.expected}::int[])
    as fresh (kpi, summed, day, unit, numerator, denominator, reported, expected)
),
moved as materialized (
  select f.*, f.numerator - s.numerator as by_numerator, f.denominator - s.denominator as by_denominator,
    f.reported - s.reported as by_reported, f.expected - s.expected as by_expected
  from fresh f join kpi_sum s on s.kpi = f.kpi and s.day = f.day and s.unit = f.unit
  where (f.numerator, f.denominator, f.reported, f.expected) is distinct from (s.numerator, s.denominator, s.reported, s.expected)
),
own as (
  update kpi_sum s set numerator = m.numerator, denominator = m.denominator, reported = m.reported, expected = m.expected
  from moved m where s.kpi = m.kpi and s.day = m.day and s.unit = m.unit
)
update kpi_sum p set numerator = p.numerator + m.by_numerator, denominator = p.denominator + m.by_denominator,
  reported = p.reported + m.by_reported, expected = p.expected + m.by_expected
from (
  select kpi, day, sum(by_numerator)::bigint as by_numerator, sum(by_denominator)::bigint as by_denominator,
    sum(by_reported) as by_reported, sum(by_expected) as by_expected
  from moved where summed group by kpi, day
) m
where p.kpi = m.kpi and p.day = m.day and p.unit = ${province}`

/** What came before each year after `since`, up to `until`; a level has no sum, only its reports have. */
export async function moveYearSums(
  db: Db,
  kpis: readonly string[],
  level: boolean,
  since: number,
  until: number,
): Promise<void> {
  if (since >= until) return
  await sql`delete from kpi_year_sum where kpi = any(${kpis}::text[]) and year > ${since}`.execute(db)
  await yearSumsStatement(kpis, level, since, until).execute(db)
}

export const yearSumsStatement = (kpis: readonly string[], level: boolean, since: number, until: number) => sql`
insert into kpi_year_sum (kpi, year, unit, numerator, denominator, reported, expected)
select s.kpi, y.year, s.unit, ${level ? sql`0` : sql`sum(s.numerator)`}, ${level ? sql`0` : sql`sum(s.denominator)`}, sum(s.reported), sum(s.expected)
from generate_series(${since}::int + 1, ${until}::int) y(year)
join kpi_sum s on s.kpi = any(${kpis}::text[]) and s.day = any(array(
  select make_date(ended, 12, 31) from generate_series((select extract(year from history_from)::int from province), y.year - 1) ended
))
group by s.kpi, y.year, s.unit`

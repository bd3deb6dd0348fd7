import { sql } from 'kysely'
import { addDays, type Day, yearOf } from 'shared/day.ts'
import type { Db } from '../db/open.ts'
import { freshSums, type Stretch } from './fresh-sums.ts'
import { readSummedKpis } from './read-summed-kpis.ts'
import { planSums, type SummedKpi, type SumPlan, type SumStep, type Touched } from './sum-steps.ts'

/**
 * Brings the sums of a dataset's KPIs up to what the ledger says after deltas were appended, in the same transaction.
 * Worked out from the ledger, so doing it twice changes nothing. The caller holds the lock of `ledger_version`, whose
 * `recorded_at` is the clock by which figures are due.
 */
export async function moveSums(trx: Db, touched: { dataset: string } & Touched): Promise<void> {
  const { kpis, historyFrom, province } = await readSummedKpis(trx, touched.dataset)
  if (touched.to < historyFrom) return
  await applyPlans(trx, kpis.map((kpi) => ({ kpi, plan: planSums(kpi, touched, historyFrom) })), province)
}

export interface PlannedKpi {
  kpi: SummedKpi
  plan: SumPlan
}

/** KPIs whose sums move alike are moved by one statement. */
export async function applyPlans(trx: Db, planned: readonly PlannedKpi[], province: string): Promise<void> {
  for (const alike of Map.groupBy(planned, ({ kpi, plan }) => JSON.stringify([kpi.level, kpi.owedFrom, plan])).values()) {
    const [first] = alike
    if (!first) continue
    const kpis = alike.map(({ kpi }) => kpi.id)
    for (const step of first.plan.steps) {
      const stretch = { ...step, kpis, level: first.kpi.level, due: first.plan.horizon.due, owedFrom: first.kpi.owedFrom }
      await (step.units === null ? replaceSums(trx, stretch, province) : correctSums(trx, stretch, province))
    }
    await moveYearSums(trx, kpis, first.plan, first.kpi.level)
    await keepHorizon(trx, kpis, first.plan)
  }
}

/** All units of a stretch, one KPI at a time so that a long history sorts in memory. */
async function replaceSums(trx: Db, stretch: Stretch, province: string): Promise<void> {
  for (const kpi of stretch.kpis) {
    await sql`delete from kpi_sum where kpi = ${kpi} and day between ${stretch.from}::date and ${stretch.to}::date`.execute(trx)
    await replaceStatement({ ...stretch, kpis: [kpi] }, province).execute(trx)
  }
}

export const replaceStatement = (stretch: Stretch, province: string) => sql`with ${freshSums(stretch)}
insert into kpi_sum (kpi, day, unit, numerator, denominator, reported, expected)
select * from (
  select * from fresh
  union all
  select f.kpi, f.day, ${province}, sum(f.numerator)::bigint, sum(f.denominator)::bigint, sum(f.reported), sum(f.expected)
  from fresh f join asked a on a.kpi = f.kpi where a.additive and a.scope <> 'province' group by f.kpi, f.day
) rows
order by kpi, day, unit`

/** A few units: their rows are set, and the province moves by the difference. */
const correctSums = async (trx: Db, stretch: Stretch, province: string): Promise<void> => {
  await correctStatement(stretch, province).execute(trx)
}

export const correctStatement = (stretch: Stretch, province: string) => sql`with ${freshSums(stretch)},
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
  select m.kpi, m.day, sum(m.by_numerator)::bigint as by_numerator, sum(m.by_denominator)::bigint as by_denominator,
    sum(m.by_reported) as by_reported, sum(m.by_expected) as by_expected
  from moved m join asked a on a.kpi = m.kpi where a.additive and a.scope <> 'province' group by m.kpi, m.day
) m
where p.kpi = m.kpi and p.day = m.day and p.unit = ${province}`

/** What came before each year after the first day moved; a level has no sum, only its reports have. */
async function moveYearSums(trx: Db, kpis: string[], { steps, horizon }: SumPlan, level: boolean): Promise<void> {
  const from = steps.reduce<Day | null>((first, step: SumStep) => (first === null || step.from < first ? step.from : first), null)
  if (from === null) return
  const since = yearOf(addDays(from, -1))
  if (since >= yearOf(horizon.day)) return
  await sql`delete from kpi_year_sum where kpi = any(${kpis}::text[]) and year > ${since}`.execute(trx)
  await sql`
insert into kpi_year_sum (kpi, year, unit, numerator, denominator, reported, expected)
select s.kpi, y.year, s.unit, ${level ? sql`0` : sql`sum(s.numerator)`}, ${level ? sql`0` : sql`sum(s.denominator)`}, sum(s.reported), sum(s.expected)
from generate_series(${since}::int + 1, ${yearOf(horizon.day)}::int) y(year)
join kpi_sum s on s.kpi = any(${kpis}::text[]) and s.day = any(
  select make_date(e, 12, 31) from generate_series((select extract(year from history_from)::int from province), y.year - 1) e
)
group by s.kpi, y.year, s.unit`.execute(trx)
}

async function keepHorizon(trx: Db, kpis: string[], { horizon }: SumPlan): Promise<void> {
  await trx
    .insertInto('kpi_horizon')
    .values(kpis.map((kpi) => ({ kpi, ...horizon })))
    .onConflict((conflict) => conflict.column('kpi').doUpdateSet(({ ref }) => ({ day: ref('excluded.day'), due: ref('excluded.due') })))
    .execute()
}

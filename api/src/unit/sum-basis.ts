import { sql } from 'kysely'
import type { Db } from '../db/open.ts'

/** By KPI, everything its kept sums rest on besides the ledger itself. */
export async function readSumBasis(db: Db): Promise<Map<string, string>> {
  const { rows } = await sql<{ kpi: string; basis: string }>`
    with everyone as (
      select jsonb_build_array(
        (select jsonb_agg(jsonb_build_array(code, kind) order by code) from unit),
        (select jsonb_agg(jsonb_build_array(day, working) order by day) from special_day),
        (select jsonb_agg(history_from) from province)
      ) as basis
    )
    select kpi.id as kpi, md5(jsonb_build_array(
      everyone.basis, kpi.dataset, kpi.aggregation, kpi.additive, kpi.frequency, kpi.scope,
      (select jsonb_agg(jsonb_build_array(side, measure, coefficient) order by side, measure) from kpi_term where kpi_term.kpi = kpi.id),
      (select jsonb_agg(definition -> 'historyFrom' order by id) from feed where feed.dataset = kpi.dataset)
    )::text) as basis
    from kpi cross join everyone`.execute(db)
  return new Map(rows.map(({ kpi, basis }) => [kpi, basis]))
}

/**
 * Sums of another formula, of other units or another calendar are not sums of this one. Without them the KPI is worked
 * out anew from the ledger the next time its sums are moved or extended.
 */
export async function dropSumsOf(trx: Db, kpis: readonly string[]): Promise<void> {
  if (kpis.length === 0) return
  const { rows } = await sql<{ formula: string }>`
    select kpi as formula from kpi_horizon where split_part(kpi, '@', 1) = any(${kpis}::text[])`.execute(trx)
  await dropFormulas(trx, [...new Set([...kpis, ...rows.map(({ formula }) => formula)])])
}

/** The sums of one formula, of whichever version of a definition it is. */
export async function dropFormulas(trx: Db, formulas: readonly string[]): Promise<void> {
  for (const table of ['kpi_horizon', 'kpi_sum', 'kpi_year_sum'] as const)
    await trx.deleteFrom(table).where('kpi', 'in', formulas).execute()
}

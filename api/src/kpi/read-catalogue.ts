import { type RawBuilder, sql } from 'kysely'
import type { Instrument, Kpi, Target } from 'shared/kpi/kpi.ts'
import type { Text } from 'shared/text.ts'
import type { Db } from '../db/open.ts'

export const listKpis = (db: Db): Promise<Kpi[]> => readKpis(db, sql`true`)

export const findKpi = async (db: Db, id: string): Promise<Kpi | undefined> =>
  (await readKpis(db, sql`k.id = ${id}`))[0]

/** The KPIs of leadership's one page, in its order, and the others that figures come for. */
export function provinceKpis(kpis: readonly Kpi[]): { headline: Kpi[]; others: Kpi[] } {
  const headline = kpis.filter((kpi) => kpi.headline !== null)
  return {
    headline: headline.sort((one, other) => (one.headline ?? 0) - (other.headline ?? 0)),
    others: kpis.filter((kpi) => kpi.headline === null && kpi.dataset !== null),
  }
}

async function readKpis(db: Db, which: RawBuilder<unknown>): Promise<Kpi[]> {
  const { rows } = await sql<{ definition: Omit<Kpi, 'targets'>; targets: Target[] }>`
    select k.definition, coalesce((
      select jsonb_agg(jsonb_build_object('unit', unit, 'kind', kind, 'comparator', comparator, 'value', value, 'from', valid_from,
        'to', valid_to, 'instrument', instrument, 'note', note) order by valid_from, id)
      from target where kpi = k.id
    ), '[]'::jsonb) as targets
    from kpi k where ${which} order by k.id`.execute(db)
  return rows.map(({ definition, targets }) => ({ ...definition, targets }))
}

/** What a KPI stands on: the law, the measures of its formula, and the feeds that bring them. */
export async function readKpiGrounds(
  db: Db,
  kpi: Kpi,
): Promise<{ instruments: Instrument[]; measures: { id: string; name: Text }[]; feeds: { id: string; name: Text }[] }> {
  const cited = new Set([...kpi.instruments, ...kpi.targets.flatMap(({ instrument }) => instrument ?? [])])
  const terms = [...kpi.numerator.terms, ...(kpi.denominator?.terms ?? [])].map(({ measure }) => measure)
  const instruments = await db
    .selectFrom('instrument')
    .select('definition')
    .where('id', 'in', ['', ...cited])
    .orderBy('id')
    .execute()
  const measures = await db
    .selectFrom('measure')
    .select(['id', 'name'])
    .where('id', 'in', ['', ...terms])
    .orderBy('id')
    .execute()
  const feeds = await db
    .selectFrom('feed')
    .select(['id', 'definition'])
    .where('dataset', '=', kpi.dataset ?? '')
    .orderBy('id')
    .execute()
  return {
    instruments: instruments.map(({ definition }) => definition),
    measures,
    feeds: feeds.map(({ id, definition }) => ({ id, name: definition.name })),
  }
}

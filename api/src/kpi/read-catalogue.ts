import { sql } from 'kysely'
import type { Instrument, Kpi, Target } from 'shared/kpi/kpi.ts'
import type { Text } from 'shared/text.ts'
import type { Db } from '../db/open.ts'

export const listKpis = (db: Db): Promise<Kpi[]> => readKpis(db, null)

export const findKpi = async (db: Db, id: string): Promise<Kpi | undefined> => (await readKpis(db, [id]))[0]

/** The KPIs of leadership's one page, in its order. */
export async function listHeadlineKpis(db: Db): Promise<Kpi[]> {
  const kpis = (await readKpis(db, null)).filter(({ headline }) => headline !== null)
  return kpis.sort((one, other) => (one.headline ?? 0) - (other.headline ?? 0))
}

async function readKpis(db: Db, ids: readonly string[] | null): Promise<Kpi[]> {
  const { rows } = await sql<{ definition: Omit<Kpi, 'targets'>; targets: Target[] }>`
    select k.definition, coalesce(t.targets, '[]'::jsonb) as targets
    from kpi k left join (
      select kpi, jsonb_agg(jsonb_build_object('unit', unit, 'kind', kind, 'comparator', comparator, 'value', value, 'from', valid_from,
        'to', valid_to, 'instrument', instrument, 'note', note) order by valid_from, id) as targets
      from target ${ids === null ? sql`` : sql`where kpi = any(${ids}::text[])`} group by kpi
    ) t on t.kpi = k.id
    ${ids === null ? sql`` : sql`where k.id = any(${ids}::text[])`}
    order by k.id`.execute(db)
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

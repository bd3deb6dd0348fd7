import type { Instrument, Kpi } from 'shared/kpi/kpi.ts'
import { type TargetHistory, targetsKnown } from 'shared/kpi/target-plan.ts'
import type { CatalogueKpi } from 'shared/kpi/kpi-contract.ts'
import type { VersionedKpi } from 'shared/kpi/version/version.ts'
import type { Text } from 'shared/text.ts'
import type { Db } from '../db/open.ts'
import { readTargetHistory } from './read-target-history.ts'

/** As the province's catalogue has them: by their first definition, whatever was decided on since. */
export async function listKpis(db: Db, history?: TargetHistory): Promise<Kpi[]> {
  const rows = await db.selectFrom('kpi').select('definition').orderBy('id').execute()
  const targets = targetsKnown(history ?? (await readTargetHistory(db)), null)
  return rows.map(({ definition }) => ({ ...definition, targets: targets.get(definition.id) ?? [] }))
}

export const findKpi = async (db: Db, id: string): Promise<Kpi | undefined> =>
  (await listKpis(db)).find((kpi) => kpi.id === id)

/** The KPIs of leadership's one page, in its order, and the others that figures come for. */
export function provinceKpis<K extends Kpi>(kpis: readonly K[]): { headline: K[]; others: K[] } {
  const headline = kpis.filter((kpi) => kpi.headline !== null)
  return {
    headline: headline.sort((one, other) => (one.headline ?? 0) - (other.headline ?? 0)),
    others: kpis.filter((kpi) => kpi.headline === null && kpi.dataset !== null),
  }
}

/** A KPI as it is told to whoever asks for the catalogue. */
export function catalogueKpi(defined: VersionedKpi): CatalogueKpi {
  const { formula: _, from: __, basis: ___, versions, ...kpi } = defined
  return { ...kpi, versions: versions.map(({ version, from, basis }) => ({ version, from, basis })) }
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

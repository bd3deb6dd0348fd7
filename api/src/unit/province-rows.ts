import { sql } from 'kysely'
import type { Province } from 'shared/province.ts'
import type { Listed } from './keep-rows.ts'

/** The document as rows, table by table, in an order in which every row finds what it refers to. */
export function listedRows(province: Province): Listed[] {
  const defined = (things: readonly { id: string }[]) => things.map((thing) => ({ id: thing.id, definition: thing }))
  return [
    {
      table: 'unit',
      besides: 'made_by',
      columns: ['code', 'name', 'kind', 'former_province', 'tile', 'area_km2', 'lat', 'lon'],
      rows: unitRows(province),
    },
    { table: 'special_day', columns: ['day', 'working', 'name', 'confidence'], rows: province.specialDays },
    {
      table: 'subsystem',
      others: sql`id in (select id from added_subsystem)`,
      columns: ['id', 'definition'],
      rows: defined(province.subsystems),
    },
    {
      table: 'connection',
      columns: ['id', 'from_subsystem', 'to_subsystem', 'name', 'reported_unstable'],
      rows: province.connections.map(({ id, from, to, name, reportedUnstable }) => ({
        id,
        from_subsystem: from,
        to_subsystem: to,
        name,
        reported_unstable: reportedUnstable,
      })),
    },
    {
      table: 'path_node',
      columns: ['id', 'kind', 'unit', 'subsystem', 'provider', 'definition'],
      rows: province.pathNodes.map((node) => ({ ...node, definition: node })),
    },
    {
      table: 'watched_connection',
      columns: ['id', 'unit', 'subsystem', 'kind', 'vantage', 'provider', 'enabled', 'definition'],
      rows: province.watched.map((connection) => ({ ...connection, definition: connection })),
    },
    { table: 'provider', columns: ['id', 'definition'], rows: defined(province.providers) },
    { table: 'instrument', columns: ['id', 'definition'], rows: defined(province.instruments) },
    { table: 'dataset', columns: ['id', 'name', 'frequency', 'scope'], rows: province.datasets },
    { table: 'measure', columns: ['id', 'dataset', 'name'], rows: province.measures },
    {
      table: 'kpi',
      columns: ['id', 'dataset', 'aggregation', 'additive', 'frequency', 'scope', 'definition'],
      rows: province.kpis.map((kpi) => ({ ...kpi, definition: { ...kpi, targets: undefined } })),
    },
    {
      table: 'published_figure',
      columns: ['id', 'kpi', 'definition'],
      rows: province.published.map((figure) => ({ id: figure.id, kpi: figure.kpi, definition: figure })),
    },
    { table: 'quality_flag', columns: ['id', 'definition'], rows: defined(province.flags) },
    {
      table: 'report_template',
      forGood: true,
      columns: ['key', 'id', 'version', 'definition'],
      rows: province.reportTemplates.map((template) => ({
        ...template,
        key: `${template.id}@${template.version}`,
        definition: template,
      })),
    },
    {
      table: 'feed',
      others: sql`id in (select id from connector)`,
      columns: ['id', 'subsystem', 'dataset', 'format', 'definition'],
      rows: province.feeds.map((feed) => ({ ...feed, definition: feed })),
    },
  ]
}

const unitRows = ({ units }: Province) =>
  units.map(({ formerProvince, areaKm2, ...unit }) => ({ ...unit, former_province: formerProvince, area_km2: areaKm2 }))

export const termColumns = ['kpi', 'side', 'measure', 'coefficient'] as const

export const termRows = ({ kpis }: Province) =>
  kpis.flatMap((kpi) =>
    (['numerator', 'denominator'] as const).flatMap((side) =>
      (kpi[side]?.terms ?? []).map((term) => ({ kpi: kpi.id, side, ...term })),
    ),
  )

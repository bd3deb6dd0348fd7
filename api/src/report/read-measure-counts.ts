import { sql } from 'kysely'
import type { ReportCount } from 'shared/report/snapshot.ts'
import type { Db } from '../db/open.ts'
import type { ReportKnown, ReportSpans } from './gather-report-figures.ts'

/**
 * Sums of single measures over the period, by unit and for the province, as the ledger knew them. A unit that reported
 * nothing has no row, and so no 0.
 */
export async function readMeasureCounts(
  db: Db,
  measures: readonly string[],
  { period, until }: ReportSpans,
  { ground, knowledge }: ReportKnown,
): Promise<ReportCount[]> {
  const { rows } = await sql<{ measure: string; place: string; to: string; count: number; reported: number }>`
    select d.measure, coalesce(d.unit, ${ground.province}) as place, max(asked.last)::text as to,
      sum(d.delta)::bigint as count, sum(d.reported)::int as reported
    from measure m
    join lateral (select coalesce((${JSON.stringify(until)}::jsonb ->> m.dataset)::date, ${period.to}::date) as last) asked on true
    join delta d on d.measure = m.id and d.day between ${period.from}::date and asked.last
    where m.id = any(${[...measures]}::text[]) and d.version <= ${knowledge.version} and d.unit <> ${ground.province}
    group by grouping sets ((d.measure, d.unit), (d.measure))
    order by d.measure, place`.execute(db)
  return rows.map(({ measure, place, to, count, reported }) => ({
    measure,
    place,
    from: period.from,
    to,
    count: reported > 0 ? Number(count) : null,
  }))
}

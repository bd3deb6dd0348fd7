import { type Selectable, sql } from 'kysely'
import type { ReportEvent } from 'shared/report/life.ts'
import { makingEvents } from 'shared/report/life.ts'
import type { Report } from 'shared/report/report-contract.ts'
import { reportSays } from 'shared/messages/report-life.ts'
import type { Text } from 'shared/text.ts'
import type { Db } from '../db/open.ts'
import type { Tables } from '../db/tables.ts'
import { notFound } from '../http/refusal.ts'

export type ReportRow = Selectable<Tables['report']>

type Stated = ReportRow & { template_name: Text; unwritten: number; open_comments: number }

/** A report with what is still open in it: passages whose newest version has no text, and comments nobody settled. */
const stated = sql<Stated>`
  select r.*, (t.definition -> 'name') as template_name,
    cardinality(r.passages) - (
      select count(*)::int from (
        select distinct on (p.passage) p.passage, p.text from report_passage p
        where p.report = r.id order by p.passage, p.ordinal desc
      ) newest where newest.text is not null and newest.passage = any (r.passages)
    ) as unwritten,
    (select count(*)::int from report_comment c where c.report = r.id and c.settled_at is null) as open_comments
  from report r left join report_template t on t.id = r.template and t.version = r.template_version`

export interface ReportFilter {
  state?: ReportRow['state'] | undefined
  template?: string | undefined
  before?: number | undefined
  limit: number
  /** Only what was issued about this unit; null for all of them. */
  onlyIssuedOf: string | null
}

export async function listReports(db: Db, { state, template, before, limit, onlyIssuedOf }: ReportFilter) {
  const { rows } = await sql<Stated>`${stated}
    where (${state ?? null}::text is null or r.state = ${state ?? null})
      and (${template ?? null}::text is null or r.template = ${template ?? null})
      and (${before ?? null}::bigint is null or r.number < ${before ?? null})
      and (${onlyIssuedOf}::text is null or (r.unit = ${onlyIssuedOf} and r.state = 'issued'))
    order by r.number desc limit ${limit + 1}`.execute(db)
  const reports = rows.slice(0, limit).map(reportOf)
  return { reports, next: rows.length > limit ? (reports.at(-1)?.number ?? null) : null }
}

export async function findReport(db: Db, id: string): Promise<Report | null> {
  const { rows } = await sql<Stated>`${stated} where r.id = ${id}`.execute(db)
  return rows[0] ? reportOf(rows[0]) : null
}

export async function findRow(db: Db, id: string): Promise<ReportRow> {
  const row = await db.selectFrom('report').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) throw notFound(reportSays.noSuchReport)
  return row
}

/** The row, held until the transaction ends: acts on one report come one after the other. */
export async function holdReport(trx: Db, id: string): Promise<ReportRow> {
  const row = await trx.selectFrom('report').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
  if (!row) throw notFound(reportSays.noSuchReport)
  return row
}

/** Everybody who composed it, wrote in it or gathered its numbers; the program is nobody. */
export async function readMakers(db: Db, id: string): Promise<string[]> {
  const rows = await db
    .selectFrom('report_event')
    .select('actor')
    .distinct()
    .where('report', '=', id)
    .where('kind', 'in', makingEvents)
    .where('actor', 'is not', null)
    .execute()
  return rows.map(({ actor }) => actor!)
}

/** Adds a line to a report's history; its row is held. */
export async function appendEvent(
  trx: Db,
  { id, revision }: Pick<ReportRow, 'id' | 'revision'>,
  { kind, actor, at, body = {} }: ReportLine,
): Promise<void> {
  await sql`insert into report_event (report, seq, at, kind, actor, revision, body)
    select ${id}, coalesce(max(seq), 0) + 1, ${at}, ${kind}, ${actor}, ${revision}, ${JSON.stringify(body)}::jsonb
    from report_event where report = ${id}`.execute(trx)
}

export interface ReportLine {
  kind: ReportEvent
  actor: string | null
  at: Date
  body?: Record<string, string | number | null>
}

function reportOf(row: Stated): Report {
  return {
    id: row.id,
    number: Number(row.number),
    template: {
      id: row.template,
      version: row.template_version,
      name: row.template_name ?? { vi: row.template, en: row.template },
    },
    locale: row.locale,
    unit: row.unit,
    subject: row.subject === null ? null : { id: row.subject, name: row.subject_name ?? row.subject },
    period: periodOf(row),
    supplements: row.supplements === null ? null : { id: row.supplements, ordinal: row.supplement },
    state: row.state,
    revision: row.revision,
    dataVersion: Number(row.data_version),
    cutOff: row.cut_off.toISOString(),
    dueOn: row.due_on,
    madeAt: row.made_at.toISOString(),
    madeBy: row.made_by,
    issuedAt: row.issued_at?.toISOString() ?? null,
    digest: row.digest,
    corrected:
      // Taken back again, it reads as it was issued.
      row.corrected_at === null || !row.corrected_numbers
        ? null
        : {
            at: row.corrected_at.toISOString(),
            version: Number(row.corrected_version),
            numbers: row.corrected_numbers,
          },
    unwritten: row.unwritten,
    openComments: row.open_comments,
  }
}

export const periodOf = (
  row: Pick<ReportRow, 'calendar' | 'grain' | 'period' | 'from_day' | 'to_day' | 'query'>,
): Report['period'] => ({
  calendar: row.calendar,
  grain: row.grain,
  key: row.period,
  from: row.from_day,
  to: row.to_day,
  ...(row.query.cumulative && { cumulative: true }),
})

import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { composeReport } from 'shared/report/compose-report.ts'
import type { ReportDocument } from 'shared/report/document.ts'
import type { ReportSnapshot } from 'shared/report/snapshot.ts'
import type { Db } from '../db/open.ts'
import type { ReportRow } from './report-store.ts'

export const sha256 = (bytes: string | Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/** The name of a tree: of the very text its JSON file holds. */
export const digestOf = (document: ReportDocument): string => sha256(JSON.stringify(document))

export interface PassageRow {
  id: string
  ordinal: number
  text: string | null
  writtenAt: Date
  writtenBy: string | null
}

/** The newest version of each passage. */
export async function readPassages(db: Db, report: string): Promise<PassageRow[]> {
  const { rows } = await sql<PassageRow>`
    select distinct on (passage) passage as id, ordinal, text, written_at as "writtenAt", written_by as "writtenBy"
    from report_passage where report = ${report} order by passage, ordinal desc`.execute(db)
  return rows
}

/** What a report is composed from, as it is kept, with what has been written by hand. */
export async function keptSnapshot(db: Db, { id, input }: Pick<ReportRow, 'id' | 'input'>): Promise<ReportSnapshot> {
  const { body } = await db
    .selectFrom('report_input')
    .select('body')
    .where('report', '=', id)
    .where('ordinal', '=', input)
    .executeTakeFirstOrThrow()
  const written = (await readPassages(db, id)).flatMap(({ id: passage, text }) =>
    text === null ? [] : [[passage, text] as const],
  )
  return { ...(JSON.parse(body) as ReportSnapshot), passages: Object.fromEntries(written) }
}

/** The tree of a report as it stands: composed from what is kept and from nothing else. */
export const keptDocument = async (
  db: Db,
  report: Pick<ReportRow, 'id' | 'input' | 'locale'>,
): Promise<ReportDocument> => composeReport(await keptSnapshot(db, report), report.locale)

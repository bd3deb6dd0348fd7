import { changedFigures } from 'shared/report/changed-figures.ts'
import { composeReport } from 'shared/report/compose-report.ts'
import type { ReportSnapshot } from 'shared/report/snapshot.ts'
import type { Db } from '../db/open.ts'
import { keptSnapshot } from './kept-report.ts'
import { findRow, type ReportRow } from './report-store.ts'

export interface Supplementing {
  /** The issued report. */
  report: string
  ordinal: number
  reason: string
}

/** What a supplement was begun for, as its history keeps it. */
export async function supplementOf(db: Db, { id, supplements, supplement }: ReportRow): Promise<Supplementing | null> {
  if (supplements === null) return null
  const { body } = await db
    .selectFrom('report_event')
    .select('body')
    .where('report', '=', id)
    .where('kind', '=', 'draft')
    .executeTakeFirstOrThrow()
  return { report: supplements, ordinal: supplement, reason: String(body['reason']) }
}

/** The same numbers, held against what the issued report states. */
export async function asSupplement(
  db: Db,
  snapshot: ReportSnapshot,
  { report, ordinal, reason }: Supplementing,
): Promise<ReportSnapshot> {
  const issued = await findRow(db, report)
  const kept = await keptSnapshot(db, issued)
  const changes = changedFigures(composeReport(kept, issued.locale), kept.figures, snapshot.figures)
  return { ...snapshot, supplement: { ordinal, issuedAt: issued.issued_at!.toISOString(), reason, changes } }
}

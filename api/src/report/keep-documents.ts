import type { ReportDocument } from 'shared/report/document.ts'
import type { Db } from '../db/open.ts'
import { keptDocument } from './kept-report.ts'
import type { ReportRow } from './report-store.ts'

const most = 8

/** Trees are composed once for each revision; a handful of them is what people look at. */
export function keepDocuments(): { of: (db: Db, report: ReportRow) => Promise<ReportDocument> } {
  const kept = new Map<string, ReportDocument>()
  return {
    async of(db, report) {
      const name = `${report.id} ${report.revision}`
      const found = kept.get(name) ?? (await keptDocument(db, report))
      kept.delete(name)
      kept.set(name, found)
      for (const oldest of kept.keys()) {
        if (kept.size <= most) break
        kept.delete(oldest)
      }
      return found
    },
  }
}

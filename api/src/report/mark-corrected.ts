import { sql } from 'kysely'
import { currentAsker } from '../account/access/current.ts'
import { appendAudit } from '../account/audit/append-audit.ts'
import type { Deps } from '../deps.ts'
import { readReportChanges } from './report-changes.ts'
import { appendEvent, holdReport, type ReportRow } from './report-store.ts'

/** Issued reports are looked at again for so long. */
const longestDays = 800

/**
 * Marks issued reports under which the ledger has moved: those that state a figure which reads otherwise now. Only what
 * touched a day of the report since it was last looked at is a reason to look.
 */
export async function markCorrected({ db, keyring, now }: Pick<Deps, 'db' | 'keyring' | 'now'>): Promise<number> {
  const { rows } = await sql<{ id: string }>`
    select r.id from report r where r.state = 'issued' and r.to_day > ${now()}::date - ${longestDays}::int
      and exists (select from ledger_day d where d.day between r.from_day and r.to_day and d.last_version > r.looked_version)
    order by r.number`.execute(db)
  let marked = 0
  for (const { id } of rows) {
    const row = await db.selectFrom('report').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
    const { version, changes } = await readReportChanges(db, row, now())
    if (await keepLook(row, version, changes.length)) marked += 1
  }
  return marked

  /** Answers whether the report is marked anew, or with another number of figures than before. */
  async function keepLook({ id }: ReportRow, version: number, numbers: number): Promise<boolean> {
    const at = now()
    return db.transaction().execute(async (trx) => {
      const held = await holdReport(trx, id)
      const news = numbers !== (held.corrected_numbers ?? 0)
      const mark = { corrected_version: version, corrected_numbers: numbers, corrected_at: at }
      await trx
        .updateTable('report')
        .set({ looked_version: version, ...(news && mark) })
        .where('id', '=', id)
        .execute()
      if (!news) return false
      await appendEvent(trx, held, { kind: 'correct', actor: null, at, body: { version, numbers } })
      await appendAudit(trx, keyring, {
        asker: currentAsker(),
        action: 'report.correct',
        objectType: 'report',
        objectId: id,
        unit: held.unit,
        detail: { version, numbers },
      })
      return true
    })
  }
}

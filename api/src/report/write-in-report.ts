import { isOpen } from 'shared/report/life.ts'
import { reportSays } from 'shared/messages/report-life.ts'
import type { Locale } from 'shared/text.ts'
import type { Asker } from '../account/access/current.ts'
import { demand } from '../account/access/demand.ts'
import { appendAudit } from '../account/audit/append-audit.ts'
import { badRequest, notFound, Refusal } from '../http/refusal.ts'
import { wrongState } from './act-on-report.ts'
import type { ReportDeps } from './draft-report.ts'
import { readPassages } from './kept-report.ts'
import { appendEvent, holdReport, type ReportRow } from './report-store.ts'

interface Writing {
  id: string
  passage: string
  text: string | null
  basedOn: number
  locale: Locale
}

/** Writes a passage beside the numbers: a new version, and none that somebody else wrote meanwhile is covered. */
export async function writePassage({ db, keyring, now }: ReportDeps, asker: Asker, writing: Writing): Promise<void> {
  const { id, passage, basedOn, locale } = writing
  const text = writing.text?.trim() ? writing.text.normalize('NFC') : null
  const at = now()
  const by = asker.identity.id
  await db.transaction().execute(async (trx) => {
    const held = await holdReport(trx, id)
    demand('report.compose', { unit: held.unit }, asker.identity)
    if (!isOpen(held.state)) throw wrongState(held, locale)
    if (!held.passages.includes(passage))
      throw badRequest({ at: 'body.passage', detail: reportSays.noSuchPassage, parameters: { passage } })
    const before = (await readPassages(trx, id)).find((one) => one.id === passage)
    if ((before?.ordinal ?? 0) !== basedOn) throw new Refusal(409, reportSays.passageChanged)
    if ((before?.text ?? null) === text) return
    const ordinal = basedOn + 1
    await trx
      .insertInto('report_passage')
      .values({ report: id, passage, ordinal, text, written_at: at, written_by: by })
      .execute()
    const next = { id, revision: held.revision + 1 }
    await trx.updateTable('report').set({ revision: next.revision }).where('id', '=', id).execute()
    await appendEvent(trx, next, { kind: 'write', actor: by, at, body: { passage, ordinal } })
    await appendAudit(trx, keyring, {
      asker,
      action: 'report.write',
      objectType: 'report',
      objectId: id,
      unit: held.unit,
      before: before?.text,
      after: text,
      detail: { passage, ordinal },
    })
  })
}

interface Comment {
  id: string
  passage: string | null
  text: string
  locale: Locale
}

/** Says something about a report, for whoever writes it. */
export async function commentReport({ db, keyring, now }: ReportDeps, asker: Asker, said: Comment): Promise<void> {
  const { id, passage, text } = said
  const at = now()
  const by = asker.identity.id
  await db.transaction().execute(async (trx) => {
    const held = await holdReport(trx, id)
    demand('report.check', { unit: held.unit }, asker.identity)
    demandTalked(held)
    if (passage !== null && !held.passages.includes(passage))
      throw badRequest({ at: 'body.passage', detail: reportSays.noSuchPassage, parameters: { passage } })
    const made = await trx
      .insertInto('report_comment')
      .values({ report: id, passage, text, made_at: at, made_by: by, settled_at: null, settled_by: null })
      .returning('id')
      .executeTakeFirstOrThrow()
    await appendEvent(trx, held, { kind: 'comment', actor: by, at, body: { comment: made.id, passage } })
    const about = { objectType: 'report', objectId: id, unit: held.unit }
    const detail = { comment: made.id, ...(passage !== null && { passage }) }
    await appendAudit(trx, keyring, { asker, action: 'report.comment', ...about, after: text, detail })
  })
}

/** Says that a comment is settled; answers whose report it is. */
export async function settleComment({ db, keyring, now }: ReportDeps, asker: Asker, comment: string): Promise<string> {
  const at = now()
  const by = asker.identity.id
  return db.transaction().execute(async (trx) => {
    const found = await trx.selectFrom('report_comment').selectAll().where('id', '=', comment).executeTakeFirst()
    if (!found) throw notFound(reportSays.noSuchComment)
    const held = await holdReport(trx, found.report)
    demand('report.check', { unit: held.unit }, asker.identity)
    demandTalked(held)
    const { numUpdatedRows } = await trx
      .updateTable('report_comment')
      .set({ settled_at: at, settled_by: by })
      .where('id', '=', comment)
      .where('settled_at', 'is', null)
      .executeTakeFirst()
    if (numUpdatedRows === 0n) throw new Refusal(409, reportSays.settledAlready)
    await appendEvent(trx, held, { kind: 'settle', actor: by, at, body: { comment, passage: found.passage } })
    const about = { objectType: 'report', objectId: held.id, unit: held.unit }
    await appendAudit(trx, keyring, { asker, action: 'report.settle', ...about, detail: { comment } })
    return held.id
  })
}

function demandTalked({ state }: ReportRow): void {
  if (state === 'issued' || state === 'discarded') throw new Refusal(409, reportSays.notCommented)
}

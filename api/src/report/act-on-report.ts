import { allowed } from 'shared/account/policy.ts'
import type { Right } from 'shared/account/right.ts'
import { afterAct, isReady, type ReportAct } from 'shared/report/life.ts'
import { reportSays, reportStateNames } from 'shared/messages/report-life.ts'
import type { Locale } from 'shared/text.ts'
import type { Asker } from '../account/access/current.ts'
import { demand, Denied } from '../account/access/demand.ts'
import { appendAudit } from '../account/audit/append-audit.ts'
import type { Db } from '../db/open.ts'
import { Refusal } from '../http/refusal.ts'
import type { ReportDeps } from './draft-report.ts'
import { digestOf, keptDocument } from './kept-report.ts'
import { askForRun } from './run-store.ts'
import { appendEvent, findReport, holdReport, readMakers, type ReportRow } from './report-store.ts'

const rights: Readonly<Record<Exclude<ReportAct, 'supplement'>, Right>> = {
  check: 'report.check',
  approve: 'report.approve',
  issue: 'report.approve',
  return: 'report.check',
  discard: 'report.compose',
}
/** Passing something is for those who did not make it; giving it back is not. */
const needsOthers: readonly ReportAct[] = ['check', 'approve', 'issue']

export interface Acting {
  id: string
  act: Exclude<ReportAct, 'supplement'>
  /** What was seen when it was passed. */
  revision?: number
  reason?: string
  locale: Locale
}

/**
 * One step of a report's life, with its line in the history and in the audit trail, in one transaction. `also` is done
 * inside it, before the report stands in its new state.
 */
export async function actOnReport(
  { db, keyring, now }: ReportDeps,
  asker: Asker,
  acting: Acting,
  also: (trx: Db, held: ReportRow, digest: string) => Promise<Record<string, string>> = () => Promise.resolve({}),
): Promise<void> {
  const { id, act, revision, reason, locale } = acting
  const at = now()
  await db.transaction().execute(async (trx) => {
    const held = await holdReport(trx, id)
    demand(rights[act], { unit: held.unit }, asker.identity)
    if (needsOthers.includes(act)) await demandOthers(trx, held, rights[act], asker)
    const next = afterAct(held.state, act)
    if (next === null) throw wrongState(held, locale)
    if (revision !== undefined && revision !== held.revision) throw new Refusal(409, reportSays.changedSince)
    if (act === 'check') await demandReady(trx, id)
    const passed = needsOthers.includes(act)
    const digest = passed ? digestOf(await keptDocument(trx, held)) : null
    const files = passed ? await also(trx, held, digest!) : {}
    const moved = {
      state: next,
      digest: act === 'return' || act === 'discard' ? null : digest,
      ...(act === 'issue' && { issued_at: at }),
    }
    await trx.updateTable('report').set(moved).where('id', '=', id).execute()
    // Files take their time; whoever issues it finds them written.
    if (act === 'approve') await askForRun(trx, held, { at, by: asker.identity.id })
    const body = { ...(digest !== null && { digest }), ...files, ...(reason !== undefined && { reason }) }
    await appendEvent(trx, held, { kind: act, actor: asker.identity.id, at, body })
    await appendAudit(trx, keyring, {
      asker,
      action: `report.${act}`,
      objectType: 'report',
      objectId: id,
      unit: held.unit,
      before: { state: held.state, digest: held.digest },
      after: moved,
      detail: { revision: held.revision, ...(digest !== null && { digest }), ...files },
    })
  })
}

/** Four eyes: nobody passes what they had a hand in. */
async function demandOthers(trx: Db, { id, unit }: ReportRow, right: Right, { identity }: Asker): Promise<void> {
  for (const author of await readMakers(trx, id))
    if (!allowed(identity, right, { unit, author })) throw new Denied(403, right, unit, reportSays.ownWork)
}

async function demandReady(trx: Db, id: string): Promise<void> {
  const { unwritten, openComments } = (await findReport(trx, id))!
  if (!isReady({ unwritten, openComments }))
    throw new Refusal(409, reportSays.notReady, { parameters: { unwritten, comments: openComments } })
}

export const wrongState = ({ state }: Pick<ReportRow, 'state'>, locale: Locale): Refusal =>
  new Refusal(409, reportSays.notInThisState, { parameters: { state: reportStateNames[state][locale] } })

import type { News } from 'shared/alert/decision.ts'
import type { Subject } from 'shared/alert/incident.ts'
import { brokenTrail, faultSaid } from 'shared/messages/account-trail.ts'
import { say } from 'shared/messages/say.ts'
import type { Locale } from 'shared/text.ts'
import { readAuditState } from '../account/audit/read-audit-state.ts'
import type { Db } from '../db/open.ts'
import { readAlertGround } from './alert-ground.ts'
import { nameless } from './find-matter.ts'
import { keepNews } from './keep-news.ts'

const subject: Subject = { scope: 'trail', id: 'audit' }
const matter = { ...nameless('trail', 'audit'), name: brokenTrail.name }

/**
 * A chain that was found broken is an incident of the gravest kind: somebody is told by whatever ways there are, and
 * whoever takes it up says what it was. It is over once the chain is found whole again.
 */
export async function raiseFromTrail(db: Db, now: Date): Promise<'raised' | 'over' | 'nothing'> {
  const { fault } = await readAuditState(db)
  const said = (locale: Locale) =>
    say(locale, brokenTrail.seen, { fault: faultSaid[fault!.kind][locale], seq: String(fault!.seq) })
  const seen = fault && { vi: said('vi'), en: said('en') }
  const news: News = fault
    ? { kind: 'seen', severity: 'critical', condition: 'broken', reasons: [], members: [], tell: true }
    : { kind: 'over' }
  return db.transaction().execute(async (trx) => {
    const kept = await keepNews(trx, await readAlertGround(trx), { subject, news, matter, seen }, now)
    return kept === null ? 'nothing' : fault ? 'raised' : 'over'
  })
}

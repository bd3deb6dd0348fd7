import type { Identity } from 'shared/account/identity.ts'
import { visitSays } from 'shared/messages/visit.ts'
import { answers } from 'shared/task/visit/checklist.ts'
import type { VisitEdit } from 'shared/task/visit/visit-contract.ts'
import type { Asker } from '../../account/access/current.ts'
import { demand } from '../../account/access/demand.ts'
import { appendAudit } from '../../account/audit/append-audit.ts'
import type { Db } from '../../db/open.ts'
import { badRequest, notFound, type Place, Refusal } from '../../http/refusal.ts'
import type { RegisterDeps } from '../register-deps.ts'
import { findPlan, findVisit, groupOf, holdVisit, readQuestions } from './visit-store.ts'

/**
 * What was typed somewhere, in its order. Known by its id it is not taken twice; typed on an answer that stands no
 * longer it is kept beside the one that does (`answer-edit.ts`). A visit that is over takes what comes late: it was
 * typed before.
 */
export async function takeAnswers(
  deps: RegisterDeps,
  asker: Asker,
  id: string,
  edits: readonly VisitEdit[],
): Promise<void> {
  await deps.db.transaction().execute(async (trx) => {
    const { plan } = await holdForGroup(trx, asker.identity, id)
    const { questions } = await readQuestions(trx, plan)
    const kinds = new Map(questions.map((question) => [question.id, question]))
    const places = edits.flatMap(({ question, value }, at): Place[] => {
      const asked = kinds.get(question)
      const parameters = { id: question }
      if (!asked) return [{ at: `body.edits.${at}.question`, detail: visitSays.noSuchQuestion, parameters }]
      return answers(asked, value) ? [] : [{ at: `body.edits.${at}.value`, detail: visitSays.wrongKind, parameters }]
    })
    if (places.length > 0) throw badRequest(...places)
    const known = await trx
      .selectFrom('visit_edit')
      .select('id')
      .where(
        'id',
        'in',
        edits.map((edit) => edit.id),
      )
      .where('visit', '=', id)
      .execute()
    const there = new Set(known.map((edit) => edit.id))
    // Named twice in one request it is one as well.
    const fresh = edits.filter((edit, at) => !there.has(edit.id) && edits.findIndex((one) => one.id === edit.id) === at)
    if (fresh.length === 0) return
    const { last } = await trx
      .selectFrom('visit_edit')
      .select(({ fn }) => fn.max('seq').as('last'))
      .where('visit', '=', id)
      .executeTakeFirstOrThrow()
    const at = deps.now()
    const taken = await trx
      .insertInto('visit_edit')
      .values(
        fresh.map(({ madeAt, value, settles, ...edit }, index) => ({
          ...edit,
          visit: id,
          seq: (last ?? 0) + index + 1,
          value: JSON.stringify(value),
          settles,
          made_at: madeAt,
          received_at: at,
          by: asker.identity.id,
        })),
      )
      // Another visit's edit has this id: no phone of ours makes two alike.
      .onConflict((conflict) => conflict.column('id').doNothing())
      .returning('id')
      .execute()
    if (taken.length < fresh.length) throw new Refusal(409, visitSays.foreignEdit)
    await audited(trx, deps, asker, { id, action: 'visit.answer', detail: { records: fresh.length }, after: fresh })
  })
}

/** The visit is over: the commune sees what was written. */
export async function endVisit(deps: RegisterDeps, asker: Asker, id: string): Promise<void> {
  await deps.db.transaction().execute(async (trx) => {
    const { visit, plan } = await holdForGroup(trx, asker.identity, id)
    if (plan.phase === 'cancelled') throw new Refusal(409, visitSays.cancelled)
    if (visit.phase === 'done') throw new Refusal(409, visitSays.endedAlready)
    const after = { phase: 'done', ended_at: deps.now() } as const
    await trx.updateTable('visit').set(after).where('id', '=', id).execute()
    await audited(trx, deps, asker, { id, action: 'visit.end', detail: {}, after: { ...visit, ...after } })
  })
}

/** The visit, held, for somebody who goes along. */
export async function holdForGroup(trx: Db, identity: Identity, id: string) {
  const found = await findVisit(trx, id)
  const plan = found && (await findPlan(trx, found.plan))
  if (!found || !plan) throw notFound(visitSays.noSuchVisit)
  demand('visit.fill', groupOf(plan, identity), identity)
  const visit = await holdVisit(trx, id)
  if (!visit) throw notFound(visitSays.noSuchVisit)
  return { visit, plan }
}

interface Audited {
  id: string
  action: string
  detail: Record<string, number | string>
  after: unknown
}

export async function audited(
  trx: Db,
  { keyring }: Pick<RegisterDeps, 'keyring'>,
  asker: Asker,
  { id, action, detail, after }: Audited,
): Promise<void> {
  const { unit } = await trx.selectFrom('visit').select('unit').where('id', '=', id).executeTakeFirstOrThrow()
  await appendAudit(trx, keyring, { asker, action, objectType: 'visit', objectId: id, unit, detail, after })
}

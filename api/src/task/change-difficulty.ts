import { allowed } from 'shared/account/policy.ts'
import { taskSays } from 'shared/messages/task.ts'
import type { NewDifficulty } from 'shared/task/difficulty-contract.ts'
import { type DifficultyAct, phaseAfter } from 'shared/task/difficulty.ts'
import type { Asker } from '../account/access/current.ts'
import { demand } from '../account/access/demand.ts'
import { appendAudit } from '../account/audit/append-audit.ts'
import type { Db } from '../db/open.ts'
import { badRequest, notFound, Refusal } from '../http/refusal.ts'
import { appendLine } from './append-line.ts'
import { type DifficultyRow, findRaised, holdDifficulty, insertDifficulty } from './difficulty-store.ts'
import { refuseUnknown } from './refuse-unknown.ts'
import type { RegisterDeps } from './register-deps.ts'

/** Whoever may report, reports: a commune what is hard in it, a company what it runs, the Department anything. */
export async function reportDifficulty(deps: RegisterDeps, asker: Asker, given: NewDifficulty): Promise<string> {
  const { identity } = asker
  const everywhere = allowed(identity, 'task.report')
  const { unit } = identity
  const at = deps.now()
  if (given.answerer === 'provider' && given.provider === null && identity.role !== 'operator')
    throw badRequest({ at: 'body.provider', detail: taskSays.providerWanted })
  if (given.sourceRef === null && ['incident', 'exception', 'flag'].includes(given.source))
    throw badRequest({ at: 'body.sourceRef', detail: taskSays.sourceWanted })
  if (!everywhere && given.units.some((one) => one !== unit))
    throw badRequest({ at: 'body.units', detail: taskSays.otherUnit })
  const own = everywhere
    ? { ...given, unit: null }
    : unit !== null
      ? { ...given, unit, units: [unit] }
      : { ...given, unit: null, answerer: 'provider' as const, provider: identity.provider ?? null }
  demand('task.report', { unit: own.unit, provider: own.provider }, identity)
  return deps.db.transaction().execute(async (trx) => {
    await refuseUnknown(trx, own)
    const made = await insertDifficulty(trx, own, { by: identity.id, at })
    if (!made) {
      const number = await findRaised(trx, own)
      throw new Refusal(409, taskSays.raisedAlready, { parameters: { number: String(number ?? '') } })
    }
    await appendLine(trx, 'difficulty', made.id, { kind: 'reported', actor: identity.id, unit: own.unit }, at)
    await appendAudit(trx, deps.keyring, {
      asker,
      action: 'difficulty.report',
      objectType: 'difficulty',
      objectId: made.id,
      unit: made.unit,
      after: made,
      detail: { number: made.number, source: made.source },
    })
    return made.id
  })
}

export async function actOnDifficulty(deps: RegisterDeps, asker: Asker, id: string, act: DifficultyAct): Promise<void> {
  const { identity } = asker
  const at = deps.now()
  await deps.db.transaction().execute(async (trx) => {
    const held = await holdDifficulty(trx, id, act.do === 'merge' ? act.into : undefined)
    if (!held) throw notFound(taskSays.noSuchDifficulty)
    demandAct(asker, act, held)
    const phase = phaseAfter(held.phase, act.do)
    if (phase === null) throw new Refusal(409, taskSays.difficultyPhase)
    const set = await effectOf(trx, act, held, at)
    await trx
      .updateTable('difficulty')
      .set({ ...set, phase, changed_at: at })
      .where('id', '=', id)
      .execute()
    // What the Department says is for everybody whom the difficulty concerns; what a unit says is its own.
    const unit = identity.role === 'commune-head' || identity.role === 'commune-officer' ? identity.unit : null
    const { do: kind, ...body } = act
    const text = 'text' in act ? act.text : 'answer' in act ? act.answer : null
    await appendLine(trx, 'difficulty', id, { kind, actor: identity.id, unit, text, body }, at)
    await appendAudit(trx, deps.keyring, {
      asker,
      action: `difficulty.${kind}`,
      objectType: 'difficulty',
      objectId: id,
      unit: held.unit,
      before: held,
      after: { ...held, ...set, phase },
      detail: { number: held.number },
    })
  })
}

/**
 * Words are anybody's whom it concerns. An answer, and who is to give it, is for those who answer for the province; a
 * head of a commune answers what is put to the commune itself, and a company what is put to it.
 */
function demandAct({ identity }: Asker, act: DifficultyAct, held: DifficultyRow): void {
  const concerns = { unit: identity.unit && concernsUnit(held, identity.unit) ? identity.unit : held.unit }
  if (act.do === 'reply' && identity.role === 'operator')
    demand('task.report', { provider: held.answerer === 'provider' ? held.provider : null }, identity)
  else if (act.do === 'reply') demand('task.assign', {}, identity)
  else if (act.do === 'answer' && held.answerer === 'commune') demand('task.assign', concerns, identity)
  else if (act.do === 'answer' || act.do === 'assign' || act.do === 'merge') {
    // Asked with nothing named: a right that ends at one's own unit does not reach that far.
    demand('task.read', { ...concerns, provider: held.provider }, identity)
    demand('task.assign', {}, identity)
  } else demand('task.report', { ...concerns, provider: held.provider }, identity)
}

const concernsUnit = ({ unit, units }: DifficultyRow, own: string): boolean => unit === own || units.includes(own)

/** What the act writes beside the phase. */
async function effectOf(trx: Db, act: DifficultyAct, held: DifficultyRow, at: Date) {
  switch (act.do) {
    case 'answer':
    case 'reply': {
      const { class: cls, subsystem, provider } = held
      const kept = { question: act.question, answer: act.answer, at }
      await trx
        .insertInto('difficulty_answer')
        .values({ difficulty: held.id, class: cls, subsystem, provider, ...kept })
        .onConflict((conflict) => conflict.column('difficulty').doUpdateSet(kept))
        .execute()
      if (act.do === 'reply') return {}
      return { cause: act.cause ?? held.cause, cause_side: act.side ?? held.cause_side }
    }
    case 'assign':
      if (act.answerer === 'provider' && act.provider === null)
        throw badRequest({ at: 'body.provider', detail: taskSays.providerWanted })
      await refuseUnknown(trx, { provider: act.provider })
      return { answerer: act.answerer, provider: act.provider }
    case 'merge':
      await mergeInto(trx, act.into, held, at)
      return { merged_into: act.into }
    default:
      return {}
  }
}

/** Whoever felt the one feels the other from now on, and sees what becomes of it. */
async function mergeInto(trx: Db, into: string, held: DifficultyRow, at: Date): Promise<void> {
  if (into === held.id) throw badRequest({ at: 'body.into', detail: taskSays.mergeSelf })
  const target = await holdDifficulty(trx, into)
  if (!target) throw badRequest({ at: 'body.into', detail: taskSays.noSuchDifficulty })
  if (phaseAfter(target.phase, 'merge') === null) throw new Refusal(409, taskSays.mergeGone)
  const units = [...new Set([target.units, held.units, target.unit ?? [], held.unit ?? []].flat())]
  const dossiers =
    target.dossiers === null && held.dossiers === null ? null : (target.dossiers ?? 0) + (held.dossiers ?? 0)
  await trx
    .updateTable('difficulty')
    .set({ units: units.toSorted(), dossiers, changed_at: at })
    .where('id', '=', into)
    .execute()
  // Those merged into the one are now in the other: nobody is led along a chain.
  await trx.updateTable('difficulty').set({ merged_into: into }).where('merged_into', '=', held.id).execute()
  await trx.updateTable('task').set({ difficulty: into }).where('difficulty', '=', held.id).execute()
  await appendLine(trx, 'difficulty', into, { kind: 'took-in', actor: null, body: { number: held.number } }, at)
}

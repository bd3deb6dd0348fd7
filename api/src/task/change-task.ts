import { dayOf } from 'shared/day.ts'
import { taskSays } from 'shared/messages/task.ts'
import type { NewTask } from 'shared/task/task-contract.ts'
import { sideOf, type TaskAct, taskPhaseAfter } from 'shared/task/task.ts'
import { workingDayAfter, type WorkCalendar } from 'shared/workday.ts'
import { allowed } from 'shared/account/policy.ts'
import type { Day } from 'shared/day.ts'
import type { Asker } from '../account/access/current.ts'
import { demand } from '../account/access/demand.ts'
import { appendAudit } from '../account/audit/append-audit.ts'
import { badRequest, notFound, Refusal } from '../http/refusal.ts'
import { appendLine } from './append-line.ts'
import { refuseUnknown } from './refuse-unknown.ts'
import type { RegisterDeps } from './register-deps.ts'
import { findAsked, holdTask, readWorkCalendar, type TaskRow } from './task-store.ts'

/** The day a task is due is reckoned, never written: so many working days from the day it is given. */
export async function giveTask(deps: RegisterDeps, asker: Asker, given: NewTask): Promise<string> {
  const { identity } = asker
  const at = deps.now()
  if ((given.unit === null) === (given.provider === null))
    throw badRequest({ at: 'body.unit', detail: taskSays.oneOwner })
  if (given.kind === 'explanation' && given.kpi === null)
    throw badRequest({ at: 'body.kpi', detail: taskSays.explainWhat })
  const everywhere = allowed(identity, 'task.assign')
  demand('task.assign', everywhere ? {} : { unit: given.unit }, identity)
  return deps.db.transaction().execute(async (trx) => {
    await refuseUnknown(trx, given)
    if (given.difficulty !== null) {
      const there = await trx
        .selectFrom('difficulty')
        .select('id')
        .where('id', '=', given.difficulty)
        .executeTakeFirst()
      if (!there) throw badRequest({ at: 'body.difficulty', detail: taskSays.noSuchDifficulty })
    }
    if (given.kind === 'explanation' && given.unit !== null) {
      const number = await findAsked(trx, { kpi: given.kpi!, unit: given.unit })
      if (number !== null) throw new Refusal(409, taskSays.askedAlready, { parameters: { number: String(number) } })
    }
    const { workingDays, ...named } = given
    const givenOn = dayOf(at)
    const made = await trx
      .insertInto('task')
      .values({
        ...named,
        given_by_unit: everywhere ? null : identity.unit,
        given_by: identity.id,
        phase: 'given',
        given_on: givenOn,
        working_days: workingDays,
        due_on: workingDayAfter(await readWorkCalendar(trx), givenOn, workingDays),
      })
      .returningAll()
      .executeTakeFirstOrThrow()
    const body = { workingDays, dueOn: made.due_on }
    await appendLine(trx, 'task', made.id, { kind: 'given', actor: identity.id, body }, at)
    await appendAudit(trx, deps.keyring, {
      asker,
      action: 'task.give',
      objectType: 'task',
      objectId: made.id,
      unit: made.unit,
      after: made,
      detail: { number: made.number, kind: made.kind, workingDays, dueOn: made.due_on },
    })
    return made.id
  })
}

export async function actOnTask(deps: RegisterDeps, asker: Asker, id: string, act: TaskAct): Promise<void> {
  const { identity } = asker
  const at = deps.now()
  await deps.db.transaction().execute(async (trx) => {
    const held = await holdTask(trx, id)
    if (!held) throw notFound(taskSays.noSuchTask)
    demandSide(asker, act, held)
    const phase = taskPhaseAfter(held.phase, act.do)
    if (phase === null) throw new Refusal(409, taskSays.taskPhase)
    // Two pairs of eyes, whatever roles the one pair has.
    if (act.do === 'accept' && held.reported_by !== null && held.reported_by === identity.id)
      throw new Refusal(409, taskSays.ownReport)
    const today = dayOf(at)
    const set = { phase, ...effectOf(act, { asker, held, today, at, calendar: await readWorkCalendar(trx) }) }
    await trx.updateTable('task').set(set).where('id', '=', id).execute()
    const { do: kind, ...said } = act
    const text = 'text' in said && said.text !== '' ? said.text : null
    const body = {
      ...('workingDays' in said && { workingDays: said.workingDays }),
      ...('due_on' in set && { dueOn: set.due_on }),
    }
    await appendLine(trx, 'task', id, { kind, actor: identity.id, text, body }, at)
    await appendAudit(trx, deps.keyring, {
      asker,
      action: `task.${kind}`,
      objectType: 'task',
      objectId: id,
      unit: held.unit,
      before: held,
      after: { ...held, ...set },
      detail: { number: held.number, ...('due_on' in set && { dueOn: set.due_on }) },
    })
  })
}

/** Who does not see the task is told nothing of it; who sees it and is not on that side is refused. */
function demandSide({ identity }: Asker, act: TaskAct, { unit, provider, given_by_unit: giver }: TaskRow): void {
  demand('task.read', { unit, provider }, identity)
  if (sideOf[act.do] === 'owner') demand('task.report', { unit, provider }, identity)
  else demand('task.assign', giver === null ? {} : { unit: giver }, identity)
}

interface Around {
  asker: Asker
  held: TaskRow
  today: Day
  at: Date
  calendar: WorkCalendar
}

/** What the act writes beside the phase. */
function effectOf(act: TaskAct, { asker, held, today, at, calendar }: Around) {
  const due = (days: number) => ({ working_days: days, due_on: workingDayAfter(calendar, today, days) })
  switch (act.do) {
    case 'report':
      return { reported_on: today, reported_by: asker.identity.id }
    case 'accept':
      return { ended_at: at }
    case 'withdraw':
      return { ended_at: at }
    case 'return':
      return {
        returns: held.returns + 1,
        reported_on: null,
        reported_by: null,
        ...(act.workingDays !== null && due(act.workingDays)),
      }
    case 'move':
      return due(act.workingDays)
    case 'take':
    case 'progress':
      return {}
  }
}

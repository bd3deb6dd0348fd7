import { type Selectable, sql } from 'kysely'
import type { Identity } from 'shared/account/identity.ts'
import { allowed } from 'shared/account/policy.ts'
import type { Day } from 'shared/day.ts'
import { judgeTask } from 'shared/task/standing.ts'
import type { Task } from 'shared/task/task-contract.ts'
import type { Text } from 'shared/text.ts'
import { makeWorkCalendar, type WorkCalendar } from 'shared/workday.ts'
import type { Own } from '../alert/own-of.ts'
import type { Db } from '../db/open.ts'
import type { Tables } from '../db/tables.ts'

export type TaskRow = Selectable<Tables['task']>
type Shown = TaskRow & { difficulty_number: number | null; difficulty_title: string | null; company: Text | null }

/** What makes an answer of a row: whoever asks, the day it is, and which days are worked. */
export interface TaskSight {
  identity: Identity
  today: Day
  calendar: WorkCalendar
}

export async function readWorkCalendar(db: Db): Promise<WorkCalendar> {
  return makeWorkCalendar(await db.selectFrom('special_day').select(['day', 'working']).execute())
}

/** The tasks of whoever asks, and of each its difficulty. */
export function tasksOf(db: Db, own: Own) {
  const all = db
    .selectFrom('task as t')
    .leftJoin('difficulty as d', 'd.id', 't.difficulty')
    .leftJoin('provider as p', 'p.id', 't.provider')
    .selectAll('t')
    .select(['d.number as difficulty_number', 'd.title as difficulty_title'])
    .select(sql<Text | null>`p.definition -> 'name'`.as('company'))
  if (own.kind === 'unit') return all.where('t.unit', '=', own.unit)
  return own.kind === 'provider' ? all.where('t.provider', '=', own.provider) : all
}

export async function findTask(db: Db, id: string, own: Own): Promise<Shown | undefined> {
  return tasksOf(db, own).where('t.id', '=', id).executeTakeFirst()
}

export const holdTask = (trx: Db, id: string): Promise<TaskRow | undefined> =>
  trx.selectFrom('task').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()

/** One explanation of one KPI is asked of a unit at a time. */
export async function findAsked(trx: Db, { kpi, unit }: { kpi: string; unit: string }): Promise<number | null> {
  await sql`select pg_advisory_xact_lock(hashtextextended(current_schema() || ' explain ' || ${`${kpi} ${unit}`}, 19))`.execute(
    trx,
  )
  const row = await trx
    .selectFrom('task')
    .select('number')
    .where('kind', '=', 'explanation')
    .where('kpi', '=', kpi)
    .where('unit', '=', unit)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return row?.number ?? null
}

export function sayTask(row: Shown, { identity, today, calendar }: TaskSight): Task {
  const { colour, why, days, dueOn } = judgeTask(
    { phase: row.phase, givenOn: row.given_on, dueOn: row.due_on, reportedOn: row.reported_on },
    today,
    calendar,
  )
  const { difficulty, difficulty_number: number, difficulty_title: title } = row
  return {
    id: row.id,
    number: row.number,
    kind: row.kind,
    title: row.title,
    text: row.text,
    // Named to those who may read it.
    difficulty: difficulty !== null && number !== null ? { id: difficulty, number, title: title! } : null,
    kpi: row.kpi,
    connection: row.connection,
    unit: row.unit,
    provider: row.provider,
    providerName: row.company,
    givenByUnit: row.given_by_unit,
    phase: row.phase,
    givenOn: row.given_on,
    workingDays: row.working_days,
    dueOn,
    reportedOn: row.reported_on,
    returns: row.returns,
    colour,
    why,
    days,
    may: { own: mayOwn(row, identity), give: mayGive(row, identity) },
  }
}

export const mayOwn = ({ unit, provider }: TaskRow, identity: Identity): boolean =>
  allowed(identity, 'task.report', { unit, provider })

/** Whoever gives tasks on the same side: the head of a commune has no say over what the Department has given to it. */
export const mayGive = ({ given_by_unit: unit }: TaskRow, identity: Identity): boolean =>
  allowed(identity, 'task.assign', { unit })

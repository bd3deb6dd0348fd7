import type { Colour } from 'shared/task/standing.ts'
import type { Task } from 'shared/task/task-contract.ts'
import type { TaskKind } from 'shared/task/task.ts'
import type { Own } from '../alert/own-of.ts'
import type { Db } from '../db/open.ts'
import { sayTask, type TaskSight, tasksOf } from './task-store.ts'

export interface TaskQuestion {
  state?: 'open' | 'ended' | 'all' | undefined
  colour?: Colour | undefined
  kind?: TaskKind | undefined
  unit?: string | undefined
  provider?: string | undefined
  difficulty?: string | undefined
  kpi?: string | undefined
  offset?: number | undefined
  limit?: number | undefined
}

/** Which comes first of those to be done: what is red, then what is amber, and of each the one due first. */
const pressing: readonly (Colour | null)[] = ['red', 'amber', 'green', null]

/**
 * A page of tasks, the most pressing first. A colour is worked out of the day and the calendar and stands in no column,
 * so those still open, some thousands at most, are judged all; those that ended come by the day they were due.
 */
export async function listTasks(db: Db, asked: TaskQuestion, own: Own, sight: TaskSight) {
  const { state = 'open', limit = 50, offset = 0 } = asked
  const found = () => {
    let query = tasksOf(db, own)
    const equal = {
      't.kind': asked.kind,
      't.unit': asked.unit,
      't.provider': asked.provider,
      't.difficulty': asked.difficulty,
      't.kpi': asked.kpi,
    } as const
    for (const [column, value] of Object.entries(equal))
      if (value !== undefined) query = query.where(column as keyof typeof equal, '=', value)
    return query
  }
  const openRows = await found().where('t.ended_at', 'is', null).orderBy('t.due_on').orderBy('t.number').execute()
  const open = openRows.map((row) => sayTask(row, sight))
  const counts = { green: 0, amber: 0, red: 0 }
  for (const { colour } of open) if (colour) counts[colour] += 1
  const ordered = open.toSorted((one, other) => pressing.indexOf(one.colour) - pressing.indexOf(other.colour))
  const isWanted = ({ colour }: Task): boolean => asked.colour === undefined || colour === asked.colour
  const before = state === 'ended' ? [] : ordered.filter(isWanted)
  if (state === 'open') return { tasks: before.slice(offset, offset + limit), total: before.length, open: counts }
  const over = found()
    .where('t.ended_at', 'is not', null)
    .$if(asked.colour !== undefined, (query) => query.where('t.phase', '=', 'accepted'))
    .orderBy('t.ended_at', 'desc')
    .orderBy('t.number', 'desc')
  const rest = Math.max(0, offset - before.length)
  const room = limit - Math.max(0, Math.min(limit, before.length - offset))
  if (asked.colour === undefined) {
    // Nothing has to be judged to be counted, so only the page is read.
    const { many } = await over
      .clearSelect()
      .clearOrderBy()
      .select(({ fn }) => fn.countAll<number>().as('many'))
      .executeTakeFirstOrThrow()
    const page = (await over.limit(room).offset(rest).execute()).map((row) => sayTask(row, sight))
    return { tasks: [...before.slice(offset, offset + limit), ...page], total: before.length + many, open: counts }
  }
  const ended = (await over.execute()).map((row) => sayTask(row, sight)).filter(isWanted)
  const tasks = [...before.slice(offset, offset + limit), ...ended.slice(rest, rest + room)]
  return { tasks, total: before.length + ended.length, open: counts }
}

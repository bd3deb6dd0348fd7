import { addDays, dayOf } from 'shared/day.ts'
import type { Db } from '../db/open.ts'

interface Laid {
  own: string
  other: string
  canary: string
  now: Date
}

/** For trials of the whole program: a difficulty and a task of one's own unit, and of another's. */
export async function layRegister(db: Db, { own, other, canary, now }: Laid) {
  const laid = { difficulty: {} as Record<string, string>, task: {} as Record<string, string> }
  const today = dayOf(now)
  for (const unit of [own, other]) {
    const title = unit === other ? canary : 'Hệ thống một cửa chậm'
    const difficulty = await db
      .insertInto('difficulty')
      .values({
        title,
        text: title,
        class: 'function',
        unit,
        units: [unit],
        answerer: 'department',
        source: 'commune',
        phase: 'open',
        reported_at: now,
        changed_at: now,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    const task = await db
      .insertInto('task')
      .values({
        kind: 'remedy',
        title,
        text: title,
        difficulty: difficulty.id,
        unit,
        phase: 'given',
        given_on: today,
        working_days: 5,
        due_on: addDays(today, 7),
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    laid.difficulty[unit] = difficulty.id
    laid.task[unit] = task.id
  }
  const missing = '00000000-0000-4000-8000-00000000dead'
  return {
    'difficulties.id': { own: laid.difficulty[own]!, other: laid.difficulty[other]!, missing },
    'tasks.id': { own: laid.task[own]!, other: laid.task[other]!, missing },
  }
}

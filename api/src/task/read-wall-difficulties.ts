import { dayOf } from 'shared/day.ts'
import { overdueBy } from 'shared/task/overdue.ts'
import type { Db } from '../db/open.ts'
import { readWorkCalendar } from './task-store.ts'

/** So many fit on a wall. */
const mostLines = 10

/** What is overdue is worked out of days and the calendar and stands in no column, so those still open are judged all. */
export async function readWallDifficulties(db: Db, now: Date) {
  const today = dayOf(now)
  const calendar = await readWorkCalendar(db)
  const rows = await db
    .selectFrom('difficulty')
    .select(['id', 'number', 'class', 'subsystem', 'units', 'answerer', 'dossiers', 'phase', 'reported_at'])
    .where('phase', 'in', ['open', 'answered'])
    .execute()
  const tasks = await db
    .selectFrom('task')
    .select(['difficulty', 'phase', 'given_on', 'due_on', 'reported_on'])
    .where('difficulty', 'is not', null)
    .where('ended_at', 'is', null)
    .execute()
  const late = rows
    .map((row) => {
      const of = tasks.filter(({ difficulty }) => difficulty === row.id)
      const facts = of.map(({ phase, given_on, due_on, reported_on }) => {
        return { phase, givenOn: given_on, dueOn: due_on, reportedOn: reported_on }
      })
      const known = { reportedOn: dayOf(row.reported_at), answered: row.phase === 'answered', tasks: facts }
      return { row, days: overdueBy(known, today, calendar) }
    })
    .filter(({ days }) => days > 0)
    .toSorted((one, other) => other.days - one.days || one.row.number - other.row.number)
  return {
    open: rows.filter(({ phase }) => phase === 'open').length,
    overdue: late.length,
    longest: late.slice(0, mostLines).map(({ row, days }) => ({
      number: Number(row.number),
      class: row.class,
      subsystem: row.subsystem,
      units: row.units.length,
      answerer: row.answerer,
      dossiers: row.dossiers,
      days,
    })),
  }
}

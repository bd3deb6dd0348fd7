import type { Day } from '../day.ts'
import { type WorkCalendar, workingDayAfter } from '../workday.ts'
import { judgeTask, type TaskFacts } from './standing.ts'

/** So many working days whoever must answer has for it, where no task for it says otherwise. */
export const answerWithin = 10

interface Open {
  reportedOn: Day
  answered: boolean
  /** What is being done about it. */
  tasks: readonly TaskFacts[]
}

/**
 * By how many working days a difficulty that is still open is late, 0 when it is not: its answer, or the task for it that
 * is late the longest. What was answered waits for its tasks alone.
 */
export function overdueBy({ reportedOn, answered, tasks }: Open, today: Day, calendar: WorkCalendar): number {
  const late = tasks
    .map((task) => judgeTask(task, today, calendar))
    .map(({ why, days }) => (why === 'overdue' ? days : 0))
  const due = workingDayAfter(calendar, reportedOn, answerWithin)
  const unanswered = answered ? null : judgeTask(asTask(reportedOn, due), today, calendar)
  if (unanswered?.why === 'overdue') late.push(unanswered.days)
  return Math.max(0, ...late)
}

/** An answer is owed as a task is: its day moves, and its lateness is counted, in the same way. */
const asTask = (givenOn: Day, dueOn: Day): TaskFacts => ({ phase: 'taken', givenOn, dueOn, reportedOn: null })

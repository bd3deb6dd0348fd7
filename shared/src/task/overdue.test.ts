import { describe, expect, test } from 'vitest'
import { makeWorkCalendar } from '../workday.ts'
import { overdueBy } from './overdue.ts'
import type { TaskFacts } from './standing.ts'

/** Tết of 2026 from Monday 16/2 to Friday 20/2; Saturday 28/2 is worked for it. */
const calendar = makeWorkCalendar([
  ...['2026-02-16', '2026-02-17', '2026-02-18', '2026-02-19', '2026-02-20'].map((day) => ({ day, working: false })),
  { day: '2026-02-28', working: true },
])
const task = (dueOn: string, more: Partial<TaskFacts> = {}): TaskFacts => ({
  phase: 'taken',
  givenOn: '2026-02-02',
  dueOn,
  reportedOn: null,
  ...more,
})

describe('an open difficulty is late', () => {
  test.each([
    ['not on the tenth working day', '2026-03-02', false, [], '2026-03-16', 0],
    ['on the eleventh', '2026-03-02', false, [], '2026-03-17', 1],
    ['not over Tết, which nobody works', '2026-02-06', false, [], '2026-02-27', 0],
    ['from the Saturday that is worked for it', '2026-02-06', false, [], '2026-02-28', 1],
    ['not once it is answered', '2026-03-02', true, [], '2026-04-30', 0],
    ['by a task that is late, though it is answered', '2026-03-02', true, [task('2026-03-10')], '2026-03-12', 2],
    [
      'not by a task that has been reported',
      '2026-03-02',
      true,
      [task('2026-03-10', { phase: 'reported', reportedOn: '2026-03-11' })],
      '2026-03-12',
      0,
    ],
    [
      'not by a task that was withdrawn',
      '2026-03-02',
      true,
      [task('2026-03-10', { phase: 'withdrawn' })],
      '2026-03-12',
      0,
    ],
    [
      'by whichever of them is late the longest',
      '2026-03-02',
      false,
      [task('2026-03-03'), task('2026-03-10')],
      '2026-03-17',
      10,
    ],
  ] as const)('%s', (_, reportedOn, answered, tasks, today, days) => {
    expect(overdueBy({ reportedOn, answered, tasks }, today, calendar)).toBe(days)
  })
})

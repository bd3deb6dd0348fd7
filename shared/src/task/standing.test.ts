import { expect, test } from 'vitest'
import { makeWorkCalendar } from '../workday.ts'
import { judgeTask, type TaskFacts } from './standing.ts'

/** Tết 2026: off from Monday 16 to Friday 20 February; Monday 2 March swapped for Saturday 28 February. */
const tet = ['2026-02-16', '2026-02-17', '2026-02-18', '2026-02-19', '2026-02-20']
const calendar = makeWorkCalendar([
  ...tet.map((day) => ({ day, working: false })),
  { day: '2026-02-28', working: true },
  { day: '2026-03-02', working: false },
])
const task = (facts: Partial<TaskFacts> = {}): TaskFacts => ({
  phase: 'given',
  givenOn: '2026-01-05',
  dueOn: '2026-01-16',
  reportedOn: null,
  ...facts,
})

test.each<[string, TaskFacts, string, string]>([
  ['just given', task(), '2026-01-05', 'green in-time 9'],
  ['nobody began and half the time is not gone', task(), '2026-01-09', 'green in-time 5'],
  ['nobody began and more than half is gone', task(), '2026-01-12', 'amber not-taken-up 4'],
  ['begun, and as much is gone', task({ phase: 'taken' }), '2026-01-12', 'green in-time 4'],
  ['the last fifth of its time', task({ phase: 'taken' }), '2026-01-15', 'amber due-soon 1'],
  ['the day it is due', task({ phase: 'taken' }), '2026-01-16', 'amber due-today 0'],
  ['the weekend after', task({ phase: 'taken' }), '2026-01-18', 'red overdue 1'],
  ['the first working day after', task({ phase: 'taken' }), '2026-01-19', 'red overdue 1'],
  ['a week after', task({ phase: 'taken' }), '2026-01-23', 'red overdue 5'],
  [
    'said to be done in time',
    task({ phase: 'reported', reportedOn: '2026-01-16' }),
    '2026-02-01',
    'green waits-for-acceptance 0',
  ],
  [
    'said to be done late',
    task({ phase: 'reported', reportedOn: '2026-01-20' }),
    '2026-02-01',
    'amber reported-late 2',
  ],
  ['done in time', task({ phase: 'accepted', reportedOn: '2026-01-14' }), '2026-02-01', 'green done-in-time 0'],
  ['done late', task({ phase: 'accepted', reportedOn: '2026-01-19' }), '2026-02-01', 'amber done-late 1'],
  ['withdrawn', task({ phase: 'withdrawn' }), '2026-02-01', 'null withdrawn 0'],
])('%s', (_, facts, today, wanted) => {
  const { colour, why, days } = judgeTask(facts, today, calendar)
  expect(`${colour} ${why} ${days}`).toBe(wanted)
})

test.each<[string, string, string, string]>([
  ['over Tết the days off do not count', '2026-02-13', '2026-02-23', 'amber due-today 0'],
  ['a week of Tết makes nothing late', '2026-02-13', '2026-02-22', 'amber due-soon 1'],
  ['the working Saturday counts', '2026-02-27', '2026-02-28', 'amber due-today 0'],
  ['the Monday swapped for it does not', '2026-02-28', '2026-03-02', 'amber due-soon 1'],
])('%s', (_, givenOn, today, wanted) => {
  const dueOn = givenOn === '2026-02-13' ? '2026-02-23' : givenOn === '2026-02-27' ? '2026-02-28' : '2026-03-03'
  const { colour, why, days } = judgeTask(task({ phase: 'taken', givenOn, dueOn }), today, calendar)
  expect(`${colour} ${why} ${days}`).toBe(wanted)
})

test('a due day that has become a day off moves to the next working day', () => {
  const facts = task({ phase: 'taken', givenOn: '2026-02-02', dueOn: '2026-02-16' })
  expect(judgeTask(facts, '2026-02-20', calendar)).toMatchObject({ why: 'due-soon', dueOn: '2026-02-23' })
  expect(judgeTask(facts, '2026-02-24', calendar)).toMatchObject({ colour: 'red', why: 'overdue', days: 1 })
})

import type { TaskPhase } from './standing.ts'

/**
 * `remedy`: what is to be done about a difficulty. `directive`: what the leadership has ordered. `explanation`: what a
 * unit owes an account of, such as a figure that has fallen out of the ordinary.
 */
export const taskKinds = ['remedy', 'directive', 'explanation'] as const
export type TaskKind = (typeof taskKinds)[number]

/** No task is given for longer than a working year. */
export const longestWorkingDays = 250

export type TaskAct =
  | { do: 'take' }
  | { do: 'progress'; text: string }
  | { do: 'report'; text: string }
  | { do: 'accept'; text: string }
  | { do: 'return'; text: string; workingDays: number | null }
  | { do: 'move'; text: string; workingDays: number }
  | { do: 'withdraw'; text: string }

/** Whose act it is: of whoever has to do the task, or of whoever gave it. */
export const sideOf: Readonly<Record<TaskAct['do'], 'owner' | 'giver'>> = {
  take: 'owner',
  progress: 'owner',
  report: 'owner',
  accept: 'giver',
  return: 'giver',
  move: 'giver',
  withdraw: 'giver',
}

const leads: Readonly<Record<TaskAct['do'], Readonly<Partial<Record<TaskPhase, TaskPhase>>>>> = {
  take: { given: 'taken' },
  // Who writes of progress has begun.
  progress: { given: 'taken', taken: 'taken' },
  report: { given: 'reported', taken: 'reported' },
  accept: { reported: 'accepted' },
  return: { reported: 'taken' },
  move: { given: 'given', taken: 'taken' },
  withdraw: { given: 'withdrawn', taken: 'withdrawn', reported: 'withdrawn' },
}

/** Where an act leads from a phase; null where it leads nowhere. */
export const taskPhaseAfter = (phase: TaskPhase, act: TaskAct['do']): TaskPhase | null => leads[act][phase] ?? null

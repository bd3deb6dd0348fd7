import { expect, test } from 'vitest'
import { difficultyPhases, phaseAfter } from './difficulty.ts'
import { taskPhases } from './standing.ts'
import { type TaskAct, taskPhaseAfter } from './task.ts'

test.each<[TaskAct['do'], string]>([
  ['take', 'given → taken'],
  ['progress', 'given → taken, taken → taken'],
  ['report', 'given → reported, taken → reported'],
  ['accept', 'reported → accepted'],
  ['return', 'reported → taken'],
  ['move', 'given → given, taken → taken'],
  ['withdraw', 'given → withdrawn, taken → withdrawn, reported → withdrawn'],
])('a task: %s', (act, wanted) => {
  const ways = taskPhases.flatMap((phase) => {
    const next = taskPhaseAfter(phase, act)
    return next === null ? [] : [`${phase} → ${next}`]
  })
  expect(ways.join(', ')).toBe(wanted)
})

test.each([
  ['answer', 'open → answered, answered → answered'],
  ['assign', 'open → open, answered → answered'],
  ['comment', 'open → open, answered → answered, closed → closed'],
  ['close', 'open → closed, answered → closed'],
  ['reopen', 'answered → open, closed → open'],
  ['merge', 'open → merged, answered → merged'],
] as const)('a difficulty: %s', (act, wanted) => {
  const ways = difficultyPhases.flatMap((phase) => {
    const next = phaseAfter(phase, act)
    return next === null ? [] : [`${phase} → ${next}`]
  })
  expect(ways.join(', ')).toBe(wanted)
})

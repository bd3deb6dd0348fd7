import { append, keep, type Wall, type WallRule } from './wall-rule.ts'
import type { Tables } from '../../db/tables.ts'

/** The asker's own unit where a difficulty is felt in it, else the one that reported it. */
export const ownUnit = `nullif(current_setting('app.unit', true), '')`
const felt = (row: string) => ({
  unit: `case when ${ownUnit} = any (${row}.units) then ${ownUnit} else ${row}.unit end`,
})
const ofDifficulty = (column: string): string =>
  `(select ${column} from difficulty d where d.id = difficulty_event.difficulty)`
/** Whoever gives tasks answers; of a company no more is asked than that the difficulty was put to it. */
const answering: WallRule = {
  rights: ['task.assign', 'task.report'],
  unit: `case when 'task.assign' = any (string_to_array(current_setting('app.own', true), ','))
    then (select ${felt('d').unit} from difficulty d where d.id = difficulty_answer.difficulty) end`,
  provider: `(select d.provider from difficulty d where d.id = difficulty_answer.difficulty and d.answerer = 'provider')`,
}

/** What is hard, what was answered, and what was said of it. */
export const difficultyWalls = {
  // A commune sees what it reported and what is felt in it; a company what it has to answer.
  difficulty: {
    grants: keep,
    reads: { rights: ['task.read'], ...felt('difficulty'), provider: 'difficulty.provider' },
    writes: { rights: ['task.report', 'task.assign'], ...felt('difficulty'), provider: 'difficulty.provider' },
    inserts: { rights: ['task.report'], unit: 'difficulty.unit', provider: 'difficulty.provider' },
  },
  // What others were answered names nobody: for every commune, and for the company it is about.
  difficulty_answer: {
    grants: keep,
    reads: { rights: ['task.read'], unit: ownUnit, provider: 'difficulty_answer.provider' },
    writes: answering,
  },
  difficulty_event: {
    grants: append,
    reads: {
      rights: ['task.read'],
      unit: `coalesce(difficulty_event.unit, ${ofDifficulty(felt('d').unit)})`,
      provider: ofDifficulty('d.provider'),
    },
    writes: {
      rights: ['task.report', 'task.assign'],
      unit: ofDifficulty(felt('d').unit),
      provider: ofDifficulty('d.provider'),
    },
  },
} satisfies Partial<Record<keyof Tables, Wall>>

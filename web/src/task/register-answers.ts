import type { Answer } from '../http.ts'

/** What the pages of this room are answered with. */
export type Task = Answer<'listTasks'>['tasks'][number]
export type TaskDetail = Answer<'readTask'>
export type Difficulty = Answer<'listDifficulties'>['difficulties'][number]
export type DifficultyDetail = Answer<'readDifficulty'>

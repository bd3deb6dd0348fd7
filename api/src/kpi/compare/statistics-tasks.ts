import { compareInDepth } from 'shared/kpi/compare/depth-model.ts'
import { judgeSums } from './judge-sums.ts'
import { standingOf } from './standing-of.ts'

/** What the thread of statistics can be asked; plain data in and out. */
export const tasks = { compareInDepth, judgeSums, standingOf }
export type Tasks = typeof tasks

export interface TaskOf {
  id: number
  task: keyof Tasks
  asked: Parameters<Tasks[keyof Tasks]>[0]
}

/** How a run that writes a report's files stands. `moot`: the report has gone on meanwhile, nobody needs them. */
export const runStates = ['waiting', 'running', 'done', 'failed', 'moot'] as const
export type RunState = (typeof runStates)[number]

/** Whether it is still to be waited for. */
export const isUnderWay = (state: RunState): boolean => state === 'waiting' || state === 'running'

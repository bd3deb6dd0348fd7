/**
 * - `reject`: the record is not kept, and its source is told.
 * - `quarantine`: it waits for an officer.
 * - `warn`: it counts, and stands on the list of doubts.
 */
export const validationSeverities = ['reject', 'quarantine', 'warn'] as const
export type ValidationSeverity = (typeof validationSeverities)[number]

/**
 * What to do where a measure of the comparison has not been reported: leave the comparison out when any is missing, or
 * only when all of a side are (the rest counts as it is), or take what is missing for 0.
 */
export const missingStrategies = ['skip-any', 'skip-all', 'as-zero'] as const
export type MissingStrategy = (typeof missingStrategies)[number]

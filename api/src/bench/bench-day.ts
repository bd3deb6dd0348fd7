import { addDays, instantOf } from 'shared/day.ts'

const today = '2026-08-20'

/** The morning on which the bench asks. */
export const now = instantOf(today, 9 * 60)
/** The last day figures have come for. */
export const newest = addDays(today, -1)

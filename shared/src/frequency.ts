/**
 * How often a unit owes a figure: `daily` each calendar day, `workday` each working day of the province,
 * `weekly` on Sunday for the ISO week, `monthly` on the last day of the calendar month, `yearly` on 31/12.
 */
export const frequencies = ['daily', 'workday', 'weekly', 'monthly', 'yearly'] as const
export type Frequency = (typeof frequencies)[number]

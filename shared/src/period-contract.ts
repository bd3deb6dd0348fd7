import { z } from '@hono/zod-openapi'
import { daySchema } from './day.ts'

/**
 * The calendars by which the province counts. `nd09`: Decree 09/2019/NĐ-CP art. 12, the month of 15 to 14;
 * `gregorian`: calendar month, quarter, half, year (Decision 766 uses these); `iso-week`: Monday to Sunday;
 * `range`: any two days.
 */
export const calendars = ['nd09', 'gregorian', 'iso-week', 'range'] as const
export type Calendar = (typeof calendars)[number]

export const grains = ['week', 'month', 'quarter', 'half', 'nine-months', 'year', 'range'] as const
export type Grain = (typeof grains)[number]

/** Two days, both counted, and what the calendar calls the time between them. */
export const periodSchema = z
  .object({
    calendar: z.enum(calendars),
    grain: z.enum(grains),
    /** `2026-11`, `2026-Q3`, `2026-H1`, `2026-9M`, `2026`, `2026-W30`; `from..to` for a range. */
    key: z.string(),
    from: daySchema,
    to: daySchema,
    /** True when it is counted from the first day of its year ("lũy kế"): `from` is that day, `key` still names the end. */
    cumulative: z.boolean().optional(),
  })
  .openapi('Period')
export type Period = Readonly<z.infer<typeof periodSchema>>

/** A period as the API answers it: with its length, and whether it is over. */
export const statedPeriodSchema = periodSchema
  .extend({
    days: z.int(),
    workingDays: z.int(),
    /** `closed`: all its days are past; `running`: today lies in it; `future`. */
    state: z.enum(['closed', 'running', 'future']),
  })
  .openapi('StatedPeriod')
/** Null where nothing is compared. Written as a choice: `nullable()` of an extended schema loses the null in the OpenAPI document. */
export const comparedPeriodSchema = z.union([statedPeriodSchema, z.null()])
export type StatedPeriod = z.infer<typeof statedPeriodSchema>

/** How a period is asked for: by name in a calendar, or by two days. Nothing given means the last closed ND 09 month. */
export const periodQuery = {
  calendar: z.enum(calendars).optional(),
  period: z.string().max(24).optional().openapi({ example: '2026-10' }),
  from: daySchema.optional(),
  to: daySchema.optional(),
  /** Count from the first day of the period's year in the same calendar. */
  cumulative: z.enum(['true', 'false']).optional(),
}
export interface PeriodQuery {
  calendar?: Calendar | undefined
  period?: string | undefined
  from?: string | undefined
  to?: string | undefined
  cumulative?: 'true' | 'false' | undefined
}

/** Against what: the period before, the same one a year ago, or the same number of days of the period before. */
export const comparisons = ['previous', 'year-ago', 'same-elapsed'] as const
export type Comparison = (typeof comparisons)[number]

import { z } from 'zod'

/** A minute of the day on the clock of Vietnam; 24:00 is the end of the day. */
export const clockTimeSchema = z.string().regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/)

/**
 * When a connection is owed: on every day or on working days only, and between which hours. Availability counts these
 * minutes and no others; what happens outside of them is shown, and judged by nobody.
 */
export const contractHoursSchema = z
  .strictObject({
    days: z.enum(['every', 'working']),
    hours: z
      .array(z.strictObject({ from: clockTimeSchema, to: clockTimeSchema }))
      .min(1)
      .max(6)
      .refine((hours) => hours.every(({ from, to }, at) => from < to && (at === 0 || hours[at - 1]!.to <= from)), {
        error: 'expected hours in order that do not overlap',
      }),
  })
  .meta({ id: 'ContractHours' })
export type ContractHours = z.infer<typeof contractHoursSchema>

export const aroundTheClock: ContractHours = { days: 'every', hours: [{ from: '00:00', to: '24:00' }] }

/** The usual hours of a state office; a province sets its own (Labour Code 45/2019/QH14 gives eight a day). */
export const officeHours: ContractHours = {
  days: 'working',
  hours: [
    { from: '07:30', to: '11:30' },
    { from: '13:30', to: '17:00' },
  ],
}

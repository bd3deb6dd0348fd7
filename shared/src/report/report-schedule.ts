import { z } from 'zod'
import { calendars, grains } from '../period-contract.ts'

/**
 * When a template's report is drafted and due: Decree 09/2019 closes the figures of a month on the 14th, and provinces
 * ask for the report two working days later.
 */
export const reportScheduleSchema = z.strictObject({
  calendar: z.enum(calendars).exclude(['range']),
  grain: z.enum(grains).exclude(['range']),
  /** Minutes after midnight of the day after the period's last, when a draft is made by the program. */
  draftMinutes: z.int().min(0).max(1_439),
  /** Working days after the period's last day. */
  dueWorkingDays: z.int().min(0).max(30),
})
export type ReportSchedule = z.infer<typeof reportScheduleSchema>

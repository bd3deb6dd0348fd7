import { z } from '@hono/zod-openapi'

/**
 * - `value`: there is a number.
 * - `missing`: figures were expected and none has arrived ("Chưa có số liệu"). Never 0.
 * - `none-arose`: figures arrived and the denominator is 0 ("Không phát sinh"). Never 0 %.
 * - `not-applicable`: the unit does not owe this KPI, or it cannot be summed at this level ("Không áp dụng").
 * - `quarantined`: all that arrived waits for an officer's decision ("Đang kiểm tra").
 */
export const valueStates = ['value', 'missing', 'none-arose', 'not-applicable', 'quarantined'] as const
export type ValueState = (typeof valueStates)[number]

/** Counts of a KPI over a period and a unit or group; the ratio is only ever worked out from them. */
export const valueSchema = z
  .object({
    state: z.enum(valueStates),
    numerator: z.int().nullable(),
    denominator: z.int().nullable(),
    /** numerator / denominator; for sums the sum itself; null unless `state` is `value`. */
    ratio: z.number().nullable(),
    /** Unit-days (or unit-weeks, unit-months: what the frequency owes) that arrived, of those due by now. */
    reported: z.int(),
    expected: z.int(),
    quarantined: z.int(),
    /** As an officer would write it: `77,9%`, `36.694`, `Không phát sinh`. */
    text: z.string(),
  })
  .openapi('Value')
export type Value = z.infer<typeof valueSchema>

/** A target resolved for one unit or level on the last day of a period. */
export const appliedTargetSchema = z
  .object({
    comparator: z.enum(['at-least', 'at-most']),
    value: z.number(),
    text: z.string(),
    from: z.string(),
    instrument: z.string().nullable(),
    met: z.boolean().nullable(),
    /**
     * What is missing, in counts, with the denominator as it is: how many more numerators (at least), or how many
     * too many (at most). 0 when met; null when there is no value.
     */
    gap: z.int().nullable(),
  })
  .openapi('AppliedTarget')
export type AppliedTarget = z.infer<typeof appliedTargetSchema>

/** Which state of the ledger an answer shows. The same version gives the same numbers for ever. */
export const knowledgeSchema = z
  .object({
    version: z.int(),
    /** When that version was recorded; null while the ledger is empty. */
    recordedAt: z.iso.datetime().nullable(),
    /** The instant asked for, or null for the newest. */
    asOf: z.iso.datetime().nullable(),
  })
  .openapi('Knowledge')
export type Knowledge = z.infer<typeof knowledgeSchema>

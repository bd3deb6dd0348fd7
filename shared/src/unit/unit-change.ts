import { z } from 'zod'
import { type Day, daySchema } from '../day.ts'
import { wholeShare } from './apportion.ts'
import { type UnitCode, unitCodeSchema, unitSchema } from './unit.ts'

/**
 * What can become of units: one is established, one is dissolved, several become one, one becomes several, one is called
 * otherwise (or a commune becomes a ward). A unit that takes others in, or gives a part away, may keep its code.
 */
export const unitChangeKinds = ['open', 'close', 'merge', 'split', 'rename'] as const
export type UnitChangeKind = (typeof unitChangeKinds)[number]

export const heirSchema = z.strictObject({
  unit: unitCodeSchema,
  /**
   * Of a split, what part of the counts before it is taken over, in ten thousandths; null: what was counted before cannot
   * be told apart, and the new unit's figures begin on the day.
   */
  share: z
    .int()
    .min(1)
    .max(wholeShare - 1)
    .nullable(),
})

export const unitChangeSchema = z
  .strictObject({
    kind: z.enum(unitChangeKinds),
    /** The first day on which it is so. */
    day: daySchema,
    from: z.array(unitCodeSchema).max(20),
    to: z.array(heirSchema).max(20),
    /** Units that come into being or are called otherwise, as they are from the day on. */
    made: z.array(unitSchema).max(20),
  })
  .meta({ id: 'UnitChange' })
export type NewUnitChange = z.infer<typeof unitChangeSchema>

export interface UnitChange extends NewUnitChange {
  id: string
}

/** What succession is told from: who goes over into whom, when. */
export type Succession = readonly Pick<UnitChange, 'kind' | 'day' | 'from' | 'to'>[]

/** The days of a unit: the first and the last on which it stands; null: since ever, until further notice. */
export interface UnitLife {
  from: Day | null
  to: Day | null
}

export const takesPart = ({ from, to }: Pick<UnitChange, 'from' | 'to'>, code: UnitCode): boolean =>
  from.includes(code) || to.some(({ unit }) => unit === code)

import { z } from 'zod'
import { daySchema } from '../day.ts'
import { measureIdSchema } from '../feed/measure.ts'
import { unitCodeSchema } from '../unit/unit.ts'

/** What of a file is read at all; whatever is beyond is refused, and said. */
export const sheetLimits = { bytes: 5_000_000, rows: 50_000, columns: 60, letters: 32_000 } as const

/** Why nothing of a file can be read. */
export const sheetFaults = [
  'too-large',
  'not-a-sheet',
  'old-excel',
  'web-page',
  'macros',
  'encrypted',
  'broken-archive',
  'bomb',
  'broken-xml',
  'doctype',
  'too-many-rows',
  'too-many-columns',
  'cell-too-long',
  'nul-byte',
  'bad-quotes',
  'no-such-sheet',
  'empty',
  'took-too-long',
  'reader-died',
] as const
export type SheetFault = (typeof sheetFaults)[number]

const column = z
  .int()
  .min(0)
  .max(sheetLimits.columns - 1)

/** What stands where in a file, columns counted from 0 and rows from 1, as the file shows them. */
export const sheetMappingSchema = z
  .strictObject({
    sheet: z.int().min(0).max(199),
    /** The last row above the figures; 0 where there is none. */
    headerRow: z.int().min(0).max(sheetLimits.rows),
    /** Where a row says whose it is, or the one unit all of them are of. */
    unit: z.union([z.strictObject({ column }), z.strictObject({ code: unitCodeSchema })]),
    /** Where a row says of which day it is, or the one day all of them are of. */
    day: z.union([z.strictObject({ column }), z.strictObject({ day: daySchema })]),
    measures: z.array(z.strictObject({ column, measure: measureIdSchema })).max(sheetLimits.columns),
  })
  .meta({ id: 'SheetMapping' })
export type SheetMapping = z.infer<typeof sheetMappingSchema>

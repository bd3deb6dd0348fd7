import { z } from 'zod'
import { kpiIdSchema } from '../kpi/kpi.ts'
import { standingParts } from './standing-part.ts'

/** Words of a template: any writing there is on one line, but no control characters. */
export const templateWords = (most: number) =>
  z
    .string()
    .max(most)
    .regex(/^[^\p{Cc}\u2028\u2029]*$/u)

const standingWords = z.strictObject({ kind: z.literal('text'), text: templateWords(2_000).min(1) })
const standingNumber = z.strictObject({ kind: z.literal('number'), kpi: kpiIdSchema, part: z.enum(standingParts) })
const sentence = z
  .array(z.discriminatedUnion('kind', [standingWords, standingNumber]))
  .min(1)
  .max(40)

/** A paragraph that stands in every report of a template, in both languages, with numbers bound into it. */
export const standingPassageSchema = z.strictObject({ vi: sentence, en: sentence })
export type StandingPassage = z.infer<typeof standingPassageSchema>
export type StandingInline = StandingPassage['vi'][number]

const title = z.strictObject({ vi: templateWords(200).trim().min(1), en: templateWords(200).trim().min(1) })
const place = {
  id: z.string().regex(/^[a-zA-Z][a-zA-Z0-9-]{0,39}$/),
  /** Absent: as the program calls it. */
  title: title.optional(),
  hidden: z.literal(true).optional(),
  /** Below the numbers, above what is written by hand. */
  standing: z.array(standingPassageSchema).max(5).optional(),
}
export const laidPartSchema = z.strictObject(place)
export const laidSectionSchema = z.strictObject({ ...place, parts: z.array(laidPartSchema).max(20) })
export type LaidPart = z.infer<typeof laidPartSchema>
export type LaidSection = z.infer<typeof laidSectionSchema>

/** In which order a template has its sections, what it calls them and which it leaves out. */
export const templateLayoutSchema = z.array(laidSectionSchema).max(20)
export type TemplateLayout = z.infer<typeof templateLayoutSchema>

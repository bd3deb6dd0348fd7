import { z } from 'zod'
import { grains } from '../period-contract.ts'
import { textSchema } from '../text.ts'
import { reportScheduleSchema } from './report-schedule.ts'
import { reportKinds } from './report-kind.ts'
import { templateLayoutSchema, templateWords } from './template-layout.ts'

/** Who reports to whom, as the head and foot of the document say it. Names as in a sentence; the head writes capitals. */
export const letterheadSchema = z.strictObject({
  /** UBND tỉnh Ninh Bình */
  superior: z.string().min(1),
  /** Sở Khoa học và Công nghệ */
  issuer: z.string().min(1),
  /** What follows the number that the document system gives: `/BC-SKHCN`. */
  symbol: z.string().regex(/^\/\S+$/),
  place: z.string().min(1),
  addressees: z.array(z.string().min(1)).min(1),
  recipients: z.array(z.string().min(1)).min(1),
  authority: z.array(z.string().min(1)).min(1),
})
export type Letterhead = z.infer<typeof letterheadSchema>

const line = templateWords(200).trim().min(1)
/** The same as people write it. */
export const letterheadGivenSchema = z.strictObject({
  superior: line,
  issuer: line,
  symbol: line.regex(/^\/\S+$/),
  place: line,
  addressees: z.array(line).min(1).max(20),
  recipients: z.array(line).min(1).max(20),
  authority: z.array(line).min(1).max(5),
})

/** A template in one version; an issued report names the version it was composed with, so no version ever changes. */
export const reportTemplateSchema = z
  .strictObject({
    id: z.string().regex(/^[a-z][a-z0-9-]{0,39}$/),
    version: z.int().positive(),
    kind: z.enum(reportKinds),
    name: textSchema,
    /** For which lengths of period it is made. */
    grains: z.array(z.enum(grains)).min(1),
    letterhead: letterheadSchema,
    /** Absent: the sections as the program has them. */
    layout: templateLayoutSchema.optional(),
    /** When its reports are drafted by themselves, and due. */
    schedule: z.array(reportScheduleSchema).max(10).optional(),
  })
  .meta({ id: 'ReportTemplate' })
export type ReportTemplate = z.infer<typeof reportTemplateSchema>

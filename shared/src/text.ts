import { z } from 'zod'

/** A label in the two languages of the program. Vietnamese is the original, English the translation. */
export const textSchema = z.strictObject({ vi: z.string().min(1), en: z.string().min(1) }).meta({ id: 'Text' })
export type Text = z.infer<typeof textSchema>

export const locales = ['vi', 'en'] as const
export type Locale = (typeof locales)[number]

/** In which language an answer is to say what it says in words; every address takes it. */
export const langQuery = { lang: z.enum(locales).optional() }

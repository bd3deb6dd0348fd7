import { z } from 'zod'

/** What a question of a checklist wants for an answer. A photo has none but its pictures. */
export const questionKinds = ['yes-no', 'number', 'text', 'photo'] as const
export type QuestionKind = (typeof questionKinds)[number]

export const questionSchema = z
  .strictObject({
    /** Stays when the words change, so that answers of two versions can be told together. */
    id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/),
    kind: z.enum(questionKinds),
    text: z.string().trim().min(3).max(300),
    hint: z.string().trim().max(300).default(''),
    required: z.boolean().default(false),
  })
  .meta({ id: 'VisitQuestion' })
export type Question = z.infer<typeof questionSchema>

export const questionsSchema = z
  .array(questionSchema)
  .min(1)
  .max(60)
  .refine((questions) => new Set(questions.map(({ id }) => id)).size === questions.length, {
    message: 'every question has an id of its own',
  })

export const answerValueSchema = z.union([z.boolean(), z.number(), z.string().trim().max(4_000), z.null()])
export type AnswerValue = z.infer<typeof answerValueSchema>

/** Whether an answer is of the kind its question asks for. Taking an answer back is always one. */
export function answers({ kind }: Pick<Question, 'kind'>, value: AnswerValue): boolean {
  if (value === null) return true
  switch (kind) {
    case 'yes-no':
      return typeof value === 'boolean'
    case 'number':
      return typeof value === 'number' && Number.isFinite(value) && Math.abs(value) <= 1e12
    case 'text':
      return typeof value === 'string'
    case 'photo':
      return false
  }
}

import { z } from '@hono/zod-openapi'

/** An error as RFC 9457 writes it, with the places at fault named. `detail` is in the asker's language. */
export const problemSchema = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string().optional(),
    instance: z.string().optional(),
    /** Where in the request: `query.from`, `path.id`. */
    errors: z.array(z.object({ at: z.string(), detail: z.string() })).optional(),
  })
  .openapi('Problem')
export type Problem = z.infer<typeof problemSchema>

const problem = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: problemSchema } },
})

/** The refusals any route may answer with; spread into its `responses`. */
export const refusals = {
  400: problem('The query is malformed; `errors` names each place.'),
  404: problem('There is nothing of that name.'),
  500: problem('Something failed here; `instance` is the request id to quote.'),
} as const

export const answer = <S extends z.ZodType>(description: string, schema: S) => ({
  description,
  content: { 'application/json': { schema } },
})

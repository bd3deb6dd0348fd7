import { createRoute, z } from '@hono/zod-openapi'
import { behindSignIn, body, conflict } from '../../account/identity-contract-parts.ts'
import { answer } from '../../problem.ts'
import { langQuery, textSchema } from '../../text.ts'
import { validationRuleShape } from './validation-rule.ts'

export const validationRuleSchema = z
  .object({
    id: z.string(),
    /** Counted from 1; a rule that is set anew is another version. */
    version: z.int(),
    ...validationRuleShape,
    recordedAt: z.iso.datetime(),
    recordedBy: z.string().nullable(),
    reason: z.string().nullable(),
    /** What it found in the last thirty days, whichever its version: held, let count with a warning. */
    held: z.int(),
    warned: z.int(),
  })
  .openapi('ValidationRule')
export type ValidationRuleAnswer = z.infer<typeof validationRuleSchema>

export const listValidationRules = createRoute({
  method: 'get',
  path: '/api/validation-rules',
  operationId: 'listValidationRules',
  summary: 'The rules by which what comes in is doubted, and what each has found',
  request: { query: z.object(langQuery) },
  responses: {
    200: answer(
      'The rules, and the measures they may speak of',
      z.object({
        rules: z.array(validationRuleSchema),
        measures: z.array(z.object({ id: z.string(), name: textSchema, dataset: z.string() })),
      }),
    ),
    ...behindSignIn,
  },
})

export const setValidationRule = createRoute({
  method: 'post',
  path: '/api/validation-rules',
  operationId: 'setValidationRule',
  summary: 'Set a rule, new or anew; records that came before are not judged again',
  request: {
    body: body(
      z.strictObject({
        id: z.string().regex(/^[a-z][a-z0-9-]{1,49}$/),
        /** The version that was looked at, 0 for a new rule: nobody overwrites what they have not seen. */
        basedOn: z.int().min(0),
        ...validationRuleShape,
        reason: z.string().trim().min(3).max(500),
      }),
    ),
  },
  responses: {
    201: answer('The rule', z.object({ rule: validationRuleSchema })),
    ...behindSignIn,
    ...conflict,
  },
})

export const validationContract = { listValidationRules, setValidationRule }

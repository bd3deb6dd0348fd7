import { createRoute, z } from '@hono/zod-openapi'
import { answer } from '../problem.ts'
import { behindSignIn, body, byId, conflict } from './identity-contract-parts.ts'

export const egressRuleLife = { longestDays: 365, mostPorts: 20 } as const

/** `proposed`: waits for a second person. `withdrawn`, `expired`: let something through once, or never did; kept. */
export const egressRuleStates = ['proposed', 'approved', 'expired', 'withdrawn'] as const

export const egressRuleSchema = z
  .object({
    id: z.uuid(),
    /** A private network of the province: at most 65,536 addresses, or one site of IPv6. */
    cidr: z.string(),
    ports: z.array(z.int()),
    reason: z.string(),
    state: z.enum(egressRuleStates),
    createdAt: z.iso.datetime(),
    /** Who wrote it and who approved it, by their ids; names are in the list of people. */
    createdBy: z.string(),
    approvedAt: z.iso.datetime().nullable(),
    approvedBy: z.string().nullable(),
    expiresAt: z.iso.datetime(),
    withdrawnAt: z.iso.datetime().nullable(),
    /** Whether whoever asks may approve it: it waits, and another person wrote it. */
    approvable: z.boolean(),
  })
  .openapi('EgressRule')
export type EgressRule = z.infer<typeof egressRuleSchema>

const one = (description: string) => answer(description, z.object({ rule: egressRuleSchema }))

export const listEgressRules = createRoute({
  method: 'get',
  path: '/api/egress-rules',
  operationId: 'listEgressRules',
  summary: 'The private networks the program may connect to, and those that wait for a second person',
  responses: {
    200: answer('The rules, newest first', z.object({ rules: z.array(egressRuleSchema) })),
    ...behindSignIn,
  },
})

export const newEgressRuleSchema = z.strictObject({
  cidr: z.string().trim().min(3).max(60),
  ports: z.array(z.int().min(1).max(65_535)).min(1).max(egressRuleLife.mostPorts),
  reason: z
    .string()
    .trim()
    .min(10)
    .max(500)
    .regex(/^[^\p{C}]+$/u),
  days: z.int().min(1).max(egressRuleLife.longestDays),
})
export type NewEgressRule = z.infer<typeof newEgressRuleSchema>

export const proposeEgressRule = createRoute({
  method: 'post',
  path: '/api/egress-rules',
  operationId: 'proposeEgressRule',
  summary: 'Put a private network before a second person',
  request: { body: body(newEgressRuleSchema) },
  responses: { 201: one('The rule; it lets nothing through yet'), ...behindSignIn },
})

export const approveEgressRule = createRoute({
  method: 'post',
  path: '/api/egress-rules/{id}/approval',
  operationId: 'approveEgressRule',
  summary: 'Let connections into this network; whoever wrote the rule cannot',
  request: { params: byId },
  responses: { 200: one('The rule, which holds from now on'), ...behindSignIn, ...conflict },
})

export const withdrawEgressRule = createRoute({
  method: 'post',
  path: '/api/egress-rules/{id}/withdrawal',
  operationId: 'withdrawEgressRule',
  summary: 'Close this way out at once',
  request: { params: byId },
  responses: { 200: one('The rule, which holds no longer'), ...behindSignIn, ...conflict },
})

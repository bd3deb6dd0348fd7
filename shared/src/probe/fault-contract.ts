import { createRoute, z } from '@hono/zod-openapi'
import { behindSignIn, body, problem } from '../account/identity-contract-parts.ts'
import { answer } from '../problem.ts'
import { textSchema } from '../text.ts'
import { nodeKinds } from './path-node.ts'
import { feedFaultKinds, pathFaultKinds } from './simulated-fault.ts'

/**
 * The switchboard of the simulated province: what can go wrong in it, and what does. It exists in the demonstration
 * only, so it is no part of the contract that production serves and documents.
 */
export const faultSides = ['feed', 'path'] as const
export type FaultSide = (typeof faultSides)[number]

const kind = z.enum([...new Set([...feedFaultKinds, ...pathFaultKinds])])
const amounts = {
  percent: z.number().min(0).max(100).optional(),
  ms: z.number().min(0).max(60_000).optional(),
  days: z.number().min(-1_000).max(1_000).optional(),
  everyS: z.number().min(1).max(86_400).optional(),
  forS: z.number().min(1).max(86_400).optional(),
}

export const switchboardSchema = z.object({
  places: z.array(
    z.object({
      /** `feed`: what a subsystem answers when its figures are collected; `path`: what connections run through. */
      side: z.enum(faultSides),
      id: z.string(),
      kind: z.enum([...nodeKinds, 'feed']),
      name: textSchema,
      faults: z.array(kind),
      /** Null while it is well; `since` as epoch ms. */
      on: z.union([z.object({ kind, ...amounts, since: z.number() }), z.null()]),
    }),
  ),
})
export type Switchboard = z.infer<typeof switchboardSchema>
export type FaultPlace = Switchboard['places'][number]

export const faultOrderSchema = z.strictObject({ fault: z.union([z.strictObject({ kind, ...amounts }), z.null()]) })
export type FaultOrder = z.infer<typeof faultOrderSchema>

const shown = { 200: answer('The switchboard as it stands now', switchboardSchema) }
const away = { 503: problem('The simulator does not answer.') }

export const readFaults = createRoute({
  method: 'get',
  path: '/api/simulator/faults',
  operationId: 'readFaults',
  summary: 'What can go wrong in the simulated province, and what does (demonstration only)',
  responses: { ...shown, ...behindSignIn, ...away },
})
export const switchFault = createRoute({
  method: 'put',
  path: '/api/simulator/faults/{side}/{id}',
  operationId: 'switchFault',
  summary: 'Let a place of the simulated province fail, or heal it (demonstration only)',
  request: {
    params: z.object({ side: z.enum(faultSides), id: z.string().regex(/^[a-z0-9][a-z0-9.-]{0,59}$/) }),
    body: body(faultOrderSchema),
  },
  responses: { ...shown, ...behindSignIn, ...away },
})
export const healFaults = createRoute({
  method: 'post',
  path: '/api/simulator/healing',
  operationId: 'healFaults',
  summary: 'Heal the whole simulated province (demonstration only)',
  responses: { ...shown, ...behindSignIn, ...away },
})

export const faultContract = { readFaults, switchFault, healFaults }
export type FaultContract = typeof faultContract

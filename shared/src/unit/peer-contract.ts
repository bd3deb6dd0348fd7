import { createRoute, z } from '@hono/zod-openapi'
import { behindSignIn, body, conflict } from '../account/identity-contract-parts.ts'
import { daySchema } from '../day.ts'
import { answer, refusals } from '../problem.ts'
import { parsePeers } from './peer.ts'
import { formerProvinces, unitCodeSchema, unitKinds } from './unit.ts'

/**
 * Peers as an address carries them: `all` (communes and wards), `departments`, `kind.ward`, `former.nam-dinh`, `size.3`,
 * `near.13285`, `chosen.13285-13291`; `@2` fixes the definition, without it the one in force at the end of the period.
 */
export const peersQuery = {
  peers: z
    .string()
    .max(800)
    .refine((text) => parsePeers(text) !== null, { error: 'expected a set of peers' })
    .optional()
    .openapi({ example: 'near.13285' }),
}

const basisSchema = z.union([z.object({ from: daySchema, to: daySchema }), z.null()])

/** The set an answer was made with. */
export const peerSetSchema = z
  .object({
    /** As it is to stand in an address, with its version. */
    key: z.string(),
    /** In words, in the reader's language. */
    name: z.string(),
    version: z.int(),
    /** Since when this definition holds, and by which days' dossiers sizes were told. */
    from: daySchema,
    basis: basisSchema,
    units: z.array(unitCodeSchema),
  })
  .openapi('PeerSet')
export type PeerSetAnswer = z.infer<typeof peerSetSchema>

export const peerDefinitionSchema = z
  .object({
    version: z.int(),
    from: daySchema,
    basis: basisSchema,
    /** Null for the one the program told by itself. */
    reason: z.string().nullable(),
    madeAt: z.iso.datetime(),
    units: z.array(
      z.object({
        code: unitCodeSchema,
        kind: z.enum(unitKinds),
        formerProvince: z.enum(formerProvinces).nullable(),
        workload: z.int().nullable(),
        /** 1 the smallest of four; null where no workload is known, and for departments. */
        size: z.int().nullable(),
      }),
    ),
  })
  .openapi('PeerDefinition')
export type PeerDefinitionAnswer = z.infer<typeof peerDefinitionSchema>

export const listPeerDefinitions = createRoute({
  method: 'get',
  path: '/api/peer-definitions',
  operationId: 'listPeerDefinitions',
  summary: 'Who is compared with whom: every definition there was, the newest first',
  responses: {
    200: answer('Definitions', z.object({ definitions: z.array(peerDefinitionSchema) })),
    ...refusals,
  },
})

export const definePeers = createRoute({
  method: 'post',
  path: '/api/peer-definitions',
  operationId: 'definePeers',
  summary: 'Tell peers anew by the dossiers of some days; earlier comparisons keep theirs',
  request: {
    body: body(
      z
        .strictObject({
          /** Periods that end on this day or later are compared by it. */
          from: daySchema,
          basis: z.strictObject({ from: daySchema, to: daySchema }),
          reason: z.string().trim().min(3).max(500),
        })
        .refine(({ basis }) => basis.from <= basis.to, { error: 'expected an end after the beginning' }),
    ),
  },
  responses: {
    201: answer('The new definition', z.object({ definition: peerDefinitionSchema })),
    ...behindSignIn,
    ...conflict,
  },
})

export const peerContract = { listPeerDefinitions, definePeers }

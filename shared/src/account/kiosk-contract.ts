import { createRoute, z } from '@hono/zod-openapi'
import { answer } from '../problem.ts'
import { behindSignIn, body, byId, conflict, guesses, typedToken } from './identity-contract-parts.ts'

/** Days a wall display may show figures, and hours its link waits for a browser. */
export const kioskLife = { longestDays: 365, linkHours: 24 } as const

/** `waiting`: no browser has opened its link yet. `missed`: none did in time. */
export const kioskStates = ['waiting', 'missed', 'showing', 'expired', 'ended'] as const

export const kioskSchema = z
  .object({
    id: z.uuid(),
    name: z.string(),
    state: z.enum(kioskStates),
    createdAt: z.iso.datetime(),
    /** The link opens one browser until then, once. */
    linkExpiresAt: z.iso.datetime(),
    expiresAt: z.iso.datetime(),
    boundAt: z.iso.datetime().nullable(),
    seenAt: z.iso.datetime().nullable(),
    endedAt: z.iso.datetime().nullable(),
  })
  .openapi('Kiosk')
export type Kiosk = z.infer<typeof kioskSchema>

const kioskName = z
  .string()
  .regex(/^[^\p{C}<>"]+$/u)
  .trim()
  .min(2)
  .max(100)

export const listKiosks = createRoute({
  method: 'get',
  path: '/api/kiosks',
  operationId: 'listKiosks',
  summary: 'The wall displays, newest first',
  responses: { 200: answer('The displays', z.object({ kiosks: z.array(kioskSchema) })), ...behindSignIn },
})

export const createKiosk = createRoute({
  method: 'post',
  path: '/api/kiosks',
  operationId: 'createKiosk',
  summary: 'A link that makes one browser a wall display',
  request: { body: body(z.strictObject({ name: kioskName, days: z.int().min(1).max(kioskLife.longestDays) })) },
  responses: {
    201: answer(
      'The display; `link` is shown this once, as text and as a QR code, and kept nowhere',
      z.object({ kiosk: kioskSchema, link: z.url() }),
    ),
    ...behindSignIn,
  },
})

/** The token stands in the body: an address is written into logs and histories. */
export const bindKiosk = createRoute({
  method: 'post',
  path: '/api/kiosks/binding',
  operationId: 'bindKiosk',
  summary: 'Make this browser the display its link was made for; the link then opens no other',
  request: { body: body(z.strictObject({ token: typedToken })) },
  responses: {
    200: answer('Bound', z.object({ name: z.string(), expiresAt: z.iso.datetime() })),
    ...behindSignIn,
    429: guesses[429],
  },
})

export const endKiosk = createRoute({
  method: 'post',
  path: '/api/kiosks/{id}/end',
  operationId: 'endKiosk',
  summary: 'End a wall display at once',
  request: { params: byId },
  responses: { 200: answer('The display, ended', z.object({ kiosk: kioskSchema })), ...behindSignIn, ...conflict },
})

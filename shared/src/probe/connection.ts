import { z } from 'zod'
import { subsystemIdSchema } from '../subsystem/subsystem.ts'
import { textSchema } from '../text.ts'
import { unitCodeSchema } from '../unit/unit.ts'
import { contractHoursSchema } from './contract-hours.ts'
import { pathNodeIdSchema } from './path-node.ts'

export const connectionKinds = ['http', 'tcp', 'tls', 'dns', 'icmp', 'heartbeat', 'passive'] as const
export type ConnectionKind = (typeof connectionKinds)[number]

export const connectionIdSchema = z.string().regex(/^[a-z0-9][a-z0-9.-]{0,79}$/)

const host = z.string().min(1).max(253)
const port = z.int().min(1).max(65_535)

/** What every connection has, whatever it is asked by. */
const common = {
  id: connectionIdSchema,
  name: textSchema,
  /** The commune or department that leans on the connection; null for one of the province's own. */
  unit: unitCodeSchema.nullable(),
  subsystem: subsystemIdSchema,
  /** From where it is asked: the id of a path node of kind `vantage`. */
  vantage: pathNodeIdSchema,
  /** All nodes it runs through, the vantage first. */
  path: z.array(pathNodeIdSchema).min(1),
  intervalS: z.int().min(5).max(86_400),
  /** One of the prober's own checks (loopback, gateway, resolver): when these fail, the prober is sick. */
  sentinel: z.boolean(),
  /** A round has ended by then, whatever the target does. */
  deadlineMs: z.int().min(100).max(60_000),
  /** The slowest answer the contract allows; null where none is agreed. */
  contractualMs: z.number().positive().nullable(),
  /** Echoes sent along with each round to see loss that TCP hides; 0 for none. */
  echoes: z.int().min(0).max(50),
  /** Who answers for it: the id of a provider. */
  provider: z.string().min(1).nullable(),
  contractHours: contractHoursSchema,
  /** PEM of the authority that signed the target's certificate, where it is none the world knows. */
  privateCa: z.string().min(1).optional(),
  enabled: z.boolean(),
}

/** What an answer must be. Looked for in its first 64 kB; no pattern is, since a pattern can take for ever. */
const httpAssertions = z.strictObject({
  /** Answers that count as right; without it 200–399. */
  statuses: z.array(z.int().min(100).max(599)).min(1).optional(),
  contains: z.string().min(1).max(200).optional(),
  excludes: z.string().min(1).max(200).optional(),
  /** The answer is JSON and has something at `path` (`data.items[0].state`); with `equals`, exactly that. */
  json: z
    .strictObject({
      path: z
        .string()
        .max(200)
        .regex(/^[A-Za-z_][A-Za-z0-9_-]*(\[\d{1,4}\]|\.[A-Za-z_][A-Za-z0-9_-]*)*$/),
      equals: z.union([z.string().max(200), z.number(), z.boolean()]).optional(),
    })
    .optional(),
})

/** One watched connection, as an administrator would write it down. */
export const connectionConfigSchema = z
  .discriminatedUnion('kind', [
    z.strictObject({
      ...common,
      kind: z.literal('http'),
      /** `redirects` are followed so far, each judged anew; without it none, and 3xx is an answer like others. */
      target: z.strictObject({
        url: z.url({ protocol: /^https?$/ }),
        method: z.enum(['GET', 'HEAD']).optional(),
        redirects: z.int().min(0).max(3).optional(),
      }),
      assertions: httpAssertions,
    }),
    z.strictObject({
      ...common,
      kind: z.literal('tcp'),
      target: z.strictObject({ host, port }),
      assertions: z.strictObject({}),
    }),
    z.strictObject({
      ...common,
      kind: z.literal('tls'),
      /** `serverName` is what the certificate must be for; without it the host. */
      target: z.strictObject({ host, port, serverName: z.string().min(1).optional() }),
      assertions: z.strictObject({ daysLeft: z.int().min(0).max(365).optional() }),
    }),
    z.strictObject({
      ...common,
      kind: z.literal('dns'),
      /** Without a resolver, the one the prober uses. */
      target: z.strictObject({
        name: z.string().min(1).max(253),
        record: z.enum(['A', 'AAAA', 'CNAME']),
        resolver: z.strictObject({ host, port }).optional(),
      }),
      /** Addresses of which at least one must be in the answer. */
      assertions: z.strictObject({ answers: z.array(z.string().min(1)).min(1).optional() }),
    }),
    z.strictObject({
      ...common,
      kind: z.literal('icmp'),
      /** With a port, echoes go over UDP to a reflector there (RFC 862): some networks let no ICMP through. */
      target: z.strictObject({ host, port: port.optional() }),
      assertions: z.strictObject({}),
    }),
    /**
     * The subsystem calls us: silence for longer than `graceS` beyond the interval is a failure. It calls by an API key
     * of its unit and of `dataset`.
     */
    z.strictObject({
      ...common,
      kind: z.literal('heartbeat'),
      target: z.strictObject({ dataset: subsystemIdSchema, graceS: z.int().min(1).max(86_400) }),
      assertions: z.strictObject({}),
    }),
    /** Evidence of real calls, from the gateway's log. */
    z.strictObject({
      ...common,
      kind: z.literal('passive'),
      target: z.strictObject({ consumer: z.string().min(1), service: z.string().min(1) }),
      assertions: z.strictObject({}),
    }),
  ])
  .meta({ id: 'ConnectionConfig' })
export type ConnectionConfig = z.infer<typeof connectionConfigSchema>
export type ConnectionConfigOf<K extends ConnectionKind> = Extract<ConnectionConfig, { kind: K }>

/** What the detector needs to know of a connection; the contractual limit in microseconds, as samples are. */
export function watchedOf({ id, path, intervalS, sentinel, contractualMs }: ConnectionConfig): {
  id: string
  path: string[]
  intervalS: number
  sentinel: boolean
  slowUs?: number
} {
  return { id, path, intervalS, sentinel, ...(contractualMs !== null && { slowUs: contractualMs * 1000 }) }
}

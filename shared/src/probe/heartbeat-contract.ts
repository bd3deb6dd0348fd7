import { createRoute, z } from '@hono/zod-openapi'
import { behindSignIn, problem } from '../account/identity-contract-parts.ts'
import { answer } from '../problem.ts'
import { connectionIdSchema } from './connection.ts'

const instant = z.iso.datetime()

export const heartbeatSchema = z
  .object({
    /** When it was heard, by the clock here. */
    at: instant,
    /** When the next is expected. */
    dueAt: instant,
    /** From when on silence counts as a failure: the next one and its grace are over. */
    lateFrom: instant,
  })
  .openapi('Heartbeat')
export type HeartbeatAnswer = z.infer<typeof heartbeatSchema>

export const pushHeartbeat = createRoute({
  method: 'post',
  path: '/api/heartbeats/{id}',
  operationId: 'pushHeartbeat',
  summary: 'A subsystem says that it is alive',
  description: [
    'For connections of kind `heartbeat`: instead of being asked, the subsystem calls at least once an interval. Silence',
    'for longer than interval and grace together becomes failing rounds of the connection, judged as all others are.',
    'There is no body; the clock is the one here. The key has the right `heartbeat.push`, the dataset the connection names,',
    'and its unit (or `*`). A handful of calls at once, then one in two seconds, are taken of one connection.',
    '',
    '```sh',
    'curl -fsS -X POST -H "Authorization: Bearer $NHIPSO_KEY" https://nhipso.example.vn/api/heartbeats/nhip-mot-cua',
    '```',
    '',
    'As a line of crontab, after the job whose life it proves:',
    '',
    '```',
    '*/5 * * * * /opt/mot-cua/gui-so-lieu && curl -fsS -m 10 --retry 2 -X POST -H @/etc/nhipso-key https://nhipso.example.vn/api/heartbeats/nhip-mot-cua',
    '```',
  ].join('\n'),
  request: { params: z.object({ id: connectionIdSchema.meta({ example: 'nhip-mot-cua' }) }) },
  responses: {
    200: answer('It was heard', heartbeatSchema),
    ...behindSignIn,
    409: problem('The connection takes no heartbeats: it is asked from here.'),
    429: problem('Too many; `Retry-After` says when to come back.'),
  },
})

export const heartbeatContract = { pushHeartbeat }

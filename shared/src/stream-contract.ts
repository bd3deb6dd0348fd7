import { createRoute, z } from '@hono/zod-openapi'
import { refusals } from './problem.ts'

/** Where a stream stands: the epoch of the log and the number of the event in it. */
export const streamPlaceSchema = z.string().regex(/^[0-9a-z]{1,16}:\d{1,15}$/)

export const readStream = createRoute({
  method: 'get',
  path: '/api/stream',
  operationId: 'readStream',
  summary: 'Changes as they happen, as server-sent events',
  description:
    'Every event has the id `epoch:seq`. After a cut, send the last one as `Last-Event-ID` (or, to begin, as `after`): what came since is sent first. `event: reset` says that the place is not known any more and everything shown must be asked for anew. The stream ends after some minutes and is to be opened again.',
  request: { query: z.object({ after: streamPlaceSchema.optional() }) },
  responses: {
    200: { description: 'Events until either side goes', content: { 'text/event-stream': { schema: z.string() } } },
    ...refusals,
  },
})

import { serve } from '@hono/node-server'
import type { Identity } from 'shared/account/identity.ts'
import { runAs } from '../account/access/current.ts'
import { openDb } from '../db/open.ts'
import { problemOf } from '../http/problem.ts'
import { testDeps } from '../test-deps.ts'
import { submissionDoors } from './submission-doors.ts'

/** A server of its own that takes figures in, to be killed. It says its port once it listens. */
const [url = '', schema = ''] = process.argv.slice(2)
const system = openDb({ url, schema })
const identity: Identity = { role: 'officer', id: 'pusher', unit: null }
const now = () => new Date('2025-07-28T00:00:00Z')
const doors = submissionDoors(
  { ...testDeps(system, now), db: system, system },
  { limit: { burst: 1e6, perSecond: 1e6 } },
)
doors.onError((error, c) => {
  const { problem, headers } = problemOf(error, 'en', 'r')
  return c.json(problem, problem.status as 400, headers)
})
const fetch = (request: Request) => runAs({ identity, address: null, requestId: null }, () => doors.fetch(request))
serve({ fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) => process.send?.(port))
process.once('disconnect', () => process.exit())

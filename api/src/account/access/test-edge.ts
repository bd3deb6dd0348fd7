import { OpenAPIHono } from '@hono/zod-openapi'
import { type LoggerOptions, pino } from 'pino'
import type { Identity } from 'shared/account/identity.ts'
import { routeRights } from 'shared/account/route-rights.ts'
import { contract } from 'shared/contract.ts'
import type { Db } from '../../db/open.ts'
import { localeOf } from '../../http/locale.ts'
import { problemOf } from '../../http/problem.ts'
import { apiKeyDoors } from '../api-key/api-key-doors.ts'
import { auditDoors } from '../audit/audit-doors.ts'
import { makeLimiter } from '../rate/limiter.ts'
import type { Limit } from '../rate/take-token.ts'
import { plainLines, safeLogOptions } from '../secret/safe-log.ts'
import { testKeyring } from '../secret/test-keyring.ts'
import { currentIdentity } from './current.ts'
import { knownRoutes } from './find-route.ts'
import { makeGuard } from './guard.ts'
import { scopeOf } from './scope.ts'

export const origin = 'https://nhipso.test'
const generous: Limit = { burst: 100_000, perSecond: 10_000 }

export interface TestEdgeOptions {
  db: Db
  system: Db
  now: () => Date
  limit?: Limit
}

/**
 * The edge as `app.ts` puts it together: guard, then the doors of this room, then for each other route a door that tells
 * who passed. Who is signed in is told by a header here; cookies are another room's.
 */
export function testEdge({ db, system, now, limit = generous }: TestEdgeOptions, people: Record<string, Identity>) {
  let logged = ''
  const log = pino(
    { ...safeLogOptions, level: 'debug' } satisfies LoggerOptions,
    plainLines({ write: (line: string) => (logged += line) }),
  )
  const keyring = testKeyring()
  const app = new OpenAPIHono()
  const limiter = makeLimiter(system, limit)
  app.use(
    makeGuard({
      system,
      keyring,
      log,
      now,
      routes: knownRoutes(contract, routeRights),
      site: { publicUrl: origin, secure: true },
      openFigures: false,
      signedIn: (c) => Promise.resolve(people[c.req.header('x-test-person') ?? ''] ?? null),
      addressOf: (c) => c.req.header('x-test-address') ?? '192.0.2.1',
      limits: { byAddress: limiter, byIdentity: limiter },
      requestId: () => 'r-1',
    }),
  )
  app.route('/', apiKeyDoors({ db, keyring, now }))
  app.route('/', auditDoors({ db }))
  for (const { method, path } of Object.values(contract)) {
    app.on(method, path.replaceAll(/\{(\w+)\}/g, ':$1'), (c) =>
      c.json({ passed: currentIdentity(), scope: scopeOf(currentIdentity()) }),
    )
  }
  app.onError((error, c) => {
    const { problem, headers, unexpected } = problemOf(error, localeOf(c), 'r-1')
    if (unexpected) log.error({ err: error }, 'request failed')
    return c.body(JSON.stringify(problem), problem.status as 400, {
      'content-type': 'application/problem+json',
      ...headers,
    })
  })
  return { app, keyring, log, logged: () => logged }
}

export type TestEdge = ReturnType<typeof testEdge>

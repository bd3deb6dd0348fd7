import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { OpenAPIHono, type RouteConfig } from '@hono/zod-openapi'
import { contract } from 'shared/contract.ts'
import type { Deps } from './deps.ts'
import { feedDoors } from './feed/feed-doors.ts'
import { makeAnswerStore } from './http/answer-store.ts'
import { cacheAnswers } from './http/cache.ts'
import { makeStampReader } from './http/data-stamp.ts'
import { makeGate } from './http/gate.ts'
import { localeOf } from './http/locale.ts'
import { openApiDocument } from './http/open-api.ts'
import { pages } from './http/pages.ts'
import { problemOf } from './http/problem.ts'
import { securityHeaders } from './http/security-headers.ts'
import { kpiDoors } from './kpi/kpi-doors.ts'
import { provinceDoors } from './unit/province-doors.ts'

export interface AppOptions {
  /** How long a change of the data may go unseen; tests want none of it. */
  stampMaxAgeMs?: number
}

const readOpenApi = { method: 'get', path: '/api/openapi.json', responses: {} } satisfies RouteConfig

/** Every door of the API, then the pages. */
export function buildApp(deps: Deps, { stampMaxAgeMs = 250 }: AppOptions = {}): OpenAPIHono {
  const app = new OpenAPIHono()

  const cached = cacheAnswers({
    store: makeAnswerStore(64_000_000),
    stamp: makeStampReader(deps.db, stampMaxAgeMs),
    maxAgeMs: 30_000,
    now: deps.now,
  })
  for (const path of ['/api/province', '/api/kpis', '/api/kpis/*', '/api/overview', '/api/units/*', '/api/published']) {
    app.use(path, cached)
  }
  app.use(securityHeaders)
  app.use(makeGate([...Object.values(contract), readOpenApi]))

  app.route('/', provinceDoors(deps))
  app.route('/', feedDoors(deps))
  app.route('/', kpiDoors(deps))
  app.get(readOpenApi.path, (c) => c.body(openApiDocument(), 200, { 'content-type': 'application/json' }))
  app.route('/', pages(join(deps.env.checkout, 'web/dist')))

  app.onError((error, c) => {
    const requestId = `urn:uuid:${randomUUID()}`
    const { problem, headers, unexpected } = problemOf(error, localeOf(c), requestId)
    if (unexpected) deps.log.error({ err: error, requestId, method: c.req.method, path: c.req.path }, 'request failed')
    // Expected of a database that is away, and still worth knowing of.
    else if (problem.status === 503) deps.log.warn({ err: error, requestId, path: c.req.path }, 'not able to answer')
    return c.body(JSON.stringify(problem), problem.status as 400, {
      'content-type': 'application/problem+json',
      'cache-control': 'no-store',
      ...headers,
    })
  })
  return app
}

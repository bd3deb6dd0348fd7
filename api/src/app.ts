import { join } from 'node:path'
import { OpenAPIHono, type RouteConfig } from '@hono/zod-openapi'
import type { Context, MiddlewareHandler } from 'hono'
import { compress } from 'hono/compress'
import { visitor } from 'shared/account/identity.ts'
import { allowed } from 'shared/account/policy.ts'
import type { RouteRight } from 'shared/account/route-right.ts'
import { routeRights } from 'shared/account/route-rights.ts'
import { contract } from 'shared/contract.ts'
import { faultContract } from 'shared/probe/fault-contract.ts'
import { faultRights } from 'shared/probe/fault-rights.ts'
import { readStream } from 'shared/stream-contract.ts'
import { currentIdentity } from './account/access/current.ts'
import { knownRoutes } from './account/access/find-route.ts'
import { makeGuard } from './account/access/guard.ts'
import { makePassAtOnce } from './account/access/pass-at-once.ts'
import { securityTxtDoor } from './account/access/security-txt.ts'
import { apiKeyDoors } from './account/api-key/api-key-doors.ts'
import { auditDoors } from './account/audit/audit-doors.ts'
import { egressRuleDoors } from './account/egress-rule/egress-rule-doors.ts'
import { identityDoors } from './account/identity/identity-doors.ts'
import { makeSignedIn } from './account/identity/signed-in.ts'
import { kioskDoors } from './account/kiosk/kiosk-doors.ts'
import { makeLimiter } from './account/rate/limiter.ts'
import type { Limit } from './account/rate/take-token.ts'
import { alertDoors } from './alert/alert-doors.ts'
import { closingDoors } from './correction/closing-doors.ts'
import { correctionDoors } from './correction/correction-doors.ts'
import { quarantineDoors } from './correction/quarantine-doors.ts'
import { explanationDoors } from './explain/explanation-doors.ts'
import { healthDoors } from './explain/health-doors.ts'
import { subsystemDoors } from './subsystem/subsystem-doors.ts'
import { connectorDoors } from './feed/connector/connector-doors.ts'
import { feedDoors } from './feed/feed-doors.ts'
import { unitCompletenessDoors } from './feed/unit-completeness-doors.ts'
import { validationDoors } from './feed/validation/validation-doors.ts'
import { makeAnswerStore } from './http/answer-store.ts'
import { keepAnswers } from './http/cache.ts'
import { makeStampReader } from './http/data-stamp.ts'
import { makeGate } from './http/gate.ts'
import { makeGlance } from './http/glance.ts'
import { localeOf } from './http/locale.ts'
import { openApiDocument } from './http/open-api.ts'
import { pages } from './http/pages.ts'
import { problemOf } from './http/problem.ts'
import { requestIdOf } from './http/request-id.ts'
import { makeSecurityHeaders, securityHeadersOf } from './http/security-headers.ts'
import { streamDoors } from './http/stream-doors.ts'
import { compareDoors } from './kpi/compare/compare-doors.ts'
import { kpiDoors } from './kpi/kpi-doors.ts'
import { versionDoors } from './kpi/version/version-doors.ts'
import { connectionDoors } from './probe/connection-doors.ts'
import { faultDoors } from './probe/fault-doors.ts'
import { heartbeatDoors } from './probe/heartbeat-doors.ts'
import { reportDoors } from './report/report-doors.ts'
import { templateDoors } from './report/template-doors.ts'
import type { ServingDeps } from './serving-deps.ts'
import { sheetDoors } from './submission/sheet/sheet-doors.ts'
import { showSheetRows } from './submission/sheet/show-sheet-rows.ts'
import { changeDoors } from './succession/change-doors.ts'
import { submissionDoors } from './submission/submission-doors.ts'
import { targetDoors } from './target/target-doors.ts'
import { taskDoors } from './task/task-doors.ts'
import { visitDoors } from './task/visit/visit-doors.ts'
import { boundaryDoors } from './unit/boundary/boundary-doors.ts'
import { provinceDoors } from './unit/province-doors.ts'

export interface AppOptions {
  /** How long a change of the data may go unseen; tests want none of it. */
  stampMaxAgeMs?: number
  limits?: Limits
  /** Called once, when a page is asked for and none is built. */
  buildPages?: (() => void) | undefined
}

interface Limits {
  byAddress: Limit
  byIdentity: Limit
  bySubmission?: Limit
}

/**
 * How often one address, and one person or key, may ask: a page is some ten questions, so a person at work stays a long
 * way below. An office shares one address. The demonstration is all of it at one address, walks and scripts included.
 */
const limitsOf: Record<ServingDeps['env']['mode'], Limits> = {
  production: { byAddress: { burst: 300, perSecond: 30 }, byIdentity: { burst: 120, perSecond: 20 } },
  demo: { byAddress: { burst: 3_000, perSecond: 300 }, byIdentity: { burst: 1_200, perSecond: 200 } },
}

const readOpenApi = { method: 'get', path: '/api/openapi.json', responses: {} } satisfies RouteConfig
const routes = { ...contract, readOpenApi, readStream }
const rights: Readonly<Record<keyof typeof routes, RouteRight>> = {
  ...routeRights,
  readOpenApi: { right: 'figure.read' },
  // Every event has its own right, and is asked about for every page.
  readStream: { right: 'connection.read', judgedByDoor: true },
}

/** What the demonstration has besides; in production these addresses are none of ours. */
const demoRoutes = { ...routes, ...faultContract }
const demoRights = { ...rights, ...faultRights }

/** Kept by their address alone, so only what every reader of figures is answered alike. */
const cachedPaths = (Object.keys(contract) as (keyof typeof contract)[])
  .filter((name) => contract[name].method === 'get' && rights[name].right === 'figure.read')
  .map((name) => contract[name].getRoutingPath())

/**
 * What is read anew for every asker goes out small too: the board of a province is 114 kB of repeating words. None of
 * what an account answers, where something secret might stand beside something the asker chose.
 */
const bulkyPaths = (Object.keys(contract) as (keyof typeof contract)[])
  .filter((name) => contract[name].method === 'get' && rights[name].right !== 'figure.read')
  .map((name) => contract[name].getRoutingPath())
  .filter((path) => !path.startsWith('/api/account'))
const small = compress({ encoding: 'gzip', threshold: 1_200 })

/** Every door of the API, then the pages. Whoever asks passes the guard before anything answers, what is kept included. */
export function buildApp(deps: ServingDeps, { stampMaxAgeMs = 250, limits, buildPages }: AppOptions = {}): OpenAPIHono {
  const { env, system, identity, keyring, log, now } = deps
  const app = new OpenAPIHono()

  app.use(makeSecurityHeaders(identity.settings))
  const often = limits ?? limitsOf[env.mode]
  const [byAddress, byIdentity] = [makeLimiter(system, often.byAddress), makeLimiter(system, often.byIdentity)]
  const demo = env.mode === 'demo'
  const seam = makeSignedIn(identity)
  app.use(
    makeGuard({
      system,
      keyring,
      log,
      now,
      routes: demo ? knownRoutes(demoRoutes, demoRights) : knownRoutes(routes, rights),
      site: identity.settings,
      openFigures: env.openFigures,
      ...seam,
      limits: { byAddress, byIdentity },
      requestId: requestIdOf,
    }),
  )
  const stamp = makeStampReader(system, stampMaxAgeMs)
  const kept = keepAnswers({
    store: makeAnswerStore(64_000_000),
    stamp: stamp.read,
    maxAgeMs: 30_000,
    always: securityHeadersOf(identity.settings),
    now,
    askedByVisitor: () => currentIdentity() === visitor,
  })
  // Asked once more: what is kept is behind no row policy.
  const readers: MiddlewareHandler = (c, next) =>
    allowed(currentIdentity(), 'figure.read') ? kept.keep(c, next) : next()
  for (const path of cachedPaths) app.use(path, readers)
  for (const path of bulkyPaths) app.use(path, small)
  // Who changes something and asks again sees it, however fresh what was kept.
  app.use(async (c, next) => {
    await next()
    if (c.req.method !== 'GET' && c.req.method !== 'HEAD') stamp.forget()
  })
  app.use(makeGate(Object.values(demo ? demoRoutes : routes)))

  app.route('/', provinceDoors(deps))
  app.route('/', feedDoors(deps))
  app.route('/', connectorDoors(deps))
  app.route('/', subsystemDoors(deps))
  app.route('/', unitCompletenessDoors(deps))
  app.route('/', kpiDoors(deps))
  app.route('/', versionDoors(deps))
  app.route('/', compareDoors(deps))
  app.route('/', explanationDoors(deps, showSheetRows(env.checkout)))
  app.route('/', healthDoors(deps))
  app.route('/', validationDoors(deps))
  app.route('/', quarantineDoors(deps))
  app.route('/', correctionDoors(deps))
  app.route('/', closingDoors(deps))
  app.route('/', changeDoors(deps))
  app.route('/', alertDoors({ ...deps, mail: identity.settings.mail, publicUrl: identity.settings.publicUrl }))
  app.route('/', connectionDoors(deps))
  app.route('/', heartbeatDoors(deps))
  app.route('/', reportDoors({ ...deps, publicUrl: identity.settings.publicUrl }))
  app.route('/', submissionDoors(deps, limits?.bySubmission ? { limit: limits.bySubmission } : {}))
  app.route('/', sheetDoors(deps))
  app.route('/', templateDoors(deps))
  app.route('/', targetDoors(deps))
  app.route('/', boundaryDoors(deps))
  app.route('/', taskDoors(deps))
  app.route('/', visitDoors(deps))
  if (demo) app.route('/', faultDoors({ ...deps, simulatorPort: env.simulatorPort }))
  if (deps.stream) {
    const asking = { asker: currentIdentity, askerNow: (c: Context) => seam.signedIn(c) }
    app.route('/', streamDoors({ hub: deps.stream, system, ...asking }))
  }
  app.route('/', identityDoors(identity))
  app.route('/', apiKeyDoors(deps))
  app.route('/', kioskDoors({ ...deps, settings: identity.settings }))
  app.route('/', egressRuleDoors(deps))
  app.route('/', auditDoors(deps))
  app.get(readOpenApi.path, (c) => c.body(openApiDocument(), 200, { 'content-type': 'application/json' }))
  if (env.securityContact !== null) {
    app.route('/', securityTxtDoor({ contact: env.securityContact, origin: identity.settings.publicUrl }, now))
  }
  const glance = makeGlance((request, bindings) => app.fetch(request, bindings as object))
  app.route('/', pages(join(env.checkout, 'web/dist'), { build: buildPages, glance }))

  app.onError((error, c) => {
    const requestId = requestIdOf(c)
    const { problem, headers, unexpected } = problemOf(error, localeOf(c), requestId)
    if (unexpected) log.error({ err: error, requestId, method: c.req.method, path: c.req.path }, 'request failed')
    // Expected of a database that is away, and still worth knowing of.
    else if (problem.status === 503) log.warn({ err: error, requestId, path: c.req.path }, 'not able to answer')
    return c.body(JSON.stringify(problem), problem.status as 400, {
      'content-type': 'application/problem+json',
      'cache-control': 'no-store',
      ...headers,
    })
  })

  // What need not be waited for is answered before a chain of middleware is set going for it, by the same judgement.
  const passesAtOnce = makePassAtOnce({ openFigures: env.openFigures, ...seam, byAddress })
  const behind = app.fetch
  app.fetch = (request, bindings, context) => {
    const knock = { env: bindings, req: { header: (name: string) => request.headers.get(name) ?? undefined } }
    return kept.atOnce(request, () => passesAtOnce(knock)) ?? behind(request, bindings, context)
  }
  return app
}

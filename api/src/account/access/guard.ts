import type { Context, MiddlewareHandler } from 'hono'
import { type AccessObject, type Identity, nobody, visitor } from 'shared/account/identity.ts'
import { can, reachOf } from 'shared/account/policy.ts'
import { objectOf } from 'shared/account/route-right.ts'
import { accessSays } from 'shared/messages/account-policy.ts'
import type { Db } from '../../db/open.ts'
import type { Logger } from '../../deps.ts'
import { Refusal } from '../../http/refusal.ts'
import { checkKey } from '../api-key/check-key.ts'
import { keyAnywhere } from '../api-key/key-text.ts'
import { recordDenial } from '../audit/record-denial.ts'
import type { Knock } from '../identity/visit.ts'
import type { Limiter } from '../rate/limiter.ts'
import type { Keyring } from '../secret/keyring.ts'
import { type Asker, runAs } from './current.ts'
import { Denied } from './demand.ts'
import { type FoundRoute, findRoute, type KnownRoute } from './find-route.ts'
import { addressKey } from './pass-at-once.ts'
import { comesFromOurPage } from './same-origin.ts'

export interface GuardDeps {
  /** The program's own access: keys are checked and refusals written down before anybody is known. */
  system: Db
  keyring: Keyring
  log: Logger
  now: () => Date
  routes: readonly KnownRoute[]
  /** Where our own pages are served from. */
  site: { publicUrl: string; secure: boolean }
  /** Whoever has not signed in is a visitor, who reads the figures; otherwise nobody. */
  openFigures: boolean
  /** Who is signed in by what the browser holds; null for nobody. */
  signedIn: (c: Context) => Promise<Identity | null>
  /** Where the request comes from, as far as it can be trusted, and what one party there can be expected to hold. */
  addressOf: (knock: Knock) => string
  limits: { byAddress: Limiter; byIdentity: Limiter }
  requestId: (c: Context) => string | null
}

/**
 * The edge of the API: who asks, whether too often, whether from a page of ours, and whether they may. It stands before
 * everything that answers, the kept answers included. Whoever passes is known to every door and store below.
 */
export function makeGuard(deps: GuardDeps): MiddlewareHandler {
  return async (c, next) => {
    if (c.req.path !== '/api' && !c.req.path.startsWith('/api/')) return next()
    refuseKeyInAddress(c)
    const address = deps.addressOf(c)
    await takeOrRefuse(deps.limits.byAddress, addressKey(address))
    const asker = { identity: nobody, address, requestId: deps.requestId(c) }
    const route = findRoute(deps.routes, c.req.method, c.req.path)
    try {
      asker.identity = await identify(deps, c)
      if (asker.identity.id !== null)
        await takeOrRefuse(deps.limits.byIdentity, `${asker.identity.role}:${asker.identity.id}`)
      // An address that is none of ours is the gate's to answer.
      if (route) {
        refuseOtherSites(deps, c, asker.identity, route)
        judge(asker.identity, route, objectOf(route.right, route.path, new URL(c.req.url).searchParams))
      }
    } catch (error) {
      await record(deps, asker, route, error)
      throw error
    }
    await runAs(asker, next)
    // Hono hands what a door threw to its own handler of errors and goes on here.
    await record(deps, asker, route, c.error)
  }
}

function judge(identity: Identity, { right: asked }: FoundRoute, object: AccessObject): void {
  // A list, or an object only the door can name: whoever has the right for anything comes in, and the door asks again.
  if (asked.judgedByDoor && reachOf(identity, asked.right) !== null) return
  const answer = can(identity, asked.right, object)
  if (answer.kind === 'refused') throw new Denied(answer.as, asked.right, object.unit ?? null)
}

async function identify(deps: GuardDeps, c: Context): Promise<Identity> {
  const header = c.req.header('authorization')
  if (header === undefined) return (await deps.signedIn(c)) ?? (deps.openFigures ? visitor : nobody)
  // Whoever shows a key is that key, and nothing a cookie says beside it.
  const identity = await checkKey(deps, header.replace(/^Bearer +/i, ''))
  if (!identity) throw new Denied(401, 'sign-in.use', null)
  return identity
}

function refuseKeyInAddress(c: Context): void {
  const { search } = new URL(c.req.url)
  const names = [...new URLSearchParams(search).keys()].map((name) => name.toLowerCase().replaceAll(/[-_]/g, ''))
  if (keyAnywhere.test(plain(c.req.url)) || names.some((name) => name === 'apikey' || name === 'accesstoken')) {
    throw new Refusal(400, accessSays.keyInAddress)
  }
}

function refuseOtherSites(deps: GuardDeps, c: Context, identity: Identity, { right }: FoundRoute): void {
  // A key is never sent by a browser on its own, so no other page can make it be sent.
  if (identity.key) return
  const sender = { method: c.req.method, origin: c.req.header('origin'), site: c.req.header('sec-fetch-site') }
  if (!comesFromOurPage(sender, deps.site)) throw new Denied(403, right.right, null, accessSays.otherSite)
}

async function takeOrRefuse(limiter: Limiter, key: string): Promise<void> {
  const taken = await limiter.take(key)
  if (taken.allowed) return
  const seconds = String(taken.retryAfterSeconds)
  throw new Refusal(429, accessSays.tooMany, { parameters: { seconds }, headers: { 'retry-after': seconds } })
}

async function record(deps: GuardDeps, asker: Asker, route: FoundRoute | null, error: unknown): Promise<void> {
  if (!(error instanceof Denied)) return
  const as = error.status as 401 | 403 | 404
  await recordDenial(
    { ...deps, db: deps.system },
    { asker, right: error.right, as, route: route?.name ?? 'unknown', unit: error.unit },
  )
}

/** A key written with escapes is a key all the same. */
function plain(url: string): string {
  return url.replaceAll(/%[0-7][0-9a-f]/gi, (escape) => String.fromCharCode(Number.parseInt(escape.slice(1), 16)))
}

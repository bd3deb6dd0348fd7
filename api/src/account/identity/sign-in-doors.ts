import type { OpenAPIHono } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { identityContract as contract } from 'shared/account/identity-contract.ts'
import { identitySays } from 'shared/messages/account-identity.ts'
import { makeDoors } from '../../http/doors.ts'
import { Refusal } from '../../http/refusal.ts'
import { makeShowing } from '../kiosk/showing.ts'
import { acceptInvitation, openInvitation } from './accept-invitation.ts'
import { demoRoles, signInDemo } from './demo.ts'
import { type Identify, isAttended } from './identify.ts'
import type { IdentityDeps } from './identity-deps.ts'
import { badPassword, badScope, busy, noSuchInvitation, noSuchWay, signInFirst, tooMany } from './identity-refusal.ts'
import { passByRecoveryCode, passSecondFactor } from './second-factor.ts'
import { clearSessionCookie } from './session-cookie.ts'
import { endSession } from './session-store.ts'
import { signIn } from './sign-in.ts'
import { signInBySso } from './sso-sign-in.ts'
import { hashToken } from './token.ts'
import { giveSession, visitOf } from './visit.ts'

/** What somebody not yet signed in may ask. */
export function signInDoors(deps: IdentityDeps, identify: Identify): OpenAPIHono {
  const { settings, sso } = deps
  const doors = makeDoors()
  const showing = makeShowing(deps)

  doors.openapi(contract.readSignInWays, async (c) => {
    const cookies = c.req.header('cookie')
    const signedIn = (await identify(cookies, deps.now(), isAttended(c))) ?? (await showing(cookies, deps.now()))
    const ways = { sso: sso && { name: sso.name }, demo: settings.demo ? [...demoRoles] : null }
    const shortestPassword = settings.profile.minLength
    return c.json({ ...ways, shortestPassword, openFigures: settings.openFigures, signedIn: signedIn !== null }, 200)
  })

  doors.openapi(contract.signIn, async (c) => {
    const outcome = await signIn(deps, { ...c.req.valid('json'), visit: visitOf(c, deps) })
    switch (outcome.kind) {
      case 'started':
        giveSession(c, outcome.started, deps)
        return c.json({ next: outcome.started.next }, 200)
      case 'wrong':
        throw new Refusal(401, identitySays.wrongSignIn)
      case 'too-many':
        throw tooMany(outcome.seconds)
      case 'busy':
        throw busy()
    }
  })

  doors.openapi(contract.passSecondFactor, async (c) => {
    const outcome = await passSecondFactor(deps, await attempt(c, c.req.valid('json').code))
    if (outcome.kind === 'too-many') throw tooMany(outcome.seconds)
    if (outcome.kind === 'wrong') throw new Refusal(401, identitySays.wrongCode)
    giveSession(c, outcome.started, deps)
    return c.json({ next: outcome.started.next }, 200)
  })

  doors.openapi(contract.recover, async (c) => {
    const outcome = await passByRecoveryCode(deps, await attempt(c, c.req.valid('json').code))
    if (outcome.kind === 'too-many') throw tooMany(outcome.seconds)
    if (outcome.kind === 'wrong') throw new Refusal(401, identitySays.wrongRecoveryCode)
    giveSession(c, outcome.started, deps)
    return c.json({ next: outcome.started.next, left: outcome.left ?? 0 }, 200)
  })

  doors.openapi(contract.signOut, async (c) => {
    const visit = visitOf(c, deps)
    if (visit.session !== null) {
      const tokenHash = hashToken(visit.session)
      await deps.db.transaction().execute(async (trx) => {
        const ended = await endSession(trx, tokenHash)
        if (!ended) return
        const { userId } = ended
        const event = { action: 'sign-out', outcome: 'done', user: userId, by: userId } as const
        await deps.record(trx, { ...event, address: visit.address })
      })
    }
    c.header('set-cookie', clearSessionCookie(settings.secure), { append: true })
    c.header('clear-site-data', '"cache", "storage"')
    return c.body(null, 204)
  })

  doors.openapi(contract.readInvitation, async (c) => {
    const outcome = await openInvitation(deps, { ...c.req.valid('json'), visit: visitOf(c, deps) })
    if (outcome.kind === 'too-many') throw tooMany(outcome.seconds)
    if (outcome.kind === 'no-such') throw noSuchInvitation()
    const { email, name, role, expiresAt } = outcome.invitation
    return c.json({ email, name, role, expiresAt: expiresAt.toISOString() }, 200)
  })

  doors.openapi(contract.acceptInvitation, async (c) => {
    const outcome = await acceptInvitation(deps, { ...c.req.valid('json'), visit: visitOf(c, deps) })
    switch (outcome.kind) {
      case 'started':
        giveSession(c, outcome.started, deps)
        return c.json({ next: outcome.started.next }, 200)
      case 'no-such':
        throw noSuchInvitation()
      case 'refused':
        throw badPassword(outcome, 'body.password')
      case 'too-many':
        throw tooMany(outcome.seconds)
      case 'busy':
        throw busy()
    }
  })

  doors.openapi(contract.signInDemo, async (c) => {
    // The host as the request names it, which is what tells a name made to point here from this machine's own.
    const host = cameByProxy(c) ? '' : (URL.parse(`http://${c.req.header('host') ?? ''}`)?.hostname ?? '')
    const outcome = await signInDemo(deps, c.req.valid('json'), { visit: visitOf(c, deps), host })
    if (outcome.kind === 'not-here') throw noSuchWay()
    if (outcome.kind !== 'started') throw badScope(outcome)
    giveSession(c, outcome.started, deps)
    return c.json({ next: outcome.started.next }, 200)
  })

  doors.openapi(contract.signInSso, async (c) => {
    if (!sso) throw noSuchWay()
    const begun = await sso.begin(c.req.valid('json').next ?? null)
    if (!begun) throw new Refusal(503, identitySays.ssoAway)
    for (const cookie of begun.cookies) c.header('set-cookie', cookie, { append: true })
    return c.json({ url: begun.url }, 200)
  })

  doors.openapi(contract.returnFromSso, async (c) => {
    if (!sso) throw noSuchWay()
    const { search } = new URL(c.req.url)
    const { userId, next, passed, cookies } = await sso.finish({ search, cookies: c.req.header('cookie') })
    const outcome = await signInBySso(deps, { userId, passed, visit: visitOf(c, deps) })
    for (const cookie of cookies) c.header('set-cookie', cookie, { append: true })
    if (outcome.kind === 'refused') return c.redirect(`${settings.publicUrl}/sign-in?sso=refused`, 302)
    giveSession(c, outcome.started, deps)
    // A step that is still to do comes first, and goes on to the same page.
    const signIn = next === null ? '/sign-in' : `/sign-in?next=${encodeURIComponent(next)}`
    const page = outcome.started.next === 'ready' ? (next ?? '/') : signIn
    return c.redirect(`${settings.publicUrl}${page}`, 302)
  })

  return doors

  async function attempt(c: Context, code: string) {
    const signedIn = await identify(c.req.header('cookie'), deps.now())
    if (!signedIn) throw signInFirst()
    return { signedIn, code, visit: visitOf(c, deps) }
  }
}

/** What a proxy or a tunnel on this machine hands on comes from this machine and is not from here. */
const cameByProxy = (c: Context): boolean =>
  ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'x-real-ip', 'via'].some(
    (name) => c.req.header(name) !== undefined,
  )

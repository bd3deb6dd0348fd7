import type { OpenAPIHono } from '@hono/zod-openapi'
import type { Context } from 'hono'
import type { NextStep } from 'shared/account/identity-contract-parts.ts'
import { identityContract as contract } from 'shared/account/identity-contract.ts'
import { identitySays } from 'shared/messages/account-identity.ts'
import { makeShowing } from '../kiosk/showing.ts'
import { makeDoors } from '../../http/doors.ts'
import { badRequest, notFound, Refusal } from '../../http/refusal.ts'
import { currentIdentity } from '../access/current.ts'
import { changePassword } from './change-password.ts'
import { beginEnrolment, confirmEnrolment, freshMinutes, mayEnrol } from './enrol.ts'
import { type Identify, isAttended, type SignedIn } from './identify.ts'
import type { IdentityDeps } from './identity-deps.ts'
import { badPassword, busy, signInFirst, stepFirst, tooMany, wrongPassword } from './identity-refusal.ts'
import { readMe, sayDisplay, sayVisitor } from './me.ts'
import { endSessionOf, endSessionsOf, listSessions } from './session-store.ts'
import { giveSession, visitOf } from './visit.ts'

/** What everybody may ask of their own account. */
export function ownDoors(deps: IdentityDeps, identify: Identify): OpenAPIHono {
  const { db } = deps
  const doors = makeDoors()
  const showing = makeShowing(deps)

  doors.openapi(contract.readMe, async (c) => {
    const signedIn = await identify(c.req.header('cookie'), deps.now(), isAttended(c))
    if (signedIn) return c.json(await readMe(db, signedIn), 200)
    const kiosk = await showing(c.req.header('cookie'), deps.now())
    if (kiosk) return c.json(sayDisplay(kiosk), 200)
    if (currentIdentity().role === 'visitor') return c.json(sayVisitor, 200)
    throw signInFirst()
  })

  doors.openapi(contract.listOwnSessions, async (c) => {
    const { userId, sessionId } = await inStep(c, isReady)
    const sessions = await listSessions(db, userId)
    return c.json(
      {
        sessions: sessions.map(({ startedAt, seenAt, ...session }) => ({
          ...session,
          current: session.id === sessionId,
          startedAt: startedAt.toISOString(),
          seenAt: seenAt.toISOString(),
        })),
      },
      200,
    )
  })

  doors.openapi(contract.endOwnSession, async (c) => {
    const signedIn = await inStep(c, isReady)
    await endRecorded(c, signedIn, async (trx) => {
      // Another's session is none: that it exists is not said.
      if (!(await endSessionOf(trx, signedIn.userId, c.req.valid('param').id)))
        throw notFound(identitySays.noSuchSession)
    })
    return c.body(null, 204)
  })

  doors.openapi(contract.endOtherSessions, async (c) => {
    const signedIn = await inStep(c, isReady)
    await endRecorded(c, signedIn, async (trx) => {
      await endSessionsOf(trx, signedIn.userId, signedIn.sessionId)
    })
    return c.body(null, 204)
  })

  doors.openapi(contract.changePassword, async (c) => {
    const signedIn = await inStep(c, (next) => next === 'ready' || next === 'change-password')
    const { current, next: wanted } = c.req.valid('json')
    const outcome = await changePassword(deps, { signedIn, current, wanted, visit: visitOf(c, deps) })
    switch (outcome.kind) {
      case 'changed':
        giveSession(c, outcome.started, deps)
        return c.json({ next: outcome.started.next }, 200)
      case 'wrong':
        throw wrongPassword()
      case 'refused':
        throw badPassword(outcome, 'body.next')
      case 'too-many':
        throw tooMany(outcome.seconds)
      case 'busy':
        throw busy()
    }
  })

  doors.openapi(contract.beginEnrolment, async (c) => {
    const signedIn = await inStep(c, mayEnrol)
    const { password = null } = c.req.valid('json')
    const outcome = await beginEnrolment(deps, { signedIn, password, visit: visitOf(c, deps) })
    switch (outcome.kind) {
      case 'begun':
        return c.json({ secret: outcome.secret, uri: outcome.uri }, 200)
      case 'wrong-password':
        throw badRequest({ at: 'body.password', detail: identitySays.wrongPassword })
      case 'sign-in-again':
        throw new Refusal(409, identitySays.signInAgain, { parameters: { minutes: String(freshMinutes) } })
      case 'too-many':
        throw tooMany(outcome.seconds)
      case 'busy':
        throw busy()
    }
  })

  doors.openapi(contract.confirmEnrolment, async (c) => {
    const signedIn = await inStep(c, mayEnrol)
    const { code } = c.req.valid('json')
    const outcome = await confirmEnrolment(deps, { signedIn, code, visit: visitOf(c, deps) })
    switch (outcome.kind) {
      case 'confirmed':
        giveSession(c, outcome.started, deps)
        return c.json({ next: outcome.started.next, recoveryCodes: outcome.recoveryCodes }, 200)
      case 'nothing-waits':
        throw new Refusal(409, identitySays.noEnrolment)
      case 'wrong':
        throw badRequest({ at: 'body.code', detail: identitySays.wrongCode })
      case 'too-many':
        throw tooMany(outcome.seconds)
    }
  })

  return doors

  async function whoever(c: Context): Promise<SignedIn> {
    const signedIn = await identify(c.req.header('cookie'), deps.now(), isAttended(c))
    if (!signedIn) throw signInFirst()
    return signedIn
  }

  async function inStep(c: Context, fits: (next: NextStep) => boolean): Promise<SignedIn> {
    const signedIn = await whoever(c)
    if (!fits(signedIn.next)) throw stepFirst()
    return signedIn
  }

  function endRecorded(
    c: Context,
    { userId }: SignedIn,
    end: (trx: IdentityDeps['db']) => Promise<void>,
  ): Promise<void> {
    return db.transaction().execute(async (trx) => {
      await end(trx)
      const event = { action: 'session.end', outcome: 'done', user: userId, by: userId } as const
      await deps.record(trx, { ...event, address: visitOf(c, deps).address })
    })
  }
}

const isReady = (next: NextStep): boolean => next === 'ready'

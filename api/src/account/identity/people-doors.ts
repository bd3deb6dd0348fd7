import type { OpenAPIHono } from '@hono/zod-openapi'
import { identityContract as contract } from 'shared/account/identity-contract.ts'
import type { Person } from 'shared/account/identity-people-contract.ts'
import { identitySays } from 'shared/messages/account-identity.ts'
import { makeDoors } from '../../http/doors.ts'
import { Refusal } from '../../http/refusal.ts'
import type { Identify } from './identify.ts'
import type { IdentityDeps } from './identity-deps.ts'
import { badScope, noSuchPerson } from './identity-refusal.ts'
import {
  changePerson,
  type ChangeOutcome,
  disablePerson,
  enablePerson,
  endPersonSessions,
  invite,
  inviteAgain,
} from './people.ts'
import { listPeople, type PersonListed } from './person-store.ts'
import { whoMay } from './who-may.ts'

/** Who has an account, and as what. */
export function peopleDoors(deps: IdentityDeps, identify: Identify): OpenAPIHono {
  const doors = makeDoors()

  doors.openapi(contract.listPeople, async (c) => {
    await whoMay(c, deps, identify, 'user.read')
    return c.json({ people: (await listPeople(deps.db)).map(describe) }, 200)
  })

  doors.openapi(contract.invite, async (c) => {
    const by = await whoMay(c, deps, identify, 'user.change')
    const wanted = c.req.valid('json')
    const outcome = await invite(deps, wanted, by)
    switch (outcome.kind) {
      case 'invited': {
        const { id, delivery, link, expiresAt } = outcome
        return c.json({ id, delivery, link, expiresAt: expiresAt.toISOString() }, 201)
      }
      case 'taken':
        throw new Refusal(409, identitySays.emailTaken, { parameters: { email: wanted.email } })
      case 'no-unit':
      case 'no-provider':
      case 'past':
      case 'too-long':
      case 'unknown-unit':
      case 'ended-unit':
        throw badScope(outcome)
    }
  })

  doors.openapi(contract.inviteAgain, async (c) => {
    const by = await whoMay(c, deps, identify, 'user.change')
    const outcome = await inviteAgain(deps, c.req.valid('param').id, by)
    switch (outcome.kind) {
      case 'invited': {
        const { delivery, link, expiresAt } = outcome
        return c.json({ delivery, link, expiresAt: expiresAt.toISOString() }, 201)
      }
      case 'no-such':
        throw noSuchPerson()
      case 'disabled':
        throw new Refusal(409, identitySays.disabledPerson)
    }
  })

  doors.openapi(contract.changePerson, async (c) => {
    const by = await whoMay(c, deps, identify, 'user.change')
    const change = { id: c.req.valid('param').id, to: c.req.valid('json') }
    return c.json(changed(await changePerson(deps, change, by)), 200)
  })

  doors.openapi(contract.disablePerson, async (c) => {
    const by = await whoMay(c, deps, identify, 'user.change')
    return c.json(changed(await disablePerson(deps, c.req.valid('param').id, by)), 200)
  })

  doors.openapi(contract.enablePerson, async (c) => {
    const by = await whoMay(c, deps, identify, 'user.change')
    return c.json(changed(await enablePerson(deps, c.req.valid('param').id, by)), 200)
  })

  doors.openapi(contract.endPersonSessions, async (c) => {
    const by = await whoMay(c, deps, identify, 'user.change')
    const outcome = await endPersonSessions(deps, c.req.valid('param').id, by)
    if (outcome.kind === 'no-such') throw noSuchPerson()
    return c.json({ ended: outcome.ended, person: describe(outcome.person) }, 200)
  })

  return doors
}

function changed(outcome: ChangeOutcome): Person {
  switch (outcome.kind) {
    case 'changed':
      return describe(outcome.person)
    case 'no-such':
      throw noSuchPerson()
    case 'last-administrator':
      throw new Refusal(409, identitySays.lastAdministrator)
    case 'no-unit':
    case 'no-provider':
    case 'past':
    case 'too-long':
    case 'unknown-unit':
    case 'ended-unit':
      throw badScope(outcome)
  }
}

function describe({ disabledAt, lastSignInAt, createdAt, hasCredential, sessions, ...person }: PersonListed): Person {
  const active = hasCredential || person.demo ? 'active' : 'invited'
  return {
    ...person,
    state: disabledAt === null ? active : 'disabled',
    lastSignInAt: lastSignInAt?.toISOString() ?? null,
    createdAt: createdAt.toISOString(),
    sessions: sessions ?? 0,
  }
}

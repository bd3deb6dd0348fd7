import type { OpenAPIHono } from '@hono/zod-openapi'
import { identityContract as contract } from 'shared/account/identity-contract.ts'
import type { FactorReset } from 'shared/account/factor-reset-contract.ts'
import { identitySays } from 'shared/messages/account-identity.ts'
import { factorResetSays } from 'shared/messages/account-kiosk.ts'
import { makeDoors } from '../../http/doors.ts'
import { badRequest, notFound, Refusal } from '../../http/refusal.ts'
import {
  askFactorReset,
  grantFactorReset,
  listFactorResets,
  type SettleOutcome,
  withdrawFactorReset,
} from './factor-reset.ts'
import type { Identify } from './identify.ts'
import type { IdentityDeps } from './identity-deps.ts'
import { noSuchPerson, signInFirst, stepFirst, tooMany } from './identity-refusal.ts'
import { renewRecoveryCodes } from './renew-recovery-codes.ts'
import { visitOf } from './visit.ts'
import { whoMay } from './who-may.ts'

/** What becomes of a second factor that is lost, or of recovery codes that are. */
export function factorDoors(deps: IdentityDeps, identify: Identify): OpenAPIHono {
  const doors = makeDoors()

  doors.openapi(contract.listFactorResets, async (c) => {
    const { userId } = await whoMay(c, deps, identify, 'user.read')
    return c.json({ resets: await listFactorResets(deps.db, userId, deps.now()) }, 200)
  })

  doors.openapi(contract.askFactorReset, async (c) => {
    const by = await whoMay(c, deps, identify, 'user.change')
    const asked = { person: c.req.valid('param').id, reason: c.req.valid('json').reason }
    const outcome = await askFactorReset(deps, asked, by)
    switch (outcome.kind) {
      case 'asked':
        return c.json({ reset: outcome.reset }, 201)
      case 'no-such-person':
        throw noSuchPerson()
      case 'own':
        throw new Refusal(409, factorResetSays.ownFactor)
      case 'nothing-to-reset':
        throw new Refusal(409, factorResetSays.nothingToReset)
      case 'asked-already':
        throw new Refusal(409, factorResetSays.askedAlready)
    }
  })

  doors.openapi(contract.grantFactorReset, async (c) => {
    const by = await whoMay(c, deps, identify, 'user.change')
    return c.json({ reset: settled(await grantFactorReset(deps, c.req.valid('param').id, by)) }, 200)
  })

  doors.openapi(contract.withdrawFactorReset, async (c) => {
    const by = await whoMay(c, deps, identify, 'user.change')
    return c.json({ reset: settled(await withdrawFactorReset(deps, c.req.valid('param').id, by)) }, 200)
  })

  doors.openapi(contract.renewRecoveryCodes, async (c) => {
    const signedIn = await identify(c.req.header('cookie'), deps.now())
    if (!signedIn) throw signInFirst()
    if (signedIn.next !== 'ready') throw stepFirst()
    const asked = { signedIn, code: c.req.valid('json').code, visit: visitOf(c, deps) }
    const outcome = await renewRecoveryCodes(deps, asked)
    switch (outcome.kind) {
      case 'renewed':
        return c.json({ recoveryCodes: outcome.recoveryCodes }, 200)
      case 'no-factor':
        throw new Refusal(409, factorResetSays.noFactor)
      case 'wrong':
        throw badRequest({ at: 'body.code', detail: identitySays.wrongCode })
      case 'too-many':
        throw tooMany(outcome.seconds)
    }
  })

  return doors
}

function settled(outcome: SettleOutcome): FactorReset {
  switch (outcome.kind) {
    case 'settled':
      return outcome.reset
    case 'no-such':
      throw notFound(factorResetSays.noSuchReset)
    case 'not-yours':
      throw new Refusal(403, factorResetSays.anotherGrants)
    case 'settled-already':
      throw new Refusal(409, factorResetSays.settledAlready)
  }
}

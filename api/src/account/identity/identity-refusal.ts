import { operatorDays } from 'shared/account/access-until.ts'
import { unitEnded } from 'shared/messages/unit-change.ts'
import { identitySays } from 'shared/messages/account-identity.ts'
import type { Text } from 'shared/text.ts'
import { badRequest, notFound, Refusal } from '../../http/refusal.ts'
import { passwordPlaces, type NewPassword } from './set-password.ts'
import type { EndedUnit } from '../access/unit-ended.ts'

const refused = (status: 401 | 403 | 409, said: Text) => () => new Refusal(status, said)

export const signInFirst = refused(401, identitySays.signInFirst)
export const stepFirst = refused(401, identitySays.stepFirst)
export const notYours = refused(403, identitySays.notYours)
export const otherSite = refused(403, identitySays.otherSite)
export const wrongPassword = () => badRequest({ at: 'body.current', detail: identitySays.wrongPassword })
export const noSuchPerson = () => notFound(identitySays.noSuchPerson)
export const noSuchWay = () => notFound(identitySays.noSuchWay)
export const noSuchInvitation = () => notFound(identitySays.noSuchInvitation)

export const tooMany = (seconds: number): Refusal =>
  new Refusal(429, identitySays.tooManyTries, {
    parameters: { seconds },
    headers: { 'retry-after': String(seconds) },
  })

/** How long a queue of twenty passwords takes, and a little. */
const busySeconds = 5
export const busy = (): Refusal =>
  new Refusal(429, identitySays.busy, {
    parameters: { seconds: busySeconds },
    headers: { 'retry-after': String(busySeconds) },
  })

export const badPassword = ({ faults }: Extract<NewPassword, { kind: 'refused' }>, at: string): Refusal =>
  badRequest(...passwordPlaces(faults, at))

export function badScope(
  outcome:
    | { kind: 'no-unit' | 'no-provider' | 'past' | 'too-long' }
    | { kind: 'unknown-unit'; unit: string }
    | ({ kind: 'ended-unit' } & EndedUnit),
): Refusal {
  switch (outcome.kind) {
    case 'no-unit':
      return badRequest({ at: 'body.unit', detail: identitySays.unitOfRole })
    case 'no-provider':
      return badRequest({ at: 'body.provider', detail: identitySays.providerOfRole })
    case 'past':
      return badRequest({ at: 'body.accessUntil', detail: identitySays.accessPast })
    case 'too-long':
      return badRequest({
        at: 'body.accessUntil',
        detail: identitySays.accessTooLong,
        parameters: { days: operatorDays.longest },
      })
    case 'unknown-unit':
      return badRequest({ at: 'body.unit', detail: identitySays.noSuchUnit, parameters: { unit: outcome.unit } })
    case 'ended-unit': {
      const { unit, day, heirs } = outcome
      return badRequest({ at: 'body.unit', detail: unitEnded, parameters: { unit, day, heirs } })
    }
  }
}

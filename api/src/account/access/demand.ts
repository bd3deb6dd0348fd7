import type { AccessObject, Identity } from 'shared/account/identity.ts'
import { can, reachOf } from 'shared/account/policy.ts'
import type { Right } from 'shared/account/right.ts'
import { accessSays } from 'shared/messages/account-policy.ts'
import type { MessageParameters } from 'shared/messages/say.ts'
import type { Text } from 'shared/text.ts'
import { Refusal } from '../../http/refusal.ts'
import { currentIdentity } from './current.ts'

const usual = { 401: accessSays.signIn, 403: accessSays.notYours, 404: accessSays.noSuchThing }

/** A refusal by rights; it carries what the audit trail wants to know of it. */
export class Denied extends Refusal {
  readonly right: Right
  readonly unit: string | null

  constructor(
    as: 401 | 403 | 404,
    right: Right,
    unit: string | null,
    said: Text = usual[as],
    parameters: MessageParameters = {},
  ) {
    // RFC 9110 wants the way to sign in named with a 401; a browser shows no dialogue of its own for this one.
    const headers = as === 401 ? { 'www-authenticate': 'Bearer realm="nhip-so"' } : {}
    super(as, said, { headers, parameters })
    this.right = right
    this.unit = unit
  }
}

/** What a door calls once it knows the object: a record read from the database, an owner, an author. */
export function demand(right: Right, object: AccessObject = {}, identity: Identity = currentIdentity()): void {
  const answer = can(identity, right, object)
  if (answer.kind === 'refused') throw new Denied(answer.as, right, object.unit ?? null)
}

/** For lists: null when the asker may read them all, otherwise the one unit whose entries are theirs. */
export function ownUnitOf(identity: Identity, right: Right): string | null {
  const reach = reachOf(identity, right)
  if (reach === 'all') return null
  if (reach === 'own' && identity.unit && !identity.key) return identity.unit
  throw new Denied(identity.role === 'none' ? 401 : 403, right, null)
}

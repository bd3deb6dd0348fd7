import type { Identity } from 'shared/account/identity.ts'
import { reachOf } from 'shared/account/policy.ts'
import type { Right } from 'shared/account/right.ts'
import { Denied } from '../account/access/demand.ts'

/** Whose rows a list shows: everybody's, those of one unit, or those one company answers for. */
export type Own = { kind: 'all' } | { kind: 'unit'; unit: string } | { kind: 'provider'; provider: string }

export function ownOf(identity: Identity, right: Right): Own {
  const reach = reachOf(identity, right)
  if (reach === 'all') return { kind: 'all' }
  if (reach === 'own' && identity.role === 'operator' && identity.provider)
    return { kind: 'provider', provider: identity.provider }
  if (reach === 'own' && identity.unit && !identity.key) return { kind: 'unit', unit: identity.unit }
  throw new Denied(identity.role === 'none' || identity.role === 'visitor' ? 401 : 403, right, null)
}

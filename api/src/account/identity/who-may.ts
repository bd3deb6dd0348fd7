import type { Context } from 'hono'
import { can } from 'shared/account/policy.ts'
import type { Right } from 'shared/account/right.ts'
import { type Identify, isAttended } from './identify.ts'
import type { IdentityDeps } from './identity-deps.ts'
import { notYours, signInFirst, stepFirst } from './identity-refusal.ts'
import type { By } from './people.ts'
import { visitOf } from './visit.ts'

/** Who asks, if their account has this right: asked again at the door, so that no slip at the edge opens it. */
export async function whoMay(
  c: Context,
  deps: Pick<IdentityDeps, 'now' | 'settings'>,
  identify: Identify,
  right: Right,
): Promise<By & { userId: string }> {
  const signedIn = await identify(c.req.header('cookie'), deps.now(), isAttended(c))
  if (!signedIn) throw signInFirst()
  if (signedIn.next !== 'ready') throw stepFirst()
  if (can(signedIn.identity, right).kind !== 'allowed') throw notYours()
  return { userId: signedIn.userId, address: visitOf(c, deps).address }
}

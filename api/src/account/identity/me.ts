import type { Me } from 'shared/account/identity-own-contract.ts'
import type { Db } from '../../db/open.ts'
import type { ShowingKiosk } from '../kiosk/kiosk-store.ts'
import { findPersonScope } from './person-store.ts'
import { countRecoveryCodes } from './recovery-code.ts'
import type { SignedIn } from './identify.ts'

/** Who is asking, for the page to greet; the role is told before every step is done, and gives no right until then. */
export async function readMe(db: Db, { userId, next, method, demo, ...signedIn }: SignedIn): Promise<Me> {
  const { role, unit, provider, enrolled, has_password: hasPassword } = await findPersonScope(db, userId)
  return {
    id: userId,
    email: signedIn.email,
    name: signedIn.name,
    role,
    unit,
    provider,
    demo,
    method,
    next,
    hasPassword,
    secondFactor: enrolled,
    recoveryCodesLeft: await countRecoveryCodes(db, userId),
    idleEndsAt: signedIn.idleEndsAt.toISOString(),
    endsAt: signedIn.endsAt.toISOString(),
  }
}

/** A wall display: a name on a screen, no person, nothing to set. */
export const sayDisplay = ({ id, name, expiresAt }: ShowingKiosk): Me => ({
  id,
  email: '',
  name,
  role: 'kiosk',
  unit: null,
  provider: null,
  demo: false,
  method: 'kiosk',
  next: 'ready',
  hasPassword: false,
  secondFactor: false,
  recoveryCodesLeft: 0,
  idleEndsAt: expiresAt.toISOString(),
  endsAt: expiresAt.toISOString(),
})

/** Whoever has not signed in where the figures are open. */
export const sayVisitor = { role: 'visitor' as const, id: null, unit: null }

import type { IdentityDeps, Visit } from './identity-deps.ts'
import { findInvitation, type OpenInvitation, useInvitation } from './invitation.ts'
import { emailOf, findPerson } from './person-store.ts'
import { endSessionsOf } from './session-store.ts'
import { type NewPassword, preparePassword, writePassword } from './set-password.ts'
import { addressKey, beginSession, type StartedSession } from './sign-in.ts'
import { hashToken } from './token.ts'
import { triesRules } from './tries.ts'
import { countTry, forgetTries, keyOf, uncountTry } from './tries-store.ts'

type NotOpen = { kind: 'no-such' } | { kind: 'too-many'; seconds: number }
export type ReadInvitationOutcome = { kind: 'open'; invitation: OpenInvitation } | NotOpen
export type AcceptOutcome =
  | { kind: 'started'; started: StartedSession }
  | NotOpen
  | Exclude<NewPassword, { kind: 'will-do' }>

/** Whom it is for. A wrong one counts against the address that tries. */
export async function openInvitation(
  deps: IdentityDeps,
  { token, visit }: { token: string; visit: Visit },
): Promise<ReadInvitationOutcome> {
  const { db, settings } = deps
  const now = deps.now()
  const keys = [addressKey(deps, visit)]
  const counted = await countTry(db, keys, { rules: triesRules(settings.profile), now })
  if (counted.kind === 'wait') return refuse({ kind: 'too-many', seconds: counted.seconds })
  const invitation = await findInvitation(db, { tokenHash: hashToken(token), now })
  if (!invitation) return refuse({ kind: 'no-such' })
  await uncountTry(db, keys)
  return { kind: 'open', invitation }

  async function refuse(refused: NotOpen): Promise<NotOpen> {
    const event = { action: 'invitation.accept', user: null, by: null, address: visit.address } as const
    await deps.record(db, { ...event, outcome: 'denied', detail: { why: refused.kind } })
    return refused
  }
}

/**
 * Sets the password and signs in. A second factor that is there stays and is asked for: a link that went astray is
 * not enough to get past it.
 */
export async function acceptInvitation(
  deps: IdentityDeps,
  { token, password, visit }: { token: string; password: string; visit: Visit },
): Promise<AcceptOutcome> {
  const { db, keyring } = deps
  const opened = await openInvitation(deps, { token, visit })
  if (opened.kind !== 'open') return opened
  const { invitation } = opened
  const person = await findPerson(db, invitation.userId)
  if (!person) return { kind: 'no-such' }
  const prepared = await preparePassword(deps, person, password)
  if (prepared.kind !== 'will-do') return prepared

  const now = deps.now()
  const started = await db.transaction().execute(async (trx) => {
    if (!(await useInvitation(trx, invitation.id, now))) return null
    await writePassword(trx, { userId: person.id, hash: prepared.hash, now })
    await endSessionsOf(trx, person.id)
    await forgetTries(trx, [keyOf(keyring, 'account', emailOf(person.email))])
    const fresh = { ...person, passwordChangedAt: now }
    const begun = await beginSession(trx, { person: fresh, visit, method: 'password', passed: false, now }, deps)
    const event = { user: person.id, by: person.id, address: visit.address } as const
    await deps.record(trx, { ...event, action: 'invitation.accept', outcome: 'done' })
    return begun
  })
  return started ? { kind: 'started', started } : { kind: 'no-such' }
}

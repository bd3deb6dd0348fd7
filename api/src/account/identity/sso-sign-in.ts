import type { IdentityDeps, Visit } from './identity-deps.ts'
import { findPerson, isShut } from './person-store.ts'
import { beginSession, type StartedSession } from './sign-in.ts'

export type SsoOutcome = { kind: 'started'; started: StartedSession } | { kind: 'refused' }

/** The provider said who it is. An account that is closed, or of the demonstration, is no way in by this door either. */
export async function signInBySso(
  deps: IdentityDeps,
  { userId, passed, visit }: { userId: string | null; passed: boolean; visit: Visit },
): Promise<SsoOutcome> {
  const { db, sso } = deps
  const now = deps.now()
  const person = userId === null ? undefined : await findPerson(db, userId)
  const event = { action: 'sign-in', user: person?.id ?? null, address: visit.address } as const
  if (!person || isShut(person, now) || person.demo || !sso) {
    await deps.record(db, { ...event, outcome: 'denied', by: null, detail: { method: 'sso' } })
    return { kind: 'refused' }
  }
  const started = await db.transaction().execute(async (trx) => {
    const begun = await beginSession(trx, { person, visit, method: 'sso', passed, now }, deps)
    await deps.record(trx, {
      ...event,
      outcome: 'done',
      by: person.id,
      detail: { method: 'sso', next: begun.next, passed },
    })
    return begun
  })
  return { kind: 'started', started }
}

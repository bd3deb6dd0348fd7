import { type AccountRole, accountRoles, type RoleAndScope, scopeFault } from 'shared/account/role.ts'
import { say } from 'shared/messages/say.ts'
import { roleNames } from 'shared/messages/account-identity.ts'
import type { IdentityDeps, Visit } from './identity-deps.ts'
import { isLoopbackHost } from './identity-settings.ts'
import { createPerson, isCommuneUnit } from './person-store.ts'
import { beginSession, type StartedSession } from './sign-in.ts'

export type DemoOutcome =
  | { kind: 'started'; started: StartedSession }
  | { kind: 'not-here' }
  | { kind: 'no-unit' | 'no-provider' }
  | { kind: 'unknown-unit'; unit: string }

export const demoRoles: readonly AccountRole[] = accountRoles

/**
 * One click as a role. Only in demo mode, which only starts on loopback, and only for a caller on this machine.
 * The account is made when first asked for and has no password at all, so there is none to guess or to forget to change.
 */
export async function signInDemo(
  deps: IdentityDeps,
  wanted: RoleAndScope,
  { visit, host }: { visit: Visit; host: string },
): Promise<DemoOutcome> {
  const { db, settings } = deps
  // The Host too: a page elsewhere whose name was made to point at this machine is not on this machine.
  if (!settings.demo || !isLoopbackHost(visit.address) || !isLoopbackHost(host)) return { kind: 'not-here' }
  const fault = scopeFault(wanted)
  if (fault) return { kind: fault === 'unit' ? 'no-unit' : 'no-provider' }
  if (wanted.unit !== null && !(await isCommuneUnit(db, wanted.unit)))
    return { kind: 'unknown-unit', unit: wanted.unit }

  const now = deps.now()
  const email = `${[wanted.role, wanted.unit].filter(Boolean).join('-')}@demo.invalid`
  const started = await db.transaction().execute(async (trx) => {
    await createPerson(trx, { ...wanted, email, name: say('vi', roleNames[wanted.role]), demo: true }, now)
    const person = await trx
      .updateTable('account_user')
      .set({ provider: wanted.provider, disabled_at: null })
      .where('email', '=', email)
      .where('demo', '=', true)
      .returning(['id', 'role'])
      .executeTakeFirstOrThrow()
    const asked = { ...person, enrolled: false, passwordChangedAt: null }
    const begun = await beginSession(trx, { person: asked, visit, method: 'demo', passed: true, now }, deps)
    const event = { user: person.id, by: person.id, address: visit.address, detail: { method: 'demo' } } as const
    await deps.record(trx, { ...event, action: 'sign-in', outcome: 'done' })
    return begun
  })
  return { kind: 'started', started }
}

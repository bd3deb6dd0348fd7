import { sql } from 'kysely'
import type { IdentityDeps } from './identity-deps.ts'
import { disablePerson } from './people.ts'

/**
 * Closes accounts nobody has used for so many days (TCVN 14423:2026 asks for 45): nobody misses them but whoever finds
 * their password. Counted from the last sign-in, or from when the account was made or opened again. The last
 * administrator stays, for somebody has to open the others. For the clock; answers who was closed.
 */
export async function disableUnused(deps: IdentityDeps): Promise<string[]> {
  const days = deps.settings.profile.disableUnusedAfterDays
  const now = deps.now()
  const idle = await deps.db
    .selectFrom('account_user')
    .select('id')
    .where('disabled_at', 'is', null)
    .where('demo', '=', false)
    .where(sql<boolean>`greatest(opened_at, last_sign_in_at) < ${now}::timestamptz - make_interval(days => ${days})`)
    // Of several administrators the one who was here last is asked last, and stays.
    .orderBy(sql`greatest(opened_at, last_sign_in_at)`)
    .orderBy('id')
    .execute()
  const closed: string[] = []
  for (const { id } of idle) {
    const outcome = await disablePerson(deps, id, { userId: null, address: null })
    if (outcome.kind === 'changed') closed.push(id)
  }
  return closed
}

import type { Place } from '../../http/refusal.ts'
import { judgePassword, type PasswordFault, type PasswordOwner } from 'shared/account/password.ts'
import { passwordSays } from 'shared/messages/account-identity.ts'
import type { Db } from '../../db/open.ts'
import { isCommonPassword } from './common-password.ts'
import type { IdentityDeps } from './identity-deps.ts'
import { hashInLane, weighInLane } from './password-hash.ts'

export type NewPassword =
  | { kind: 'will-do'; hash: string }
  | { kind: 'refused'; faults: (PasswordFault | { fault: 'reused' })[] }
  | { kind: 'busy' }

/** Judges a password someone wants, and hashes it; nothing is written yet. */
export async function preparePassword(
  deps: Pick<IdentityDeps, 'db' | 'lane' | 'passwordWork' | 'settings'>,
  owner: PasswordOwner & { id: string; password: string | null },
  wanted: string,
): Promise<NewPassword> {
  const { db, settings } = deps
  const faults = judgePassword(wanted, owner, { profile: settings.profile, isCommon: isCommonPassword })
  if (faults.length > 0) return { kind: 'refused', faults }
  const former = await readFormerPasswords(db, owner.id, settings.profile.formerRefused)
  for (const hash of [owner.password, ...former]) {
    if (hash === null) continue
    const same = weighInLane(deps, { password: wanted, hash }, 'first')
    if (same === null) return { kind: 'busy' }
    if (await same) return { kind: 'refused', faults: [{ fault: 'reused' }] }
  }
  const hash = hashInLane(deps, wanted, 'first')
  return hash === null ? { kind: 'busy' } : { kind: 'will-do', hash: await hash }
}

/** Writes it, and keeps the one before for comparison. Belongs in a transaction that also ends sessions. */
export async function writePassword(
  db: Db,
  { userId, hash, now }: { userId: string; hash: string; now: Date },
): Promise<void> {
  const before = await db
    .selectFrom('account_credential')
    .select(['id', 'password'])
    .where('user_id', '=', userId)
    .where('provider_id', '=', 'credential')
    .forUpdate()
    .executeTakeFirst()
  if (before?.password) {
    await db
      .insertInto('account_former_password')
      .values({ user_id: userId, until: now, password: before.password })
      .execute()
  }
  await db
    .insertInto('account_credential')
    .values({
      account_id: userId,
      provider_id: 'credential',
      user_id: userId,
      password: hash,
      created_at: now,
      updated_at: now,
    })
    .onConflict((conflict) =>
      conflict.columns(['provider_id', 'account_id']).doUpdateSet({ password: hash, updated_at: now }),
    )
    .execute()
  await db
    .updateTable('account_user')
    .set({ password_changed_at: now, updated_at: now })
    .where('id', '=', userId)
    .execute()
}

/** Each fault at its place, for people. */
export const passwordPlaces = (faults: Extract<NewPassword, { kind: 'refused' }>['faults'], at: string): Place[] =>
  faults.map(({ fault, ...parameters }) => ({ at, detail: passwordSays[fault], parameters }))

async function readFormerPasswords(db: Db, userId: string, count: number): Promise<string[]> {
  if (count === 0) return []
  const rows = await db
    .selectFrom('account_former_password')
    .select('password')
    .where('user_id', '=', userId)
    .orderBy('until', 'desc')
    .limit(count)
    .execute()
  return rows.map((row) => row.password)
}

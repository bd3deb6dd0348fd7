import { sql } from 'kysely'
import type { AccountRole } from 'shared/account/role.ts'
import { dayOf } from 'shared/day.ts'
import type { Db } from '../../db/open.ts'
import type { IdentityDeps } from './identity-deps.ts'
import { newToken } from './token.ts'

/** A link that lets one person set a password, once. */
export interface Invitation {
  link: string
  expiresAt: Date
}

export const invitationHours = { invited: 72, firstAdministrator: 0.5, reset: 4 } as const

/** A newer invitation makes the older ones of the same person worthless. */
export async function makeInvitation(
  db: Db,
  { userId, by, hours, now }: { userId: string; by: string | null; hours: number; now: Date },
  { settings }: Pick<IdentityDeps, 'settings'>,
): Promise<Invitation> {
  const token = newToken()
  const expiresAt = new Date(now.getTime() + hours * 3_600_000)
  await db
    .updateTable('account_invitation')
    .set({ expires_at: sql<Date>`least(expires_at, ${now}::timestamptz)` })
    .where('user_id', '=', userId)
    .where('used_at', 'is', null)
    .execute()
  await db
    .insertInto('account_invitation')
    .values({
      user_id: userId,
      token_hash: token.hash,
      created_by: by,
      created_at: now,
      expires_at: expiresAt,
      used_at: null,
    })
    .execute()
  // Behind the # it reaches no server's log and no referrer.
  return { link: `${settings.publicUrl}/invitation#${token.text}`, expiresAt }
}

export interface OpenInvitation {
  id: string
  userId: string
  email: string
  name: string
  role: AccountRole
  expiresAt: Date
}

/** An invitation that can still be taken up, by an account that is open. */
export function findInvitation(
  db: Db,
  { tokenHash, now }: { tokenHash: Buffer; now: Date },
): Promise<OpenInvitation | undefined> {
  return db
    .selectFrom('account_invitation as invitation')
    .innerJoin('account_user as user', 'user.id', 'invitation.user_id')
    .where('invitation.token_hash', '=', tokenHash)
    .where('invitation.used_at', 'is', null)
    .where('invitation.expires_at', '>', now)
    .where('user.disabled_at', 'is', null)
    .where('user.demo', '=', false)
    .where((where) => where.or([where('user.access_until', 'is', null), where('user.access_until', '>=', dayOf(now))]))
    .select([
      'invitation.id',
      'user.id as userId',
      'user.email',
      'user.name',
      'user.role',
      'invitation.expires_at as expiresAt',
    ])
    .executeTakeFirst()
}

/** Of two who take up one invitation at once, one does. */
export async function useInvitation(db: Db, id: string, now: Date): Promise<boolean> {
  const result = await db
    .updateTable('account_invitation')
    .set({ used_at: now })
    .where('id', '=', id)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}

import { sql } from 'kysely'
import type { NextStep, SignInMethod } from 'shared/account/identity-contract-parts.ts'
import type { AccountRole } from 'shared/account/role.ts'
import type { Day } from 'shared/day.ts'
import type { Db } from '../../db/open.ts'
import type { Visit } from './identity-deps.ts'
import { newToken } from './token.ts'

/** A session and whose it is, as one question to the database brings them. */
export interface SessionRow {
  id: string
  method: SignInMethod
  next: NextStep
  startedAt: Date
  seenAt: Date
  userId: string
  email: string
  name: string
  role: AccountRole
  unit: string | null
  provider: string | null
  demo: boolean
  disabledAt: Date | null
  accessUntil: Day | null
}

export function findSession(db: Db, tokenHash: Buffer): Promise<SessionRow | undefined> {
  return db
    .selectFrom('account_session as session')
    .innerJoin('account_user as user', 'user.id', 'session.user_id')
    .where('session.token_hash', '=', tokenHash)
    .select([
      'session.id',
      'session.method',
      'session.next',
      'session.started_at as startedAt',
      'session.seen_at as seenAt',
      'user.id as userId',
      'user.email',
      'user.name',
      'user.role',
      'user.unit',
      'user.provider',
      'user.demo',
      'user.disabled_at as disabledAt',
      'user.access_until as accessUntil',
    ])
    .executeTakeFirst()
}

export interface NewSession {
  userId: string
  method: SignInMethod
  next: NextStep
  visit: Visit
  now: Date
}

/** Always a token of our making: what the browser brought is never taken over. */
export async function startSession(db: Db, { userId, method, next, visit, now }: NewSession): Promise<string> {
  const token = newToken()
  await db
    .insertInto('account_session')
    .values({
      user_id: userId,
      token_hash: token.hash,
      method,
      next,
      started_at: now,
      seen_at: now,
      address: visit.address,
      agent: visit.agent.slice(0, 300),
    })
    .execute()
  return token.text
}

/** The same session under a new token, so that a token known from before is worth nothing; null if it has ended. */
export async function renewSession(
  db: Db,
  id: string,
  { next, now }: { next: NextStep; now: Date },
): Promise<string | null> {
  const token = newToken()
  const result = await db
    .updateTable('account_session')
    .set({ token_hash: token.hash, next, seen_at: now })
    .where('id', '=', id)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n ? token.text : null
}

/** Of several requests at once one writes. */
export async function markSeen(db: Db, id: string, now: Date): Promise<void> {
  await db
    .updateTable('account_session')
    .set({ seen_at: now })
    .where('id', '=', id)
    .where('seen_at', '<', now)
    .execute()
}

export async function endSession(db: Db, tokenHash: Buffer): Promise<{ id: string; userId: string } | undefined> {
  return db
    .deleteFrom('account_session')
    .where('token_hash', '=', tokenHash)
    .returning(['id', 'user_id as userId'])
    .executeTakeFirst()
}

/** Every session of a person, or all but one. Answers how many ended. */
export async function endSessionsOf(db: Db, userId: string, but: string | null = null): Promise<number> {
  let query = db.deleteFrom('account_session').where('user_id', '=', userId)
  if (but !== null) query = query.where('id', '!=', but)
  return Number((await query.executeTakeFirst()).numDeletedRows)
}

export async function endSessionOf(db: Db, userId: string, id: string): Promise<boolean> {
  const result = await db
    .deleteFrom('account_session')
    .where('user_id', '=', userId)
    .where('id', '=', id)
    .executeTakeFirst()
  return result.numDeletedRows === 1n
}

export function listSessions(db: Db, userId: string) {
  return db
    .selectFrom('account_session')
    .where('user_id', '=', userId)
    .select(['id', 'method', 'started_at as startedAt', 'seen_at as seenAt', 'address', 'agent'])
    .orderBy('started_at', 'desc')
    .orderBy('id')
    .execute()
}

/** Is this a device the person signed in on before? */
export async function isKnownDevice(db: Db, userId: string, { tokenHash, now }: { tokenHash: Buffer; now: Date }) {
  const found = await db
    .selectFrom('account_device')
    .select('user_id')
    .where('token_hash', '=', tokenHash)
    .where('user_id', '=', userId)
    .where(sql<boolean>`used_at > ${now}::timestamptz - interval '180 days'`)
    .executeTakeFirst()
  return found !== undefined
}

export async function rememberDevice(db: Db, userId: string, { tokenHash, now }: { tokenHash: Buffer; now: Date }) {
  await db
    .insertInto('account_device')
    .values({ token_hash: tokenHash, user_id: userId, used_at: now })
    .onConflict((conflict) => conflict.column('token_hash').doUpdateSet({ user_id: userId, used_at: now }))
    .execute()
}

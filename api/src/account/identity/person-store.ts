import { sql } from 'kysely'
import { operatorDays } from 'shared/account/access-until.ts'
import type { AccountRole, RoleAndScope } from 'shared/account/role.ts'
import { addDays, type Day, dayOf } from 'shared/day.ts'
import type { Db } from '../../db/open.ts'

/** A person as sign-in knows them. */
export interface PersonRow {
  id: string
  email: string
  name: string
  role: AccountRole
  disabled: boolean
  /** The last day the account opens; null for no end. */
  accessUntil: Day | null
  demo: boolean
  passwordChangedAt: Date | null
  /** Null: no password was ever set, as before an invitation is taken up. */
  password: string | null
  enrolled: boolean
}

const people = (db: Db) =>
  db
    .selectFrom('account_user as user')
    .leftJoin('account_credential as own', (join) =>
      join.onRef('own.user_id', '=', 'user.id').on('own.provider_id', '=', 'credential'),
    )
    .leftJoin('account_second_factor as factor', 'factor.user_id', 'user.id')
    .select([
      'user.id',
      'user.email',
      'user.name',
      'user.role',
      'user.demo',
      'user.access_until as accessUntil',
      'user.password_changed_at as passwordChangedAt',
      'own.password',
      sql<boolean>`"user".disabled_at is not null`.as('disabled'),
      sql<boolean>`factor.secret is not null`.as('enrolled'),
    ])

/** Closed by somebody, or past its last day. */
export const isShut = ({ disabled, accessUntil }: Pick<PersonRow, 'disabled' | 'accessUntil'>, now: Date): boolean =>
  disabled || isOver(accessUntil, now)

export const isOver = (accessUntil: Day | null, now: Date): boolean => accessUntil !== null && dayOf(now) > accessUntil

export const emailOf = (typed: string): string => typed.trim().normalize('NFC').toLowerCase()

export function findPersonByEmail(db: Db, typed: string): Promise<PersonRow | undefined> {
  return people(db).where('user.email', '=', emailOf(typed)).executeTakeFirst()
}

export function findPerson(db: Db, id: string): Promise<PersonRow | undefined> {
  return people(db).where('user.id', '=', id).executeTakeFirst()
}

/** Null when the address has an account already. The administrator who invites vouches for the address. */
export async function createPerson(
  db: Db,
  { accessUntil = null, ...person }: RoleAndScope & { email: string; name: string; demo?: boolean },
  now: Date,
): Promise<string | null> {
  const until = accessUntil ?? (person.role === 'operator' ? addDays(dayOf(now), operatorDays.usual) : null)
  const row = await db
    .insertInto('account_user')
    .values({ ...person, access_until: until, email_verified: true, created_at: now, updated_at: now, opened_at: now })
    .onConflict((conflict) => conflict.column('email').doNothing())
    .returning('id')
    .executeTakeFirst()
  return row?.id ?? null
}

/** Held until the end of the transaction: two changes of one person stand in line. */
export function lockPerson(db: Db, id: string) {
  return db
    .selectFrom('account_user')
    .where('id', '=', id)
    .select(['id', 'email', 'name', 'role', 'unit', 'provider', 'demo', 'disabled_at as disabledAt'])
    .forUpdate()
    .executeTakeFirst()
}

/**
 * Locks every administrator who can sign in and will be able to on any day to come, so that of two who remove each other
 * at once one is refused. Answers who they are.
 */
export async function lockAdministrators(db: Db): Promise<string[]> {
  const rows = await db
    .selectFrom('account_user')
    .where('role', '=', 'administrator')
    .where('disabled_at', 'is', null)
    .where('access_until', 'is', null)
    .where('demo', '=', false)
    .where((where) =>
      where.exists(
        where
          .selectFrom('account_credential')
          .select('account_credential.id')
          .whereRef('account_credential.user_id', '=', 'account_user.id'),
      ),
    )
    .select('id')
    .orderBy('id')
    .forUpdate()
    .execute()
  return rows.map((row) => row.id)
}

export async function isCommuneUnit(db: Db, code: string): Promise<boolean> {
  const found = await db
    .selectFrom('unit')
    .select('code')
    .where('code', '=', code)
    .where('kind', 'in', ['commune', 'ward'])
    .executeTakeFirst()
  return found !== undefined
}

export function listPeople(db: Db, id: string | null = null) {
  let query = db
    .selectFrom('account_user as user')
    .leftJoin('account_second_factor as factor', 'factor.user_id', 'user.id')
    .select((where) => [
      'user.id',
      'user.email',
      'user.name',
      'user.role',
      'user.unit',
      'user.provider',
      'user.demo',
      'user.disabled_at as disabledAt',
      'user.access_until as accessUntil',
      'user.last_sign_in_at as lastSignInAt',
      'user.created_at as createdAt',
      sql<boolean>`factor.secret is not null`.as('secondFactor'),
      where
        .exists(where.selectFrom('account_credential as own').select('own.id').whereRef('own.user_id', '=', 'user.id'))
        .as('hasCredential'),
      where
        .selectFrom('account_session as session')
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .whereRef('session.user_id', '=', 'user.id')
        .as('sessions'),
    ])
    .orderBy('user.name')
    .orderBy('user.email')
  if (id !== null) query = query.where('user.id', '=', id)
  return query.execute()
}
export type PersonListed = Awaited<ReturnType<typeof listPeople>>[number]

export function findPersonScope(db: Db, id: string) {
  return db
    .selectFrom('account_user as user')
    .leftJoin('account_second_factor as factor', 'factor.user_id', 'user.id')
    .where('user.id', '=', id)
    .select(['user.role', 'user.unit', 'user.provider', sql<boolean>`factor.secret is not null`.as('enrolled')])
    .select(
      sql<boolean>`exists (select from account_credential c where c.user_id = "user".id and c.password is not null)`.as(
        'has_password',
      ),
    )
    .executeTakeFirstOrThrow()
}

import type { Db } from '../../db/open.ts'
import type { IdentityDeps } from './identity-deps.ts'
import { type Invitation, invitationHours, makeInvitation } from './invitation.ts'
import { createPerson, emailOf } from './person-store.ts'

export type FirstAdministratorOutcome = { kind: 'made'; invitation: Invitation } | { kind: 'there' } | { kind: 'taken' }

/**
 * The one account that nobody invites. The table has room for one row, so of any number of calls at once one makes
 * it. It may be made anew only when its link ran out before anybody used it.
 */
export function makeFirstAdministrator(
  deps: Pick<IdentityDeps, 'db' | 'now' | 'settings' | 'record'>,
  { email, name }: { email: string; name: string },
): Promise<FirstAdministratorOutcome> {
  const now = deps.now()
  return deps.db.transaction().execute(async (trx): Promise<FirstAdministratorOutcome> => {
    await releaseUnused(trx, now)
    if ((await countAdministrators(trx)) > 0) return { kind: 'there' }
    const person = { email: emailOf(email), name, role: 'administrator', unit: null, provider: null } as const
    const id = await createPerson(trx, person, now)
    if (id === null) return { kind: 'taken' }
    const claimed = await trx
      .insertInto('account_first_administrator')
      .values({ user_id: id, at: now })
      .onConflict((conflict) => conflict.column('only_one').doNothing())
      .executeTakeFirst()
    // Someone else was first while we waited: what we made must go with the transaction.
    if (claimed.numInsertedOrUpdatedRows !== 1n) {
      await trx.deleteFrom('account_user').where('id', '=', id).execute()
      return { kind: 'there' }
    }
    const hours = invitationHours.firstAdministrator
    const invitation = await makeInvitation(trx, { userId: id, by: null, hours, now }, deps)
    const event = { action: 'first-administrator.create', outcome: 'done', by: null, address: null } as const
    await deps.record(trx, { ...event, user: id })
    return { kind: 'made', invitation }
  })
}

/** Takes back a first administrator who never came: no password, no sign-on, and no link that still works. */
async function releaseUnused(db: Db, now: Date): Promise<void> {
  await db
    .deleteFrom('account_user')
    .where('id', 'in', (from) => from.selectFrom('account_first_administrator').select('user_id'))
    .where((where) =>
      where.not(
        where.exists(
          where
            .selectFrom('account_credential')
            .select('id')
            .whereRef('account_credential.user_id', '=', 'account_user.id'),
        ),
      ),
    )
    .where((where) =>
      where.not(
        where.exists(
          where
            .selectFrom('account_invitation')
            .select('id')
            .whereRef('account_invitation.user_id', '=', 'account_user.id')
            .where('account_invitation.expires_at', '>', now),
        ),
      ),
    )
    .execute()
}

async function countAdministrators(db: Db): Promise<number> {
  const { count } = await db
    .selectFrom('account_user')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('role', '=', 'administrator')
    .where('demo', '=', false)
    .executeTakeFirstOrThrow()
  return count
}

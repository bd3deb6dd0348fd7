import type { FactorReset } from 'shared/account/factor-reset-contract.ts'
import { factorResetHours } from 'shared/account/factor-reset-contract.ts'
import type { Db } from '../../db/open.ts'
import type { IdentityDeps } from './identity-deps.ts'
import { lockPerson } from './person-store.ts'
import type { By } from './people.ts'
import { endSessionsOf } from './session-store.ts'

type Asking = By & { userId: string }

function resets(db: Db, now: Date) {
  return db
    .selectFrom('account_factor_reset as reset')
    .innerJoin('account_user as person', 'person.id', 'reset.user_id')
    .innerJoin('account_user as asker', 'asker.id', 'reset.asked_by')
    .where('reset.settled_at', 'is', null)
    .where('reset.expires_at', '>', now)
    .select(['reset.id', 'reset.user_id', 'reset.asked_by', 'reset.reason', 'reset.asked_at', 'reset.expires_at'])
    .select(['person.name as personName', 'asker.name as askedByName'])
}

/** What waits for another administrator, oldest first. */
export async function listFactorResets(db: Db, viewer: string, now: Date): Promise<FactorReset[]> {
  const rows = await resets(db, now).orderBy('reset.asked_at').orderBy('reset.id').execute()
  return rows.map((row) => sayReset(row, viewer))
}

async function findReset(db: Db, id: string, viewer: string, now: Date): Promise<FactorReset | null> {
  const row = await resets(db, now).where('reset.id', '=', id).forUpdate(['reset']).executeTakeFirst()
  return row ? sayReset(row, viewer) : null
}

const sayReset = (
  row: Awaited<ReturnType<ReturnType<typeof resets>['execute']>>[number],
  viewer: string,
): FactorReset => ({
  id: row.id,
  person: row.user_id,
  personName: row.personName,
  askedBy: row.asked_by,
  askedByName: row.askedByName,
  reason: row.reason,
  askedAt: row.asked_at.toISOString(),
  expiresAt: row.expires_at.toISOString(),
  grantable: viewer !== row.asked_by && viewer !== row.user_id,
})

export type AskResetOutcome =
  | { kind: 'asked'; reset: FactorReset }
  | { kind: 'no-such-person' | 'own' | 'nothing-to-reset' | 'asked-already' }

/** One administrator who met the person asks; nothing is removed yet. */
export function askFactorReset(
  deps: IdentityDeps,
  { person, reason }: { person: string; reason: string },
  by: Asking,
): Promise<AskResetOutcome> {
  const now = deps.now()
  return deps.db.transaction().execute(async (trx): Promise<AskResetOutcome> => {
    const found = await lockPerson(trx, person)
    if (!found || found.demo) return { kind: 'no-such-person' }
    if (person === by.userId) return { kind: 'own' }
    const factor = await trx
      .selectFrom('account_second_factor')
      .select('user_id')
      .where('user_id', '=', person)
      .where('secret', 'is not', null)
      .executeTakeFirst()
    if (!factor) return { kind: 'nothing-to-reset' }
    // One that nobody granted in time makes room.
    await trx
      .updateTable('account_factor_reset')
      .set({ settled_at: now })
      .where('user_id', '=', person)
      .where('settled_at', 'is', null)
      .where('expires_at', '<=', now)
      .execute()
    const expiresAt = new Date(now.getTime() + factorResetHours * 3_600_000)
    const wish = { user_id: person, asked_by: by.userId, asked_at: now, reason, expires_at: expiresAt }
    const made = await trx
      .insertInto('account_factor_reset')
      .values({ ...wish, settled_at: null, granted_by: null })
      .onConflict((conflict) => conflict.doNothing())
      .returning('id')
      .executeTakeFirst()
    if (!made) return { kind: 'asked-already' }
    await deps.record(trx, { ...done('second-factor.reset-ask', person, by), detail: { reset: made.id } })
    return { kind: 'asked', reset: (await findReset(trx, made.id, by.userId, now))! }
  })
}

export type SettleOutcome =
  | { kind: 'settled'; reset: FactorReset }
  | { kind: 'no-such' | 'not-yours' | 'settled-already' }

/** Another administrator removes the factor and its recovery codes; every session of the person ends. */
export function grantFactorReset(deps: IdentityDeps, id: string, by: Asking): Promise<SettleOutcome> {
  return settle(deps, id, by, async (trx, reset, now) => {
    if (!reset.grantable) return 'not-yours'
    await trx.deleteFrom('account_second_factor').where('user_id', '=', reset.person).execute()
    await trx.deleteFrom('account_recovery_code').where('user_id', '=', reset.person).execute()
    await trx.deleteFrom('account_device').where('user_id', '=', reset.person).execute()
    await endSessionsOf(trx, reset.person)
    await write(trx, id, { settled_at: now, granted_by: by.userId })
    await deps.record(trx, { ...done('second-factor.reset', reset.person, by), detail: { reset: id } })
    return 'settled'
  })
}

export function withdrawFactorReset(deps: IdentityDeps, id: string, by: Asking): Promise<SettleOutcome> {
  return settle(deps, id, by, async (trx, reset, now) => {
    await write(trx, id, { settled_at: now })
    await deps.record(trx, { ...done('second-factor.reset-withdraw', reset.person, by), detail: { reset: id } })
    return 'settled'
  })
}

async function settle(
  deps: IdentityDeps,
  id: string,
  by: Asking,
  work: (trx: Db, reset: FactorReset, now: Date) => Promise<'settled' | 'not-yours'>,
): Promise<SettleOutcome> {
  const now = deps.now()
  return deps.db.transaction().execute(async (trx): Promise<SettleOutcome> => {
    const reset = await findReset(trx, id, by.userId, now)
    if (reset) {
      const kind = await work(trx, reset, now)
      return kind === 'settled' ? { kind, reset } : { kind }
    }
    const there = await trx.selectFrom('account_factor_reset').select('id').where('id', '=', id).executeTakeFirst()
    return { kind: there ? 'settled-already' : 'no-such' }
  })
}

const write = (trx: Db, id: string, what: { settled_at: Date; granted_by?: string }) =>
  trx.updateTable('account_factor_reset').set(what).where('id', '=', id).execute()

const done = (
  action: 'second-factor.reset' | 'second-factor.reset-ask' | 'second-factor.reset-withdraw',
  user: string,
  by: Asking,
) => ({ action, outcome: 'done', user, by: by.userId, address: by.address }) as const

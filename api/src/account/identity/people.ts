import { accessUntilOf } from 'shared/account/access-until.ts'
import { type RoleAndScope, scopeFault } from 'shared/account/role.ts'
import { type Day, dayOf } from 'shared/day.ts'
import type { Db } from '../../db/open.ts'
import { type EndedUnit, findEnded } from '../access/unit-ended.ts'
import type { IdentityDeps } from './identity-deps.ts'
import { type Invitation, invitationHours, makeInvitation } from './invitation.ts'
import {
  createPerson,
  isCommuneUnit,
  listPeople,
  lockAdministrators,
  lockPerson,
  type PersonListed,
} from './person-store.ts'
import { endSessionsOf } from './session-store.ts'
import { triesOf } from './tries-of-person.ts'
import { forgetTries } from './tries-store.ts'

/** Who does it, and from where. */
export interface By {
  userId: string | null
  address: string | null
}

export type Delivery = { delivery: 'mailed' | 'shown' | 'failed'; link: string | null; expiresAt: Date }
type ScopeRefused =
  | { kind: 'no-unit' | 'no-provider' | 'past' | 'too-long' }
  | { kind: 'unknown-unit'; unit: string }
  | ({ kind: 'ended-unit' } & EndedUnit)

export type InviteOutcome = ({ kind: 'invited'; id: string } & Delivery) | { kind: 'taken' } | ScopeRefused

export async function invite(
  deps: IdentityDeps,
  person: RoleAndScope & { email: string; name: string },
  by: By,
): Promise<InviteOutcome> {
  const { db } = deps
  const now = deps.now()
  const judged = await judgeScope(db, person, now)
  if (judged.kind !== 'fits') return judged
  const given = { ...person, accessUntil: judged.accessUntil }
  const made = await db.transaction().execute(async (trx) => {
    const id = await createPerson(trx, given, now)
    if (id === null) return null
    const hours = invitationHours.invited
    const invitation = await makeInvitation(trx, { userId: id, by: by.userId, hours, now }, deps)
    await recordChange(deps, trx, { action: 'invitation.create', user: id, by, detail: scopeOf(given) })
    return { id, invitation }
  })
  if (!made) return { kind: 'taken' }
  return { kind: 'invited', id: made.id, ...(await deliver(deps, { ...person, ...made.invitation })) }
}

export type InviteAgainOutcome = ({ kind: 'invited' } & Delivery) | { kind: 'no-such' } | { kind: 'disabled' }

/** For who lost the invitation or the password. The second factor stays. */
export async function inviteAgain(deps: IdentityDeps, id: string, by: By): Promise<InviteAgainOutcome> {
  const now = deps.now()
  const made = await deps.db.transaction().execute(async (trx) => {
    const person = await lockPerson(trx, id)
    if (!person || person.demo) return 'no-such' as const
    if (person.disabledAt) return 'disabled' as const
    const hours = invitationHours.reset
    const invitation = await makeInvitation(trx, { userId: id, by: by.userId, hours, now }, deps)
    await recordChange(deps, trx, { action: 'invitation.create', user: id, by })
    return { ...person, ...invitation }
  })
  if (made === 'no-such' || made === 'disabled') return { kind: made }
  return { kind: 'invited', ...(await deliver(deps, made)) }
}

export type ChangeOutcome =
  | { kind: 'changed'; person: PersonListed }
  | { kind: 'no-such' }
  | { kind: 'last-administrator' }
  | ScopeRefused

/** Another role or scope. What the person could do before ends with the sessions. */
export async function changePerson(
  deps: IdentityDeps,
  { id, to }: { id: string; to: RoleAndScope },
  by: By,
): Promise<ChangeOutcome> {
  const judged = await judgeScope(deps.db, to, deps.now())
  if (judged.kind !== 'fits') return judged
  const given = { ...to, accessUntil: judged.accessUntil }
  const loses = to.role !== 'administrator' || given.accessUntil !== null
  return change(deps, { id, by, action: 'user.change', loses }, async (trx, now) => {
    await trx
      .updateTable('account_user')
      .set({ ...scopeOf(given), updated_at: now })
      .where('id', '=', id)
      .execute()
    await endSessionsOf(trx, id)
  })
}

export function disablePerson(deps: IdentityDeps, id: string, by: By): Promise<ChangeOutcome> {
  return change(deps, { id, by, action: 'user.disable', loses: true }, async (trx, now) => {
    await trx.updateTable('account_user').set({ disabled_at: now, updated_at: now }).where('id', '=', id).execute()
    await trx
      .updateTable('account_invitation')
      .set({ expires_at: now })
      .where('user_id', '=', id)
      .where('expires_at', '>', now)
      .execute()
    await trx.deleteFrom('account_device').where('user_id', '=', id).execute()
    await endSessionsOf(trx, id)
  })
}

export function enablePerson(deps: IdentityDeps, id: string, by: By): Promise<ChangeOutcome> {
  return change(deps, { id, by, action: 'user.enable', loses: false }, async (trx, now, email) => {
    await trx
      .updateTable('account_user')
      .set({ disabled_at: null, opened_at: now, updated_at: now })
      .where('id', '=', id)
      .execute()
    await forgetTries(trx, await triesOf(trx, { id, email }, deps.keyring))
  })
}

export type EndedOutcome = { kind: 'ended'; ended: number; person: PersonListed } | { kind: 'no-such' }

/** For a machine left open, or one that was stolen: all sessions end, those half-way in too; the account stays as it is. */
export async function endPersonSessions(deps: IdentityDeps, id: string, by: By): Promise<EndedOutcome> {
  return deps.db.transaction().execute(async (trx): Promise<EndedOutcome> => {
    if (!(await lockPerson(trx, id))) return { kind: 'no-such' }
    const ended = await endSessionsOf(trx, id)
    const [person] = await listPeople(trx, id)
    await recordChange(deps, trx, { action: 'session.end', user: id, by, detail: { ended } })
    return { kind: 'ended', ended, person: person! }
  })
}

interface Changing {
  id: string
  by: By
  action: 'user.change' | 'user.disable' | 'user.enable'
  /** Whether an administrator would be one no longer. */
  loses: boolean
}

async function change(
  deps: IdentityDeps,
  { id, by, action, loses }: Changing,
  work: (trx: Db, now: Date, email: string) => Promise<void>,
): Promise<ChangeOutcome> {
  const now = deps.now()
  return deps.db.transaction().execute(async (trx): Promise<ChangeOutcome> => {
    // Before the person's own row, so that two changes never wait for each other in a circle.
    const administrators = await lockAdministrators(trx)
    const before = await lockPerson(trx, id)
    if (!before) return { kind: 'no-such' }
    if (loses && administrators.length === 1 && administrators[0] === id) return { kind: 'last-administrator' }
    await work(trx, now, before.email)
    const [after] = await listPeople(trx, id)
    const detail = { before: before.role, beforeUnit: before.unit, role: after!.role, unit: after!.unit }
    await recordChange(deps, trx, { action, user: id, by, detail })
    return { kind: 'changed', person: after! }
  })
}

async function judgeScope(
  db: Db,
  wanted: RoleAndScope,
  now: Date,
): Promise<ScopeRefused | { kind: 'fits'; accessUntil: Day | null }> {
  const fault = scopeFault(wanted)
  if (fault) return { kind: fault === 'unit' ? 'no-unit' : 'no-provider' }
  if (wanted.unit !== null && !(await isCommuneUnit(db, wanted.unit)))
    return { kind: 'unknown-unit', unit: wanted.unit }
  const ended = wanted.unit === null ? null : await findEnded(db, wanted.unit, dayOf(now))
  if (ended) return { kind: 'ended-unit', ...ended }
  const until = accessUntilOf(wanted, dayOf(now))
  return until.kind === 'until' ? { kind: 'fits', accessUntil: until.day } : until
}

const scopeOf = ({ role, unit, provider, accessUntil = null }: RoleAndScope) => ({
  role,
  unit,
  provider,
  access_until: accessUntil,
})

function recordChange(
  deps: IdentityDeps,
  trx: Db,
  { by, ...event }: Pick<Parameters<IdentityDeps['record']>[1], 'action' | 'user' | 'detail'> & { by: By },
): Promise<void> {
  return deps.record(trx, { ...event, outcome: 'done', by: by.userId, address: by.address })
}

/** By mail where there is a mail server; else, or when it refuses, the administrator hands the link over. */
async function deliver(
  { send }: IdentityDeps,
  mail: Invitation & { email: string; name: string; role: RoleAndScope['role'] },
): Promise<Delivery> {
  const { link, expiresAt } = mail
  if (!send) return { delivery: 'shown', link, expiresAt }
  return (await send(mail)) ? { delivery: 'mailed', link: null, expiresAt } : { delivery: 'failed', link, expiresAt }
}

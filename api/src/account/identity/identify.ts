import type { Context } from 'hono'
import type { NextStep, SignInMethod } from 'shared/account/identity-contract-parts.ts'
import { type Identity, nobody } from 'shared/account/identity.ts'
import { type SecurityProfile, sessionLimits } from 'shared/account/profile.ts'
import type { Db } from '../../db/open.ts'
import type { IdentitySettings } from './identity-settings.ts'
import { isOver } from './person-store.ts'
import { readCookies } from './session-cookie.ts'
import { findSession, markSeen, type SessionRow } from './session-store.ts'
import { hashToken } from './token.ts'

/** Who has signed in, even with a step still to do. */
export interface SignedIn {
  sessionId: string
  userId: string
  email: string
  name: string
  provider: string | null
  demo: boolean
  method: SignInMethod
  next: NextStep
  startedAt: Date
  idleEndsAt: Date
  endsAt: Date
  /** What the policy judges: nobody, until every step is done. */
  identity: Identity
}

export type Identify = (cookies: string | undefined, now: Date, how?: { attended: boolean }) => Promise<SignedIn | null>

/**
 * A page asks by itself every half minute. While nobody is at it, it says so, or a session left open on a desk would
 * never grow idle; who leaves the header out only keeps a session they hold already. A stream is opened again and again
 * by the browser itself, which puts no header of ours to it, so that is nobody's presence either.
 */
export const isAttended = (c: Pick<Context, 'req'>): { attended: boolean } => ({
  attended: c.req.header('x-unattended') === undefined && !(c.req.header('accept') ?? '').includes('text/event-stream'),
})

/** How often "seen just now" is written: the idle limit is never overrun, at most met this much early. */
const seenEveryMs = 30_000
/** A sign-in that stands half done is not left lying about. */
const unfinishedMs = 15 * 60_000

/**
 * The guard of every route: one look-up by the hash of the cookie. Nothing is cached, so a session that was ended, a
 * role that was changed or an account that was closed counts from the next request on, in every process.
 */
export function makeIdentify({
  db,
  settings,
}: {
  db: Db
  settings: Pick<IdentitySettings, 'secure' | 'profile' | 'demo'>
}) {
  const identify: Identify = async (cookies, now, { attended } = { attended: true }) => {
    const { session } = readCookies(cookies, settings.secure)
    if (session === null) return null
    const row = await findSession(db, hashToken(session))
    const signedIn = row ? judgeSession(row, settings, now, attended) : null
    if (attended && signedIn && row && now.getTime() - row.seenAt.getTime() >= seenEveryMs)
      await markSeen(db, row.id, now)
    return signedIn
  }
  return identify
}

export function judgeSession(
  row: SessionRow,
  { profile, demo }: { profile: SecurityProfile; demo: boolean },
  now: Date,
  attended = true,
): SignedIn | null {
  if (row.disabledAt !== null || isOver(row.accessUntil, now)) return null
  // A database of the demonstration, moved to where it is none: its accounts and sessions open nothing.
  if ((row.demo || row.method === 'demo') && !demo) return null
  const { idleMs, absoluteMs } = sessionLimits(profile, row.role)
  const endsAt = row.startedAt.getTime() + (row.next === 'ready' ? absoluteMs : unfinishedMs)
  const idleEndsAt = row.seenAt.getTime() + idleMs
  if (now.getTime() >= endsAt || now.getTime() >= idleEndsAt) return null
  return {
    sessionId: row.id,
    userId: row.userId,
    email: row.email,
    name: row.name,
    provider: row.provider,
    demo: row.demo,
    method: row.method,
    next: row.next,
    startedAt: row.startedAt,
    // Where somebody is there, this request is the newest sign of life.
    idleEndsAt: new Date(Math.min(attended ? now.getTime() + idleMs : idleEndsAt, endsAt)),
    endsAt: new Date(endsAt),
    identity: row.next === 'ready' ? identityOf(row) : nobody,
  }
}

const identityOf = ({ role, userId, unit, provider }: SessionRow): Identity => ({
  role,
  id: userId,
  unit,
  ...(provider !== null && { provider }),
})

import type { Db } from '../../db/open.ts'
import { readKioskCookie } from '../identity/session-cookie.ts'
import { hashToken } from '../identity/token.ts'
import { findShowing, markKioskSeen, type ShowingKiosk } from './kiosk-store.ts'

/** How often "seen just now" is written. */
const seenEveryMs = 60_000

/** Which wall display a browser is, by what it was given when it opened the link; ended or expired, it is none. */
export function makeShowing({ db, settings }: { db: Db; settings: { secure: boolean } }) {
  return async (cookies: string | undefined, now: Date): Promise<ShowingKiosk | null> => {
    const token = readKioskCookie(cookies, settings.secure)
    if (token === null) return null
    const kiosk = await findShowing(db, hashToken(token), now)
    if (kiosk && now.getTime() - kiosk.seenAt.getTime() >= seenEveryMs) await markKioskSeen(db, kiosk.id, now)
    return kiosk ?? null
  }
}

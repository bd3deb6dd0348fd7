import type { Context } from 'hono'
import type { Identity } from 'shared/account/identity.ts'
import { addressBlock } from './client-address.ts'
import { makeShowing } from '../kiosk/showing.ts'
import { isAttended, makeIdentify } from './identify.ts'
import type { IdentityDeps } from './identity-deps.ts'
import { readCookies, readKioskCookie } from './session-cookie.ts'
import { addressOf, type Knock } from './visit.ts'

/** What the guard of every route asks of sign-in. */
export interface SignedInSeam {
  /** Null for nobody, and for who has a step of sign-in still to do. A person before the display they stand at. */
  signedIn(c: Context): Promise<Identity | null>
  /** The address of the socket, or as our own proxies wrote it; of IPv6 the network one subscriber has. */
  addressOf(knock: Knock): string
  /** Shows nothing that was ever given to a person or a display, so there is nothing to ask the database about. */
  holdsNothing(knock: Knock): boolean
}

export function makeSignedIn(deps: Pick<IdentityDeps, 'db' | 'now' | 'settings'>): SignedInSeam {
  const identify = makeIdentify(deps)
  const showing = makeShowing(deps)
  return {
    async signedIn(c) {
      const found = await identify(c.req.header('cookie'), deps.now(), isAttended(c))
      if (found && found.identity.id !== null) return found.identity
      const kiosk = await showing(c.req.header('cookie'), deps.now())
      return kiosk && { role: 'kiosk', id: kiosk.id, unit: null }
    },
    addressOf: (knock) => addressBlock(addressOf(knock, deps)),
    holdsNothing(knock) {
      const cookies = knock.req.header('cookie')
      if (cookies === undefined) return true
      const { secure } = deps.settings
      return readCookies(cookies, secure).session === null && readKioskCookie(cookies, secure) === null
    },
  }
}

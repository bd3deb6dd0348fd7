import type { Context } from 'hono'
import { clientAddress } from './client-address.ts'
import type { IdentityDeps, Visit } from './identity-deps.ts'
import { readCookies, writeDeviceCookie, writeSessionCookie } from './session-cookie.ts'
import type { StartedSession } from './sign-in.ts'

/** As much of a request as tells who comes and from where, whether a door has it in hand or the server of Node still. */
export interface Knock {
  env: unknown
  req: { header(name: string): string | undefined }
}

/** The other end of the socket, as the server of Node has it. Without one (a test in process) it is nobody's. */
function socketAddress({ env }: Knock): string {
  return (
    (env as { incoming?: { socket?: { remoteAddress?: string } } } | undefined)?.incoming?.socket?.remoteAddress ??
    'unknown'
  )
}

/** Where a request comes from, as our own proxies wrote it or else the socket has it. */
export const addressOf = (knock: Knock, { settings }: Pick<IdentityDeps, 'settings'>): string =>
  clientAddress(socketAddress(knock), knock.req.header('x-forwarded-for'), settings.proxies)

export function visitOf(c: Knock, deps: Pick<IdentityDeps, 'settings'>): Visit {
  return {
    address: addressOf(c, deps),
    agent: c.req.header('user-agent') ?? '',
    ...readCookies(c.req.header('cookie'), deps.settings.secure),
  }
}

export function giveSession(
  c: Context,
  { session, device }: StartedSession,
  { settings }: Pick<IdentityDeps, 'settings'>,
): void {
  c.header('set-cookie', writeSessionCookie(session, settings.secure), { append: true })
  if (device !== null) c.header('set-cookie', writeDeviceCookie(device, settings.secure), { append: true })
}

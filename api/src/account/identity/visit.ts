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

export function visitOf(c: Knock, { settings }: Pick<IdentityDeps, 'settings'>): Visit {
  return {
    address: clientAddress(socketAddress(c), c.req.header('x-forwarded-for'), settings.proxies),
    agent: c.req.header('user-agent') ?? '',
    ...readCookies(c.req.header('cookie'), settings.secure),
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

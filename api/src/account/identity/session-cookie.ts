import type { Visit } from './identity-deps.ts'

/**
 * Over https the names begin `__Host-`: a browser takes such a cookie only from this very host, over https, for every
 * path, so neither a neighbouring domain nor plain http can plant one. On this machine over http they cannot be had.
 */
const cookieNames = (secure: boolean) =>
  secure
    ? { session: '__Host-nhipso', device: '__Host-nhipso-device', kiosk: '__Host-nhipso-kiosk' }
    : { session: 'nhipso', device: 'nhipso-device', kiosk: 'nhipso-kiosk' }

/** What the browser of a person holds of ours. */
export function readCookies(header: string | undefined, secure: boolean): Pick<Visit, 'session' | 'device'> {
  const names = cookieNames(secure)
  return { session: readToken(header, names.session), device: readToken(header, names.device) }
}

/** What a wall display holds. */
export const readKioskCookie = (header: string | undefined, secure: boolean): string | null =>
  readToken(header, cookieNames(secure).kiosk)

/** A name given twice is taken for neither. */
function readToken(header: string | undefined, name: string): string | null {
  const pairs = (header ?? '').slice(0, 8192).split(';')
  const found = pairs.map((pair) => pair.trim()).filter((pair) => pair.startsWith(`${name}=`))
  const value = found.length === 1 ? found[0]!.slice(name.length + 1) : ''
  return /^[A-Za-z0-9_-]{43}$/.test(value) ? value : null
}

const deviceDays = 180

export function writeSessionCookie(token: string, secure: boolean): string {
  return write(cookieNames(secure).session, token, secure)
}

/** Says only that its holder signed in here before; it opens nothing. */
export function writeDeviceCookie(token: string, secure: boolean): string {
  return write(cookieNames(secure).device, token, secure, deviceDays * 86_400)
}

/** A display is switched off at night: its browser keeps this until the display's last day. */
export const writeKioskCookie = (token: string, secure: boolean, seconds: number): string =>
  write(cookieNames(secure).kiosk, token, secure, seconds)

export const clearSessionCookie = (secure: boolean): string => write(cookieNames(secure).session, '', secure, 0)

/** Without Max-Age the browser forgets it when it closes; the server ends it before that. */
function write(name: string, value: string, secure: boolean, maxAge?: number): string {
  const parts = [`${name}=${value}`, 'Path=/', 'HttpOnly', 'SameSite=Strict']
  if (secure) parts.push('Secure')
  if (maxAge !== undefined) parts.push(`Max-Age=${maxAge}`)
  return parts.join('; ')
}

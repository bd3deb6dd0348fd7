import type { Visit } from './identity-deps.ts'

/**
 * Over https the names begin `__Host-`: a browser takes such a cookie only from this very host, over https, for every
 * path, so neither a neighbouring domain nor plain http can plant one. On this machine over http they cannot be had.
 */
const cookieNames = (secure: boolean) =>
  secure ? { session: '__Host-nhipso', device: '__Host-nhipso-device' } : { session: 'nhipso', device: 'nhipso-device' }

/** What the browser holds of ours. A name given twice is taken for neither. */
export function readCookies(header: string | undefined, secure: boolean): Pick<Visit, 'session' | 'device'> {
  const pairs = (header ?? '').slice(0, 8192).split(';')
  const read = (name: string) => {
    const found = pairs.map((pair) => pair.trim()).filter((pair) => pair.startsWith(`${name}=`))
    const value = found.length === 1 ? found[0]!.slice(name.length + 1) : ''
    return /^[A-Za-z0-9_-]{43}$/.test(value) ? value : null
  }
  const names = cookieNames(secure)
  return { session: read(names.session), device: read(names.device) }
}

const deviceDays = 180

export function writeSessionCookie(token: string, secure: boolean): string {
  return write(cookieNames(secure).session, token, secure)
}

/** Says only that its holder signed in here before; it opens nothing. */
export function writeDeviceCookie(token: string, secure: boolean): string {
  return write(cookieNames(secure).device, token, secure, deviceDays * 86_400)
}

export const clearSessionCookie = (secure: boolean): string => write(cookieNames(secure).session, '', secure, 0)

/** Without Max-Age the browser forgets it when it closes; the server ends it before that. */
function write(name: string, value: string, secure: boolean, maxAge?: number): string {
  const parts = [`${name}=${value}`, 'Path=/', 'HttpOnly', 'SameSite=Strict']
  if (secure) parts.push('Secure')
  if (maxAge !== undefined) parts.push(`Max-Age=${maxAge}`)
  return parts.join('; ')
}

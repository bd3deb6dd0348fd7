import { isLoopbackHost } from '../identity/identity-settings.ts'

interface Asked {
  method: string
  origin: string | undefined
  /** `Sec-Fetch-Site`, which a page cannot write itself. */
  site: string | undefined
}

/**
 * Does a change come from a page of ours? Cookies alone do not tell: SameSite counts a neighbouring subdomain as the
 * same site. A browser names the origin with every change; who names none is no page.
 */
export function comesFromOurPage(
  { method, origin, site }: Asked,
  ours: { publicUrl: string; secure: boolean },
): boolean {
  if (method === 'GET' || method === 'HEAD') return true
  if (site !== undefined && site !== 'same-origin') return false
  if (origin === undefined) return false
  if (origin === ours.publicUrl) return true
  if (ours.secure) return false
  // On this very machine one program has three names, and the pages may come from the development server's port.
  const url = URL.parse(origin)
  if (!url || url.protocol !== 'http:' || !isLoopbackHost(url.hostname)) return false
  return site === 'same-origin' || url.port === new URL(ours.publicUrl).port
}

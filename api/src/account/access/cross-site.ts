export interface Sender {
  method: string
  origin: string | undefined
  secFetchSite: string | undefined
}

const safe = ['GET', 'HEAD', 'OPTIONS']

/**
 * Whether a request that changes something may have been sent by a page of somebody else with our cookie. Browsers name
 * the page in two headers that a page cannot forge; both must be ours, and silence is not.
 */
export function isCrossSite({ method, origin, secFetchSite }: Sender, ours: readonly string[]): boolean {
  if (safe.includes(method)) return false
  if (secFetchSite !== undefined && secFetchSite !== 'same-origin') return true
  return origin === undefined || !ours.includes(origin)
}

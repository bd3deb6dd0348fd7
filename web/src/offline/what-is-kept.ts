/**
 * What a phone keeps so that the last figures can be read where there is no line: answers about figures, which carry no
 * personal data, and who the reader is. The service worker and the pages go by these same rules.
 */
export const keptCache = 'answers'

/** The database in which visits are kept that are filled in where there is no line. */
export const shelfName = 'nhipso-visits'

/** When a kept answer had been given by the server, as an HTTP date; no header of this name comes from the server. */
export const keptAtHeader = 'x-kept-at'

const worthKeeping = [
  /^\/api\/(province|overview|exceptions|boundaries|incident-bands)$/,
  /^\/api\/account\/(ways|me)$/,
  /^\/api\/units\/[^/]+\/(kpis|standing)$/,
  /^\/api\/kpis(\/[^/]+(\/(values|trend|control-chart|comparison))?)?$/,
]

/** Whether the last answer from this path is kept. Sign-in, accounts, the trail and everything that changes are not. */
export const isWorthKeeping = (path: string): boolean => worthKeeping.some((pattern) => pattern.test(path))

/** A page of the program, not an answer, a file or a document to download. */
export const isPageAddress = /^\/(?!api\/|assets\/|\.well-known\/)(?!.*\.[a-z]\w*(\?|$))/

/** The same answer, with the instant it was given at: whoever shows it must say so. */
export function markKept(answer: Response): Response {
  const headers = new Headers(answer.headers)
  headers.set(keptAtHeader, answer.headers.get('date') ?? new Date(0).toUTCString())
  return new Response(answer.body, { status: answer.status, statusText: answer.statusText, headers })
}

import { createHash } from 'node:crypto'
import type { MiddlewareHandler } from 'hono'
import type { AnswerStore, KeptAnswer } from './answer-store.ts'
import { headersAreOn } from './security-headers.ts'
import { isSmallWanted, makeSmall } from './small-answer.ts'

export interface CacheOptions {
  store: AnswerStore
  /** What the data are now; two answers under the same stamp are the same, the clock aside. */
  stamp: () => string | Promise<string>
  /** The clock changes answers too (what is due, which period runs), so none is used longer than this. */
  maxAgeMs: number
  /** What every answer says besides; kept with it, so that a kept answer goes out untouched. */
  always: Readonly<Record<string, string>>
  now: () => Date
  /** Whether who asks in this request has not signed in, and came through by the address alone. */
  askedByVisitor: () => boolean
}

export interface KeptAnswers {
  /** Keeps whole answers as bytes under their URL, and answers 304 to who has them already. */
  keep: MiddlewareHandler
  /**
   * The answer to a visitor, where it is kept, up to date and nothing must be waited for; null for everything else. Asks
   * whether the visitor may pass only once there is something to hand out.
   */
  atOnce(request: Request, passes: () => boolean): Response | null
}

export function keepAnswers({ store, stamp, maxAgeMs, always, now, askedByVisitor }: CacheOptions): KeptAnswers {
  const findFresh = (url: string, current: string, at: number) => {
    const kept = store.find(url)
    return kept && kept.stamp === current && Math.abs(at - kept.at) < maxAgeMs ? kept : null
  }
  return {
    async keep(c, next) {
      // HEAD says of the answer what GET says; the body is taken off it further out.
      if (c.req.method !== 'GET' && c.req.method !== 'HEAD') return next()
      const url = c.req.url
      const asked = stamp()
      // Awaiting what is known already would cost a turn of the loop at every answer.
      const current = typeof asked === 'string' ? asked : await asked
      const at = now().getTime()
      const kept = findFresh(url, current, at)
      if (kept) {
        headersAreOn(c)
        kept.open ||= askedByVisitor()
        return answer(await fitting(kept, c.req.header('accept-encoding')), c.req.header('if-none-match'))
      }
      await next()
      if (c.res.status !== 200 || c.res.headers.get('content-type')?.startsWith('application/json') !== true) return
      // What is handed to one asker alone is no answer to the next.
      if (c.res.headers.has('set-cookie')) return
      const body = new Uint8Array(await c.res.arrayBuffer())
      const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`
      const headers = {
        'content-length': String(body.byteLength),
        ...Object.fromEntries(c.res.headers),
        ...always,
        etag,
        vary: 'accept-encoding',
        'cache-control': 'private, no-cache',
      }
      // Stamped with what was known before the answer was computed: data that came meanwhile make it stale, never wrong.
      const fresh = { body, headers, etag, stamp: current, at, open: askedByVisitor() }
      store.keep(url, fresh)
      c.res = undefined
      c.res = answer(await fitting(fresh, c.req.header('accept-encoding')), c.req.header('if-none-match'))
      return
    },
    atOnce(request, passes) {
      if (request.method !== 'GET') return null
      const current = stamp()
      if (typeof current !== 'string') {
        // Whoever goes on waits for the same question, and hears of a database that is away.
        current.catch(() => {})
        return null
      }
      const kept = findFresh(request.url, current, now().getTime())
      if (!kept?.open || !passes()) return null
      const small = isSmallWanted(kept, request.headers.get('accept-encoding'))
      if (small && !kept.small) return null
      return answer((small && kept.small) || kept, request.headers.get('if-none-match') ?? undefined)
    },
  }
}

const fitting = async (kept: KeptAnswer, acceptEncoding: string | undefined): Promise<KeptAnswer> =>
  isSmallWanted(kept, acceptEncoding) ? (kept.small ?? makeSmall(kept)) : kept

function answer(kept: KeptAnswer, ifNoneMatch: string | undefined): Response {
  if (ifNoneMatch !== undefined && holds(ifNoneMatch, kept.etag)) {
    const { 'content-length': _, 'content-type': __, ...headers } = kept.headers
    return new Response(null, { status: 304, headers })
  }
  return new Response(kept.body, { headers: kept.headers })
}

/** Whether the asker holds the answer of this tag already. */
export const holds = (ifNoneMatch: string, etag: string): boolean =>
  ifNoneMatch === '*' || ifNoneMatch.split(',').some((one) => weakless(one.trim()) === weakless(etag))

const weakless = (etag: string): string => etag.replace(/^W\//, '')

import type { Context, MiddlewareHandler } from 'hono'

/**
 * Nothing but ourselves may be loaded, asked or framed, and no text becomes markup or code: a script that tries is
 * stopped by the browser before it does harm.
 */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  // By name the one script a page may name in a text (`web/src/offline/register.ts`).
  'trusted-types service-worker',
].join('; ')

const securityHeaderValues: Readonly<Record<string, string>> = {
  'content-security-policy': policy,
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=()',
}

/** A browser that has been here over https comes back over nothing else; over http the header would mean nothing. */
const overHttps = { 'strict-transport-security': 'max-age=31536000; includeSubDomains' }

export const securityHeadersOf = ({ secure }: { secure: boolean }): Readonly<Record<string, string>> => ({
  ...securityHeaderValues,
  ...(secure && overHttps),
})

const answersThatHaveThem = new WeakSet<Context>()

/** Told by whoever answers with these headers already: touching each answer's headers once more is dear. */
export const headersAreOn = (c: Context): unknown => answersThatHaveThem.add(c)

/** On every answer, refusals and files included. */
export function makeSecurityHeaders(settings: { secure: boolean }): MiddlewareHandler {
  const headers = Object.entries(securityHeadersOf(settings))
  return async (c, next) => {
    await next()
    if (answersThatHaveThem.has(c)) return
    for (const [name, value] of headers) c.res.headers.set(name, value)
    // What says nothing about keeping is not to be kept: the next figure may be another.
    if (!c.res.headers.has('cache-control')) c.res.headers.set('cache-control', 'no-store')
  }
}

import type { MiddlewareHandler } from 'hono'

/** Nothing but ourselves may be loaded or asked; Mantine writes its sizes as inline styles, hence the one exception. */
const policy = [
  "default-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ')

export const securityHeaderValues = {
  'content-security-policy': policy,
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=()',
}
const headers = Object.entries(securityHeaderValues)

export const securityHeaders: MiddlewareHandler = async (c, next) => {
  await next()
  for (const [name, value] of headers) c.res.headers.set(name, value)
  // What says nothing about keeping is not to be kept: the next figure may be another.
  if (!c.res.headers.has('cache-control')) c.res.headers.set('cache-control', 'no-store')
}

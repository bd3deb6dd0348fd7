import type { RouteConfig } from '@hono/zod-openapi'
import type { MiddlewareHandler } from 'hono'
import { httpSays, valueSays } from 'shared/messages/http.ts'
import { badRequest, Refusal } from './refusal.ts'

interface Address {
  path: RegExp
  method: string
  /** What kind of body it takes. A file is counted and read by its door, while it comes in. */
  takes: 'application/json' | typeof file
  query: readonly string[]
}

const bodyLimit = 1_000_000
const file = 'application/octet-stream'
/** Any route may be asked in a language. */
const everywhere = ['lang']

/**
 * What every request must be before a door looks at it: readable, to an address there is, by a method it takes, with
 * parameters it knows, and with a body of the kind and size we take. A misspelt `?form=` would otherwise be answered
 * with the default period, a number right for another question.
 */
export function makeGate(routes: readonly RouteConfig[]): MiddlewareHandler {
  const addresses = routes.map(addressOf)
  return async (c, next) => {
    refuseUnreadable(c.req.url)
    const path = c.req.path
    if (path.startsWith('/api/') || path === '/api') {
      const address = findAddress(addresses, path, c.req.method)
      refuseUnknownParameters(new URL(c.req.url).searchParams, address.query)
      if (address.takes === file) {
        if (kindOf(c.req.raw) !== file) throw new Refusal(415, httpSays.fileOnly)
        return next()
      }
    } else if (!reads(c.req.method)) {
      throw notAllowed(['GET', 'HEAD'])
    }
    if (!reads(c.req.method)) c.req.raw = await takeBody(c.req.raw)
    await next()
  }
}

const reads = (method: string): boolean => method === 'GET' || method === 'HEAD'

function addressOf(route: RouteConfig): Address {
  const query = route.request?.query as { shape?: Record<string, unknown> } | undefined
  return {
    path: new RegExp(`^${route.path.replaceAll('.', '\\.').replaceAll(/\{\w+\}/g, '[^/]+')}$`),
    method: route.method.toUpperCase(),
    takes: route.request?.body?.content[file] ? file : 'application/json',
    query: [...Object.keys(query?.shape ?? {}), ...everywhere],
  }
}

function findAddress(addresses: readonly Address[], path: string, method: string): Address {
  const there = addresses.filter((address) => address.path.test(path))
  if (there.length === 0) throw new Refusal(404, httpSays.noSuchAddress, { parameters: { path } })
  const found = there.find((address) => address.method === (method === 'HEAD' ? 'GET' : method))
  if (!found) throw notAllowed(there.flatMap(({ method: one }) => (one === 'GET' ? ['GET', 'HEAD'] : [one])))
  return found
}

function notAllowed(methods: string[]): Refusal {
  const allow = methods.join(', ')
  return new Refusal(405, httpSays.methodsAllowed, { parameters: { allow }, headers: { allow } })
}

/** Every % must begin UTF-8 in hexadecimal, and no text may hold NUL: PostgreSQL has no way to keep one. */
function refuseUnreadable(url: string): void {
  const at = url.indexOf('?')
  const parts = { path: at < 0 ? url : url.slice(0, at), query: at < 0 ? '' : url.slice(at) }
  for (const [name, text] of Object.entries(parts)) {
    if (!text.includes('%')) continue
    let plain: string
    try {
      plain = decodeURIComponent(text)
    } catch {
      throw badRequest({ at: name, detail: httpSays.badEscape })
    }
    if (plain.includes('\0')) throw badRequest({ at: name, detail: httpSays.nulByte })
  }
}

function refuseUnknownParameters(asked: URLSearchParams, known: readonly string[]): void {
  const unknown = [...new Set(asked.keys())].filter((name) => !known.includes(name))
  if (unknown.length > 0) {
    const parameters = { known: known.join(', ') }
    throw badRequest(...unknown.map((name) => ({ at: `query.${name}`, detail: valueSays.unknownName, parameters })))
  }
  // Two answers to one question: which of them would be read is nobody's to guess.
  const twice = [...new Set(known)].filter((name) => asked.getAll(name).length > 1)
  if (twice.length > 0)
    throw badRequest(...twice.map((name) => ({ at: `query.${name}`, detail: valueSays.givenTwice })))
  const lang = asked.get('lang')
  if (lang !== null && lang !== 'vi' && lang !== 'en') {
    throw badRequest({ at: 'query.lang', detail: valueSays.oneOf, parameters: { options: 'vi, en' } })
  }
}

const kindOf = (request: Request): string | undefined =>
  request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase()

/** Takes the whole body in, so that one sent in chunks is counted too, and hands it on as it came. */
async function takeBody(request: Request): Promise<Request> {
  if (request.body === null || isBare(request.headers)) return request
  if (kindOf(request) !== 'application/json') throw new Refusal(415, httpSays.jsonOnly)
  const tooLarge = new Refusal(413, httpSays.tooLarge, { parameters: { limit: String(bodyLimit) } })
  if (Number(request.headers.get('content-length') ?? 0) > bodyLimit) throw tooLarge
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of request.body) {
    size += (chunk as Uint8Array).byteLength
    if (size > bodyLimit) throw tooLarge
    chunks.push(chunk as Uint8Array)
  }
  return new Request(request.url, { method: request.method, headers: request.headers, body: Buffer.concat(chunks) })
}

/**
 * An order that says it all by its address: the server hands on a body even where none was sent, but a body there is has
 * a length or comes in chunks (RFC 9112, 6.3).
 */
const isBare = (headers: Headers): boolean =>
  !headers.has('content-type') && !headers.has('transfer-encoding') && Number(headers.get('content-length') ?? 0) === 0

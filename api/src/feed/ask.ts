import type { KeptFeed } from 'shared/feed/feed.ts'
import type { Asking } from 'shared/feed/next-ask.ts'
import { Agent, errors, fetch, type Response } from 'undici'
import { guardedConnector } from '../http/egress/guarded-agent.ts'
import type { EgressOptions } from '../http/egress/guarded-connect.ts'
import type { Fault } from './read/reading.ts'

export type FailedOutcome = 'unreachable' | 'deadline' | 'status' | 'too-large' | 'unreadable'

/** What came back from asking: the bytes as they were sent, or why there are none. `body` is kept to be looked at. */
export type Answer =
  | { kind: 'answered'; body: Buffer; contentType: string | null }
  | { kind: 'failed'; outcome: FailedOutcome; fault: Fault; body?: Buffer; contentType?: string | null }

type Asked = Pick<KeptFeed, 'url' | 'format' | 'deadlineMs' | 'maxBytes'>

/** One request, as it goes out. */
export interface Request extends Pick<KeptFeed, 'url' | 'deadlineMs' | 'maxBytes'> {
  method?: 'GET' | 'POST'
  body?: string | null
  headers?: Readonly<Record<string, string>>
}

/** Where requests may go out to. */
export type WayOut = Pick<EgressOptions, 'rules' | 'now'>

const connectMs = 3_000
const headerBytes = 16 * 1024
/** Of an answer that is an error anyway, only so much is kept to be looked at. */
const errorBytes = 64 * 1024

export const ask = (
  feed: Asked,
  asking: Pick<Asking, 'from' | 'to'>,
  way: WayOut & { stop?: AbortSignal | undefined },
): Promise<Answer> => askAt({ ...feed, url: addressOf(feed, asking) }, way)

/**
 * Asks a subsystem once and trusts nothing: one deadline for the whole, because a server that sends a byte a second
 * never trips an idle timer; bytes counted after decompression, while they come; no redirects; and only to where requests may go out. The connection is the
 * asking's own and is destroyed with it, so a bad server leaves nothing behind.
 */
export async function askAt(
  feed: Request,
  { rules, now, stop }: WayOut & { stop?: AbortSignal | undefined },
): Promise<Answer> {
  const agent = new Agent({
    connections: 1,
    pipelining: 0,
    maxHeaderSize: headerBytes,
    allowH2: false,
    connect: guardedConnector({ rules, now, connectMs: Math.min(connectMs, feed.deadlineMs) }),
    headersTimeout: feed.deadlineMs,
    bodyTimeout: feed.deadlineMs,
  })
  const deadline = AbortSignal.timeout(feed.deadlineMs)
  const received = { bytes: 0 }
  try {
    const response = await fetch(feed.url, {
      method: feed.method ?? 'GET',
      ...(feed.body !== null && feed.body !== undefined && { body: feed.body }),
      dispatcher: agent,
      redirect: 'manual',
      signal: stop ? AbortSignal.any([deadline, stop]) : deadline,
      headers: { accept: '*/*', 'accept-encoding': 'gzip', 'user-agent': 'nhip-so', ...feed.headers },
    })
    return await judge(response, feed, received)
  } catch (error) {
    if (deadline.aborted)
      return failed('deadline', { message: 'deadline', parameters: { milliseconds: feed.deadlineMs } })
    return broken(codeOf(error), received.bytes)
  } finally {
    await agent.destroy()
  }
}

async function judge(
  response: Response,
  feed: Pick<Request, 'maxBytes'>,
  received: { bytes: number },
): Promise<Answer> {
  const contentType = response.headers.get('content-type')
  const status = response.status
  if (status !== 200) {
    const message = status >= 300 && status < 400 ? 'redirected' : 'status'
    const body = await take(response, errorBytes, { bytes: 0 }).catch(() => null)
    const fault: Fault = { message, parameters: { status } }
    return { kind: 'failed', outcome: 'status', fault, contentType, ...(body && { body: body.bytes }) }
  }
  const body = await take(response, feed.maxBytes, received)
  if (body.cut) return failed('too-large', { message: 'tooLarge', parameters: { bytes: feed.maxBytes } })
  return { kind: 'answered', body: body.bytes, contentType }
}

/** The body up to `most` bytes; what comes after them is not waited for. */
async function take(
  response: Response,
  most: number,
  received: { bytes: number },
): Promise<{ bytes: Buffer; cut: boolean }> {
  const chunks: Uint8Array[] = []
  if (!response.body) return { bytes: Buffer.alloc(0), cut: false }
  // Leaving the loop early cancels the stream and, with it, the connection.
  for await (const chunk of response.body as AsyncIterable<Uint8Array>) {
    if (received.bytes + chunk.byteLength > most) {
      chunks.push(chunk.subarray(0, most - received.bytes))
      return { bytes: Buffer.concat(chunks), cut: true }
    }
    received.bytes += chunk.byteLength
    chunks.push(chunk)
  }
  return { bytes: Buffer.concat(chunks), cut: false }
}

/** `yyyymmdd` for the systems that speak JSON, `yyyy-mm-dd` for the exports of lines. */
export function addressOf(feed: Pick<KeptFeed, 'url' | 'format'>, asking: Pick<Asking, 'from' | 'to'>): string {
  const write = (day: string) => (feed.format.endsWith('-json') ? day.replaceAll('-', '') : day)
  const address = new URL(feed.url)
  address.searchParams.set('tuNgay', write(asking.from))
  address.searchParams.set('denNgay', write(asking.to))
  return address.href
}

export const failed = (outcome: FailedOutcome, fault: Fault): Answer => ({ kind: 'failed', outcome, fault })

function broken(code: string, bytes: number): Answer {
  if (/^(HPE_|UND_ERR_HEADERS_OVERFLOW|UND_ERR_RES_CONTENT_LENGTH)/.test(code))
    return failed('unreadable', { message: 'badProtocol', parameters: { code } })
  if (/^(Z_|ERR__ZLIB|ERR_BUFFER_TOO_LARGE)/.test(code))
    return failed('unreadable', { message: 'badEncoding', parameters: { code } })
  return bytes > 0
    ? failed('unreachable', { message: 'brokenOff', parameters: { bytes, code } })
    : failed('unreachable', { message: 'unreachable', parameters: { code } })
}

/** The innermost code is the one that says what happened: `fetch failed` ← `other side closed` ← ECONNRESET. */
function codeOf(error: unknown): string {
  let code = 'UNKNOWN'
  for (let at = error, depth = 0; at instanceof Error && depth < 8; at = at.cause, depth++) {
    const inner = at instanceof AggregateError ? at.errors[0] : at
    if (inner instanceof Error && 'code' in inner && typeof inner.code === 'string') code = inner.code
    else if (inner instanceof errors.HTTPParserError) code = 'HPE_INVALID' // undici names it only by its class
  }
  return code
}

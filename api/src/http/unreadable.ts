import { randomUUID } from 'node:crypto'
import { STATUS_CODES } from 'node:http'
import type { Duplex } from 'node:stream'
import { httpSays } from 'shared/messages/http.ts'
import { problemOf } from './problem.ts'
import { Refusal } from './refusal.ts'
import { securityHeadersOf } from './security-headers.ts'

type Broken = Error & { code?: string; rawPacket?: Buffer }

export interface UnreadableAnswers {
  /** For `clientError` of the server. */
  answer: (error: Broken, socket: Duplex) => void
  /** For a target that is no address of ours, or a host that is none: Node has read the request, the server cannot. */
  refuse: (error: unknown) => Response
}

/** What Node could not read as a request never reaches a door; it is refused in the same words and headers as the rest. */
export function makeUnreadableAnswers(settings: { secure: boolean }): UnreadableAnswers {
  const always = securityHeadersOf(settings)
  return {
    answer(error, socket) {
      // An asker who is gone, or who is being answered already, is not spoken to.
      if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy()
      const english = /^\S* \S*[?&]lang=en[&\s]/.test(error.rawPacket?.subarray(0, 4_000).toString('latin1') ?? '')
      const { status, headers, body } = write(refusalOf(error.code), english ? 'en' : 'vi', always)
      const lines = Object.entries({ ...headers, 'content-length': Buffer.byteLength(body), connection: 'close' })
      const head = lines.map(([name, value]) => `${name}: ${value}\r\n`).join('')
      socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${head}\r\n${body}`)
    },
    refuse(error) {
      const unreadable = error instanceof Error && error.name === 'RequestError'
      const { status, headers, body } = write(unreadable ? refusalOf(error.message) : error, 'vi', always)
      return new Response(body, { status, headers })
    },
  }
}

function refusalOf(code = 'HPE_UNKNOWN'): Refusal {
  if (code === 'HPE_HEADER_OVERFLOW') return new Refusal(431, httpSays.headTooLarge)
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return new Refusal(408, httpSays.tooSlow)
  const detail = httpSays.notHttp
  return new Refusal(400, detail, { parameters: { code }, places: [{ at: 'request', detail, parameters: { code } }] })
}

function write(error: unknown, locale: 'vi' | 'en', always: Readonly<Record<string, string>>) {
  const { problem, headers } = problemOf(error, locale, `urn:uuid:${randomUUID()}`)
  return {
    status: problem.status,
    headers: {
      'content-type': 'application/problem+json',
      'cache-control': 'no-store',
      ...always,
      ...headers,
    },
    body: JSON.stringify(problem),
  }
}

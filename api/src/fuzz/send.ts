import { connect } from 'node:net'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import type { FuzzRequest } from './request-arb.ts'
import { watchStillness } from './stillness.ts'

export interface Answer {
  status: number
  headers: Map<string, string>
  body: string
  tookMs: number
  /** How long the program stood still for its own work meanwhile, where it runs in this process. */
  stillMs?: number
}

/** Where requests are sent. */
export interface Target {
  app: { request: (path: string, init: RequestInit) => Response | Promise<Response> }
  /** Sent with what reads: somebody who may read much. What would change something is sent by nobody, from our own page. */
  reader: [string, string]
  page: [string, string]
  host: string
  port: number
}

const deadlineMs = 10_000

export async function send(target: Target, request: FuzzRequest): Promise<Answer> {
  const began = performance.now()
  const still = watchStillness()
  const known = request.method === 'GET' || request.method === 'HEAD' ? target.reader : target.page
  const sent = { ...request, headers: [...request.headers, known] }
  try {
    const answer = request.over === 'app' ? await throughApp(target, sent) : await overSocket(target, sent)
    // Before anything is made of the answer: that is the fuzzer's own work.
    return { ...answer, tookMs: performance.now() - began, stillMs: still() }
  } finally {
    // One that hung up has no answer, and the watch that goes on keeps the whole process from ending.
    still()
  }
}

async function throughApp(
  { app }: Target,
  { method, target, headers, body }: FuzzRequest,
): Promise<Omit<Answer, 'tookMs'>> {
  // What begins with two strokes would be read as the name of another host.
  const response = await app.request(`http://localhost${target}`, { method, headers, ...(body !== null && { body }) })
  const packed = Buffer.from(await response.arrayBuffer())
  const answered = new Map(response.headers)
  return { status: response.status, headers: answered, body: unpack(packed, answered) }
}

/** Writes the request as it stands and reads until the other side closes. */
async function overSocket({ host, port }: Target, request: FuzzRequest): Promise<Omit<Answer, 'tookMs'>> {
  const socket = connect({ host, port })
  socket.setTimeout(deadlineMs, () => socket.destroy(new Error(`no answer within ${deadlineMs} ms`)))
  const body = request.body === null ? null : Buffer.from(request.body)
  const length =
    body === null || request.headers.some(([name]) => name === 'content-length')
      ? []
      : [`content-length: ${body.length}`]
  const named = request.headers.some(([name]) => name === 'host') ? [] : [`host: ${host}:${port}`]
  const lines = [
    `${request.method} ${request.target} HTTP/1.1`,
    ...named,
    ...length,
    'connection: close',
    ...request.headers.map(([name, value]) => `${name}: ${value}`),
  ]
  socket.write(`${lines.join('\r\n')}\r\n\r\n`, 'latin1')
  if (body) socket.write(body)
  const chunks: Buffer[] = []
  try {
    for await (const chunk of socket) chunks.push(chunk as Buffer)
  } catch (error) {
    // One that has answered may hang up on what is still being sent to it.
    if (chunks.length === 0 || (error as NodeJS.ErrnoException).code !== 'ECONNRESET') throw error
  }
  return parseAnswer(Buffer.concat(chunks), request.method)
}

function parseAnswer(bytes: Buffer, method: string): Omit<Answer, 'tookMs'> {
  const end = bytes.indexOf('\r\n\r\n')
  if (end < 0) throw new Error(`no HTTP answer, but ${bytes.length} bytes: ${bytes.subarray(0, 80).toString('latin1')}`)
  const [first = '', ...lines] = bytes.subarray(0, end).toString('latin1').split('\r\n')
  const headers = new Map(
    lines.map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 1).trim()]),
  )
  const rest = bytes.subarray(end + 4)
  const chunked = headers.get('transfer-encoding') === 'chunked' && method !== 'HEAD'
  const body = unpack(chunked ? dechunk(rest) : rest, headers)
  return { status: Number(first.split(' ')[1]), headers, body }
}

/** The text of an answer, which goes out small to whoever says that it takes it so. */
function unpack(bytes: Buffer, headers: ReadonlyMap<string, string>): string {
  if (bytes.length === 0) return ''
  switch (headers.get('content-encoding')) {
    case 'gzip':
      return gunzipSync(bytes).toString('utf8')
    case 'br':
      return brotliDecompressSync(bytes).toString('utf8')
    default:
      return bytes.toString('utf8')
  }
}

function dechunk(bytes: Buffer): Buffer {
  const parts: Buffer[] = []
  for (let at = 0; ;) {
    const end = bytes.indexOf('\r\n', at)
    const size = Number.parseInt(bytes.subarray(at, end).toString('latin1'), 16)
    if (end < 0 || !(size > 0)) return Buffer.concat(parts)
    parts.push(bytes.subarray(end + 2, end + 2 + size))
    at = end + 4 + size
  }
}

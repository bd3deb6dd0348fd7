/** What may be wrong with an answer as an answer, before anyone asks what it says. */
export type AnswerFault = 'not-http' | 'head-too-large' | 'bad-head' | 'bad-framing' | 'short' | 'long'

export interface HttpAnswer {
  status: number
  /** Names in small letters; of a name that comes twice, the first value. */
  headers: Map<string, string>
  body: Buffer
  /** There was more than is read. */
  cut: boolean
}

export interface AnswerReader {
  /** `enough` when the answer is whole, or wrong, or longer than is read. */
  take(chunk: Buffer): 'more' | 'enough'
  /** What was read when nothing more comes; `closed` when the other end has ended by itself. */
  finish(
    closed: boolean,
  ): { kind: 'answer'; answer: HttpAnswer } | { kind: 'fault'; fault: AnswerFault; status: number | null }
}

const most = { head: 16 * 1024, body: 64 * 1024 }
const endOfHead = Buffer.from('\r\n\r\n')
const statusLine = /^HTTP\/1\.[01] ([1-5]\d\d)(?: [^\r\n]*)?$/
const headerLine = /^([!#$%&'*+.^_`|~0-9A-Za-z-]+):[ \t]*([^\r\n\0]*?)[ \t]*$/

type Framing = { kind: 'none' } | { kind: 'length'; length: number } | { kind: 'chunked' } | { kind: 'close' }

/**
 * Reads one HTTP/1 answer as strictly as it can be read, and no more of it than 16 kB of head and 64 kB of body. A probe
 * needs nothing else of HTTP, and at some hundred a second the client of the platform costs twice what this does.
 */
export function makeAnswerReader(method: 'GET' | 'HEAD'): AnswerReader {
  let head: Buffer = Buffer.alloc(0)
  let status: number | null = null
  let headers = new Map<string, string>()
  let framing: Framing | null = null
  let fault: AnswerFault | null = null
  let whole = false
  let cut = false
  const body: Buffer[] = []
  let length = 0
  const chunks = makeChunkReader(keep)

  function keep(part: Buffer): void {
    const room = most.body - length
    if (part.length > room) cut = true
    const kept = part.length > room ? part.subarray(0, room) : part
    length += kept.length
    if (kept.length > 0) body.push(kept)
  }

  const wrong = (what: AnswerFault): 'enough' => {
    fault = what
    return 'enough'
  }

  function takeHead(chunk: Buffer): 'more' | 'enough' {
    head = head.length === 0 ? chunk : Buffer.concat([head, chunk])
    if (!'HTTP/1.'.startsWith(head.toString('latin1', 0, 7))) return wrong('not-http')
    const end = head.indexOf(endOfHead)
    if (end > most.head || (end < 0 && head.length > most.head)) return wrong('head-too-large')
    if (end < 0) return 'more'
    const rest = head.subarray(end + 4)
    const read = readHead(head.toString('latin1', 0, end))
    if (!read) return wrong('bad-head')
    head = Buffer.alloc(0)
    // 100 Continue, 103 Early Hints: not the answer yet.
    if (read.status < 200) return rest.length > 0 ? takeHead(rest) : 'more'
    status = read.status
    headers = read.headers
    framing = framingOf(method, read)
    if (!framing) return wrong('bad-framing')
    if (framing.kind === 'none' || (framing.kind === 'length' && framing.length === 0)) {
      whole = true
      return rest.length > 0 ? wrong('long') : 'enough'
    }
    return rest.length > 0 ? takeBody(rest, framing) : 'more'
  }

  function takeBody(chunk: Buffer, by: Framing): 'more' | 'enough' {
    if (by.kind === 'chunked') {
      const outcome = chunks(chunk)
      if (outcome === 'bad') return wrong('bad-framing')
      whole = outcome === 'end'
    } else {
      keep(chunk)
      if (by.kind === 'length' && !cut && length > by.length) return wrong('long')
      whole = by.kind === 'length' && length === by.length
    }
    return whole || cut ? 'enough' : 'more'
  }

  return {
    take: (chunk) => (framing ? takeBody(chunk, framing) : takeHead(chunk)),
    finish(closed) {
      if (fault) return { kind: 'fault', fault, status }
      if (status === null) return { kind: 'fault', fault: head.length > 0 && !closed ? 'bad-head' : 'short', status }
      const isWhole = whole || cut || (closed && framing?.kind === 'close')
      if (!isWhole) return { kind: 'fault', fault: 'short', status }
      return { kind: 'answer', answer: { status, headers, body: Buffer.concat(body), cut } }
    },
  }
}

interface Head {
  status: number
  headers: Map<string, string>
  framing: string[]
}

function readHead(text: string): Head | null {
  const [first = '', ...lines] = text.split('\r\n')
  const status = statusLine.exec(first)?.[1]
  if (status === undefined) return null
  const headers = new Map<string, string>()
  const framing: string[] = []
  for (const line of lines) {
    const [, name, value] = headerLine.exec(line) ?? []
    if (name === undefined || value === undefined) return null
    const small = name.toLowerCase()
    if (small === 'content-length' || small === 'transfer-encoding') framing.push(`${small}:${value.toLowerCase()}`)
    if (!headers.has(small)) headers.set(small, value)
  }
  return { status: Number(status), headers, framing: [...new Set(framing)] }
}

/** How the end of the body is known; null when the head says it in two ways or in none that can be understood. */
function framingOf(method: 'GET' | 'HEAD', { status, framing }: Head): Framing | null {
  if (framing.length > 1) return null
  const [said] = framing
  if (said !== undefined && !/^(content-length:\d{1,15}|transfer-encoding:chunked)$/.test(said)) return null
  if (method === 'HEAD' || status === 204 || status === 304) return { kind: 'none' }
  if (said === undefined) return { kind: 'close' }
  return said.startsWith('t') ? { kind: 'chunked' } : { kind: 'length', length: Number(said.slice(15)) }
}

/** Takes the wrapping off a chunked body; `end` after the last chunk, trailers are not waited for. */
function makeChunkReader(keep: (part: Buffer) => void): (chunk: Buffer) => 'more' | 'end' | 'bad' {
  let line = ''
  let left = 0
  let state: 'size' | 'data' | 'after' = 'size'
  return (chunk) => {
    let at = 0
    while (at < chunk.length) {
      if (state === 'data') {
        const part = chunk.subarray(at, at + left)
        keep(part)
        at += part.length
        left -= part.length
        if (left === 0) state = 'after'
        continue
      }
      const end = chunk.indexOf(10, at)
      line += chunk.toString('latin1', at, end < 0 ? chunk.length : end + 1)
      if (line.length > 256) return 'bad'
      if (end < 0) return 'more'
      at = end + 1
      if (state === 'after') {
        if (line !== '\r\n') return 'bad'
        state = 'size'
      } else {
        const size = /^([0-9a-f]{1,8})[ \t]*(?:;[^\r\n]*)?\r\n$/i.exec(line)?.[1]
        if (size === undefined) return 'bad'
        left = Number.parseInt(size, 16)
        if (left === 0) return 'end'
        state = 'data'
      }
      line = ''
    }
    return 'more'
  }
}

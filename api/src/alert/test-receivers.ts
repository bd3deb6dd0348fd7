import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { SMTPServer } from 'smtp-server'

/** One thing that reached a receiver. `taken`: it was taken, whatever was answered. */
export interface Received {
  key: string
  recipient: string
  subject: string
  text: string
  headers: Record<string, string>
  body: string
}

export type Behaviour = 'take' | 'refuse' | 'fail' | 'fail-after-taking' | 'hang-after-taking' | 'gone'

export interface HttpReceiver {
  url: string
  port: number
  received: Received[]
  /** How often it took something and then denied it, or said nothing in time. */
  denied: () => number
  behave: (next: () => Behaviour) => void
  close: () => Promise<void>
}

/** A receiver of webhooks and of the bot API over real HTTP, which behaves as it is told for each request. */
export async function httpReceiver(): Promise<HttpReceiver> {
  const received: Received[] = []
  let behaviour: () => Behaviour = () => 'take'
  let denied = 0
  const server = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('error', () => {})
    request.on('end', () => void answer())
    const answer = async () => {
      const body = Buffer.concat(parts).toString('utf8')
      const how = behaviour()
      if (how === 'take' || how === 'fail-after-taking' || how === 'hang-after-taking') {
        const { chat_id, text = '', subject = '' } = JSON.parse(body) as Record<string, string>
        received.push({
          key: String(request.headers['idempotency-key'] ?? ''),
          recipient: String(chat_id ?? request.url),
          subject,
          text,
          headers: request.headers as Record<string, string>,
          body,
        })
      }
      if (how === 'fail-after-taking' || how === 'hang-after-taking') denied += 1
      if (how === 'hang-after-taking') await sleep(2_500)
      if (how === 'gone') return request.socket.destroy()
      const status = how === 'refuse' ? 400 : how === 'fail' || how === 'fail-after-taking' ? 500 : 200
      response.writeHead(status, { 'content-type': 'application/json' })
      return response.end('{"ok":true}')
    }
  })
  await new Promise<void>((ready) => void server.listen(0, '127.0.0.1', ready))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    received,
    denied: () => denied,
    behave: (next) => (behaviour = next),
    close: () =>
      new Promise((closed) => {
        server.close(() => closed())
        server.closeAllConnections()
      }),
  }
}

export interface MailReceiver {
  port: number
  url: string
  received: Received[]
  /** What the server answers once it has the letter; null takes it. */
  refuse: (with_: number | null) => void
  close: () => Promise<void>
}

/** A mail server over real SMTP. */
export async function mailReceiver(): Promise<MailReceiver> {
  const received: Received[] = []
  let refusal: number | null = null
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    onData(stream, session, done) {
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => parts.push(part))
      stream.on('end', () => {
        if (refusal !== null) return done(Object.assign(new Error('not now'), { responseCode: refusal }))
        received.push(readMail(Buffer.concat(parts).toString('utf8'), session.envelope.rcptTo[0]?.address ?? ''))
        return done()
      })
    },
  })
  // Of a sender that was killed in the middle of a letter.
  server.on('error', () => {})
  await new Promise<void>((ready) => void server.listen(0, '127.0.0.1', ready))
  const { port } = server.server.address() as AddressInfo
  return {
    port,
    url: `smtp://127.0.0.1:${port}`,
    received,
    refuse: (code) => (refusal = code),
    close: () => new Promise((closed) => server.close(() => closed())),
  }
}

function readMail(raw: string, recipient: string): Received {
  const [head = '', ...rest] = raw.split('\r\n\r\n')
  const headers = Object.fromEntries(
    head
      .replaceAll(/\r\n[ \t]+/g, ' ')
      .split('\r\n')
      .map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 1).trim()]),
  )
  const body = rest.join('\r\n\r\n')
  const text =
    headers['content-transfer-encoding'] === 'base64'
      ? Buffer.from(body, 'base64').toString('utf8')
      : headers['content-transfer-encoding'] === 'quoted-printable'
        ? unquote(body)
        : body
  return {
    key: headers['message-id'] ?? '',
    recipient,
    subject: decodeWords(headers['subject'] ?? ''),
    text,
    headers,
    body,
  }
}

const bytes = (text: string): Buffer =>
  Buffer.from(
    text.replaceAll(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  )
const unquote = (text: string): string => bytes(text.replaceAll('=\r\n', '')).toString('utf8')

/** RFC 2047 words, as subjects in Vietnamese travel. */
const decodeWords = (text: string): string =>
  text
    .replaceAll(/\?=\s+=\?/g, '?==?')
    .replaceAll(/(=\?utf-8\?[QB]\?[^?]*\?=)+/gi, (words) =>
      Buffer.concat(
        [...words.matchAll(/=\?utf-8\?([QB])\?([^?]*)\?=/gi)].map(([, how = '', word = '']) =>
          how.toUpperCase() === 'B' ? Buffer.from(word, 'base64') : bytes(word.replaceAll('_', ' ')),
        ),
      ).toString('utf8'),
    )

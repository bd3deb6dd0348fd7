import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net'
import { createServer as createTlsServer } from 'node:tls'
import { gzipSync } from 'node:zlib'

/** Real servers that misbehave, each in one way, and one that does not. */
export interface Hostile {
  port: number
  close: () => Promise<void>
}

export type Manner = (socket: Socket) => void

/** Answers every question in one manner. */
export async function startHostile(manner: Manner, tls?: { key: string; cert: string }): Promise<Hostile> {
  const open = new Set<Socket>()
  const take = (socket: Socket) => {
    open.add(socket)
    socket.on('error', () => {})
    socket.once('close', () => open.delete(socket))
    manner(socket)
  }
  const server: Server = tls ? createTlsServer(tls, take) : createServer(take)
  server.on('tlsClientError', () => {})
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((done) => {
        for (const socket of open) socket.destroy()
        server.close(() => done())
      }),
  }
}

const whenAsked =
  (answer: Manner): Manner =>
  (socket) =>
    socket.once('data', () => answer(socket))

const drip =
  (text: string, everyMs: number, first = ''): Manner =>
  (socket) => {
    let at = 0
    socket.write(first || text.slice(0, (at = 1)))
    const timer = setInterval(() => socket.write(text[at++ % text.length]!), everyMs)
    socket.once('close', () => clearInterval(timer))
  }

const head = (lines: string) => `HTTP/1.1 200 OK\r\n${lines}\r\n\r\n`
export const answerWith = (text: string | Buffer): Manner => whenAsked((socket) => socket.end(text))

export const manners = {
  healthy: answerWith(`${head('content-length: 2\r\ncontent-type: text/plain')}ok`),
  'accept and never answer': () => {},
  'drip the head, a byte at a time': whenAsked(drip('HTTP/1.1 200 OK\r\nx-a: ', 100)),
  'drip the body, a byte at a time': whenAsked(drip('x', 70, head('content-length: 100000'))),
  'drip a body without a length': whenAsked(drip('x', 70, head('content-type: text/plain'))),
  'send a body without end': whenAsked((socket) => {
    const part = Buffer.alloc(16_384, 'x')
    socket.write(head('content-type: text/plain'))
    const more = () => {
      while (!socket.destroyed && socket.write(part));
    }
    socket.on('drain', more)
    more()
  }),
  'send a bomb': answerWith(
    ((packed) =>
      Buffer.concat([Buffer.from(head(`content-encoding: gzip\r\ncontent-length: ${packed.length}`)), packed]))(
      gzipSync(Buffer.alloc(50_000_000)),
    ),
  ),
  'say more than is sent': answerWith(`${head('content-length: 100')}short`),
  'say less than is sent': answerWith(`${head('content-length: 3')}much longer`),
  'say two lengths': answerWith(`${head('content-length: 3\r\ncontent-length: 4')}abc`),
  'reset in the middle of the body': whenAsked((socket) => {
    socket.write(`${head('content-length: 100')}half`, () => setTimeout(() => socket.resetAndDestroy(), 30))
  }),
  'redirect for ever': whenAsked((socket) =>
    socket.end('HTTP/1.1 302 Found\r\nlocation: /again\r\ncontent-length: 0\r\n\r\n'),
  ),
  'redirect to where nobody may go': whenAsked((socket) =>
    socket.end('HTTP/1.1 302 Found\r\nlocation: http://169.254.169.254/latest\r\ncontent-length: 0\r\n\r\n'),
  ),
  'answer as in 1991': answerWith('<html>hello</html>'),
  'send a head of a megabyte': answerWith(`HTTP/1.1 200 OK\r\nx-a: ${'a'.repeat(1_000_000)}\r\n\r\n`),
  'send a head without end': whenAsked((socket) => {
    const more = () => {
      while (!socket.destroyed && socket.write('x-a: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\r\n'));
    }
    socket.write('HTTP/1.1 200 OK\r\n')
    socket.on('drain', more)
    more()
  }),
  'show a login page': answerWith(
    `${head('content-type: text/html')}<form><input name="user"><input type="password" name="p"></form>`,
  ),
  'hang up without a word': whenAsked((socket) => socket.end()),
  'reset without a word': whenAsked((socket) => socket.resetAndDestroy()),
  'be in trouble': answerWith('HTTP/1.1 503 Service Unavailable\r\ncontent-length: 0\r\n\r\n'),
  'know no such page': answerWith('HTTP/1.1 404 Not Found\r\ncontent-length: 0\r\n\r\n'),
  'want a password': answerWith('HTTP/1.1 401 Unauthorized\r\ncontent-length: 0\r\n\r\n'),
  'chunk badly': answerWith(`${head('transfer-encoding: chunked')}zz\r\nabc\r\n0\r\n\r\n`),
} satisfies Record<string, Manner>

/**
 * A listener that never takes a connection: its process sleeps and its queue is full, so that the first packet of
 * another is not even answered.
 */
export async function startNeverAccepting(): Promise<Hostile> {
  const script = `
    const server = require('node:net').createServer(() => {})
    server.listen({ port: 0, host: '127.0.0.1', backlog: 1 }, () => {
      process.stdout.write(String(server.address().port) + '\\n', () => {
        Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)
      })
    })`
  const child: ChildProcess = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'inherit'] })
  const [printed] = (await once(child.stdout!, 'data')) as [Buffer]
  const port = Number(printed.toString())
  const fillers = Array.from({ length: 4 }, () => connect(port, '127.0.0.1').on('error', () => {}))
  await new Promise((done) => setTimeout(done, 200))
  return {
    port,
    async close() {
      for (const filler of fillers) filler.destroy()
      child.kill('SIGKILL')
      await once(child, 'exit')
    },
  }
}

import { createServer, type Server as HttpServer, type RequestListener } from 'node:http'
import { type AddressInfo, createServer as createTcp, type Server, type Socket } from 'node:net'
import { gzipSync } from 'node:zlib'
import { afterEach, describe, expect, test } from 'vitest'
import { testRules } from '../http/egress/test-rules.ts'
import { addressOf, ask } from './ask.ts'

const opened: Server[] = []
const sockets = new Set<Socket>()

async function listen(server: Server | HttpServer): Promise<string> {
  opened.push(server)
  server.on('connection', (socket: Socket) => {
    sockets.add(socket)
    socket.on('error', () => {})
    socket.on('close', () => sockets.delete(socket))
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/so-lieu`
}

const http = (listener: RequestListener) => listen(createServer(listener))
/** A server that answers every request with these bytes, whatever they are. */
const raw = (talk: (socket: Socket) => void) => listen(createTcp((socket) => socket.once('data', () => talk(socket))))

afterEach(async () => {
  for (const socket of sockets) socket.destroy()
  await Promise.all(opened.splice(0).map((server) => new Promise((done) => server.close(done))))
})

const wayOut = { rules: () => testRules, now: () => new Date() }
const bomb = gzipSync(Buffer.alloc(50_000_000))
const asking = { from: '2025-07-01', to: '2025-07-31' }
const feed = { format: 'dossier-json' as const, deadlineMs: 5_000, maxBytes: 100_000 }
const askAt = (url: string, change: Partial<typeof feed> = {}) => ask({ ...feed, ...change, url }, asking, wayOut)

test('days are written as each system writes them, beside what the address already asks', () => {
  expect(addressOf({ url: 'http://h:1/a?ma=37', format: 'dossier-json' }, asking)).toBe(
    'http://h:1/a?ma=37&tuNgay=20250701&denNgay=20250731',
  )
  expect(addressOf({ url: 'http://h:1/a', format: 'line-csv' }, asking)).toBe(
    'http://h:1/a?tuNgay=2025-07-01&denNgay=2025-07-31',
  )
})

test('an answer comes byte for byte, with what it calls itself', async () => {
  const url = await http((_, response) => response.setHeader('content-type', 'text/csv').end('\uFEFFa;b\r\n'))
  expect(await askAt(url)).toEqual({ kind: 'answered', body: Buffer.from('\uFEFFa;b\r\n'), contentType: 'text/csv' })
})

test('a compressed answer is kept as it was before compression', async () => {
  const url = await http((_, response) => response.setHeader('content-encoding', 'gzip').end(gzipSync('{"a":1}')))
  expect(await askAt(url)).toMatchObject({ kind: 'answered', body: Buffer.from('{"a":1}') })
})

const head = (length: number | string) => `HTTP/1.1 200 OK\r\ncontent-length: ${length}\r\n\r\n`

describe('a server that misbehaves', () => {
  test.each<[string, () => Promise<string>, object]>([
    [
      '500',
      () => http((_, response) => response.writeHead(500).end('lỗi')),
      { outcome: 'status', fault: { message: 'status', parameters: { status: 500 } }, body: Buffer.from('lỗi') },
    ],
    ['204', () => http((_, response) => response.writeHead(204).end()), { outcome: 'status' }],
    [
      'redirects',
      () => http((_, response) => response.writeHead(302, { location: 'http://127.0.0.1:1/' }).end()),
      { outcome: 'status', fault: { message: 'redirected', parameters: { status: 302 } } },
    ],
    [
      'never ends',
      () =>
        http((_, response) => {
          const more = () => {
            while (response.write('x'.repeat(50_000)) && !response.destroyed);
          }
          response.on('drain', more)
          more()
        }),
      { outcome: 'too-large', fault: { message: 'tooLarge', parameters: { bytes: 100_000 } } },
    ],
    [
      'sends a bomb',
      () => http((_, response) => response.setHeader('content-encoding', 'gzip').end(bomb)),
      { outcome: 'too-large' },
    ],
    [
      'breaks off',
      () =>
        raw((socket) => {
          socket.write(`${head(1_000)}{"error_code"`)
          setTimeout(() => socket.resetAndDestroy(), 50)
        }),
      { outcome: 'unreachable', fault: { message: 'brokenOff' } },
    ],
    [
      'promises more than it sends',
      () => raw((socket) => socket.end(`${head(1_000)}{}`)),
      { outcome: expect.stringMatching(/unreachable|unreadable/) },
    ],
    [
      'closes without a word',
      () => raw((socket) => socket.destroy()),
      { outcome: 'unreachable', fault: { message: 'unreachable' } },
    ],
    [
      'talks no HTTP',
      () => raw((socket) => socket.end('220 mail.example ESMTP\r\n')),
      { outcome: 'unreadable', fault: { message: 'badProtocol' } },
    ],
    [
      'shouts headers',
      () => raw((socket) => socket.end(`HTTP/1.1 200 OK\r\nx-a: ${'a'.repeat(100_000)}\r\n\r\n`)),
      { outcome: 'unreadable' },
    ],
    [
      'lies about its compression',
      () => http((_, response) => response.setHeader('content-encoding', 'gzip').end('plain text')),
      { outcome: 'unreadable', fault: { message: 'badEncoding' } },
    ],
  ])('%s', async (_, server, expected) => {
    const url = await server()
    expect(await askAt(url)).toMatchObject({ kind: 'failed', ...expected })
    // The asking takes its connection with it.
    await expect.poll(() => sockets.size).toBe(0)
  })

  test.each<[string, () => Promise<string>]>([
    ['never answers', () => http(() => {})],
    [
      'answers a byte at a time',
      () =>
        http((_, response) => {
          const drip = setInterval(() => response.write('x'), 50)
          response.on('close', () => clearInterval(drip))
        }),
    ],
    [
      'drips its headers',
      () =>
        raw((socket) => {
          socket.write('HTTP/1.1 200 OK\r\nx-a: ')
          const drip = setInterval(() => socket.write('a'), 50)
          socket.on('close', () => clearInterval(drip))
        }),
    ],
  ])('%s, and is left at the deadline', async (_, server) => {
    const url = await server()
    expect(await askAt(url, { deadlineMs: 300 })).toMatchObject({ kind: 'failed', outcome: 'deadline' })
    await expect.poll(() => sockets.size).toBe(0)
  })

  test('is not there', async () => {
    const url = await http(() => {})
    await new Promise((done) => opened.pop()?.close(done))
    expect(await askAt(url)).toMatchObject({
      outcome: 'unreachable',
      fault: { message: 'unreachable', parameters: { code: 'ECONNREFUSED' } },
    })
  })

  test('has no name', async () => {
    expect(await askAt('http://khong-co.invalid/', { deadlineMs: 3_000 })).toMatchObject({
      outcome: expect.stringMatching(/unreachable|deadline/),
    })
  })

  test('sends more than it promised: only what was promised is the answer', async () => {
    const url = await raw((socket) => socket.end(`${head(2)}{}{"thua":1}`))
    expect(await askAt(url)).toMatchObject({ kind: 'answered', body: Buffer.from('{}') })
  })

  test('while others are asked: they do not wait for it', async () => {
    const silent = await http(() => {})
    const good = await http((_, response) => response.end('{}'))
    const stuck = askAt(silent, { deadlineMs: 1_500 })
    expect(await Promise.race([stuck, askAt(good)])).toMatchObject({ kind: 'answered' })
    expect(await stuck).toMatchObject({ outcome: 'deadline' })
  })
})

describe('a way that is not open', () => {
  const asked: string[] = []
  const canary = async (): Promise<URL> =>
    new URL(
      await http((request, response) => {
        asked.push(request.url ?? '')
        response.end('{}')
      }),
    )
  const demo = (port: number) => ({
    rules: () => ({ ...testRules, loopbackPorts: [port] }),
    now: () => new Date(),
  })

  test.each(['127.0.0.1', 'localhost', '[::1]', '2130706433', '0x7f.1', '0', '[::ffff:7f00:1]', '127.0.0.2'])(
    'nothing is asked of %s on a port that is not the simulator’s',
    async (host) => {
      const { port } = await canary()
      const url = `http://${host}:${port}/`
      expect(await ask({ ...feed, url }, asking, demo(Number(port) + 1))).toMatchObject({
        outcome: 'unreachable',
        fault: { message: 'unreachable', parameters: { code: expect.stringMatching(/^EGRESS_(BLOCKED|DNS)$/) } },
      })
      expect(asked).toEqual([])
    },
  )

  test('and on the simulator’s port it is', async () => {
    const url = await canary()
    expect(await ask({ ...feed, url: url.href }, asking, demo(Number(url.port)))).toMatchObject({ kind: 'answered' })
  })
})

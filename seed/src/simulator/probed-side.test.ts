import { createSocket } from 'node:dgram'
import { Resolver } from 'node:dns/promises'
import { request } from 'node:https'
import type { IncomingMessage } from 'node:http'
import { connect } from 'node:net'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { demoAuthority } from '../province/demo-authority.ts'
import { linePlaces, probedPorts } from '../province/probed-places.ts'
import { makePathFaultBoard, type PathFault, pathFaultOrderSchema } from './path-fault.ts'
import { startProbedSide } from './probed-side.ts'

const faults = makePathFaultBoard()
const clock = { shiftMs: 0 }
const now = () => new Date(Date.now() + clock.shiftMs)
let ports: ReturnType<typeof probedPorts>
let side: Awaited<ReturnType<typeof startProbedSide>>

beforeAll(async () => {
  for (let attempt = 0; ; attempt += 1) {
    const port = 21_560 + Math.floor(Math.random() * 8) * 15
    ports = probedPorts(port)
    const started = await startProbedSide(port, faults, now).catch((error: unknown) => error as Error)
    if (!(started instanceof Error)) return void (side = started)
    if (attempt === 8) throw started
  }
})
afterEach(() => {
  faults.set('*', null, 0)
  clock.shiftMs = 0
})
afterAll(() => side.close())

const set = async (node: string, fault: Partial<PathFault> | null) => {
  const order = pathFaultOrderSchema.parse({ node, fault })
  faults.set(order.node, order.fault, now().getTime())
  // Listeners follow within a quarter of a second.
  await new Promise((done) => setTimeout(done, 400))
}
const { address } = linePlaces.find(({ unit }) => unit === '13285')!
/** `fetch` says the host it asks, so a system of a line is asked for by hand. */
async function askSystem(system: string): Promise<string> {
  const socket = connect(ports.http, address)
  socket.write(`GET /suc-khoe HTTP/1.1\r\nHost: ${system}.13285.mo-phong.test\r\n\r\n`)
  let said = ''
  socket.on('data', (chunk: Buffer) => (said += chunk.toString()))
  const ended = await new Promise<string>((done) => {
    socket.on('error', (error: NodeJS.ErrnoException) => done(error.code ?? error.message))
    socket.on('close', () => done('closed'))
    setTimeout(() => done('silent'), 2_500)
  })
  socket.destroy()
  return said === '' ? ended : said.split('\r\n')[0]! + (said.includes('password') ? ' login' : '')
}

describe('systems at the end of a line', () => {
  test.each<[string, Partial<PathFault> | null, string]>([
    ['line-13285', null, 'HTTP/1.1 200 OK'],
    ['line-13285', { kind: 'down' }, 'ECONNREFUSED'],
    ['core', { kind: 'down' }, 'ECONNREFUSED'],
    ['line-13285', { kind: 'silent' }, 'silent'],
    ['system-mot-cua', { kind: 'down' }, 'ECONNRESET'],
    ['system-mot-cua', { kind: 'silent' }, 'silent'],
    ['system-mot-cua', { kind: 'errors', percent: 100 }, 'HTTP/1.1 503 Service Unavailable'],
    ['system-mot-cua', { kind: 'login' }, 'HTTP/1.1 200 OK login'],
    ['system-van-ban', { kind: 'down' }, 'HTTP/1.1 200 OK'],
    ['lgsp', { kind: 'down' }, 'HTTP/1.1 200 OK'],
    ['line-13291', { kind: 'down' }, 'HTTP/1.1 200 OK'],
  ])('with %s %j the one-stop system says %s', async (node, fault, expected) => {
    await set(node, fault)
    expect(await askSystem('mot-cua')).toBe(expected)
    await set('*', null)
    expect(await askSystem('mot-cua')).toBe('HTTP/1.1 200 OK')
  })

  test('what goes over the LGSP goes down with it', async () => {
    await set('lgsp', { kind: 'down' })
    expect(await askSystem('ho-tich')).toBe('ECONNRESET')
  })

  test('flapping: down for a minute of every two, by the clock', async () => {
    await set('line-13285', { kind: 'down', everyS: 120, forS: 60 })
    expect(await askSystem('mot-cua')).toBe('ECONNREFUSED')
    clock.shiftMs = 70_000
    await new Promise((done) => setTimeout(done, 400))
    expect(await askSystem('mot-cua')).toBe('HTTP/1.1 200 OK')
  })

  test('a line that loses packets delays answers as packets sent again do, and echoes for good', async () => {
    await set('line-13285', { kind: 'lossy', percent: 40 })
    const socket = createSocket('udp4')
    let back = 0
    socket.on('message', () => (back += 1))
    for (let n = 0; n < 50; n += 1) socket.send(`echo ${n}`, ports.echo, address)
    const times = await Promise.all(
      Array.from({ length: 30 }, async () => {
        const began = performance.now()
        await askSystem('mot-cua')
        return performance.now() - began
      }),
    )
    await expect.poll(() => back).toBeGreaterThan(15)
    expect(back).toBeLessThan(45)
    expect(times.filter((ms) => ms > 1_000).length).toBeGreaterThan(3)
    socket.close()
  })
})

describe('certificates', () => {
  const verify = (system: string): Promise<string> =>
    new Promise((done) => {
      const host = `${system}.13285.mo-phong.test`
      const asked = request(
        {
          host: address,
          port: ports.https,
          servername: host,
          headers: { host },
          path: '/suc-khoe',
          ca: demoAuthority().certificate,
          agent: false,
        },
        (response: IncomingMessage) => {
          response.resume()
          done(String(response.statusCode))
        },
      )
      asked.on('error', (error: NodeJS.ErrnoException) => done(error.code ?? error.message))
      asked.end()
    })
  test.each<[Partial<PathFault> | null, string]>([
    [null, '200'],
    [{ kind: 'expired' }, 'CERT_HAS_EXPIRED'],
    [{ kind: 'expiring', days: 3 }, '200'],
    [{ kind: 'wrong-name' }, 'ERR_TLS_CERT_ALTNAME_INVALID'],
    [{ kind: 'untrusted' }, 'UNABLE_TO_VERIFY_LEAF_SIGNATURE'],
    [{ kind: 'down' }, 'ECONNRESET'],
  ])('with %j: %s', async (fault, expected) => {
    await set('link-dan-cu', fault)
    expect(await verify('dan-cu')).toBe(expected)
  })
})

test('the name server knows the places, and is silent or in trouble when its node is', async () => {
  const names = () => {
    const resolver = new Resolver({ timeout: 300, tries: 1 })
    resolver.setServers([`127.0.0.1:${ports.dns}`])
    return resolver.resolve4('dan-cu.13285.mo-phong.test').catch((error: NodeJS.ErrnoException) => error.code)
  }
  expect(await names()).toEqual([address])
  await set('resolver', { kind: 'down' })
  expect(await names()).toBe('ETIMEOUT')
  await set('resolver', { kind: 'errors', percent: 100 })
  expect(await names()).toBe('ESERVFAIL')
})

test.each([
  [{ node: 'nowhere', fault: { kind: 'down' } }],
  [{ node: 'core', fault: { kind: 'tired' } }],
  [{ node: 'core', fault: { kind: 'lossy', percent: 101 } }],
  [{ node: 'core', fault: { kind: 'down', everyS: 10 } }],
  [{ node: 'core' }],
])('%j is no order', (order) => {
  expect(pathFaultOrderSchema.safeParse(order).success).toBe(false)
})

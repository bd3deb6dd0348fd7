import { createSocket, type Socket as UdpSocket } from 'node:dgram'
import { createServer, type Server, type Socket } from 'node:net'
import { createServer as createTlsServer, type SecureContext, TLSSocket } from 'node:tls'
import { draw } from '../history/chance.ts'
import { waysTo } from '../province/path.ts'
import { communeSystems } from '../province/watched.ts'
import { certificateOf, type CertificateEffect, effectOf, isLost, lineMs, naturalMs, wayTo } from './effect.ts'
import type { PathFaultBoard } from './path-fault.ts'

/** One address at which systems are asked how they are: the end of a line, or a system on the province's own network. */
export interface Place {
  address: string
  unit: string | null
  segment: string | null
  /** On the province's network each system has its own place. */
  subsystem: string | null
}

export interface PlaceWorld {
  faults: PathFaultBoard
  now: () => Date
  ports: { http: number; https: number; echo: number }
  contextOf: (host: string, certificate: CertificateEffect) => SecureContext
}

export interface ProbedPlace {
  open: () => Promise<void>
  /** Listens or does not, as the faults of this moment will have it. */
  settle: () => Promise<void>
  close: () => Promise<void>
}

const hourOf = (at: Date): number => (at.getUTCHours() + 7) % 24

/** A few hundred of these run in one process, so each is two bare listeners and a socket, and speaks HTTP by hand. */
export function makeProbedPlace(place: Place, world: PlaceWorld): ProbedPlace {
  const { faults, now } = world
  const network = wayTo(place.unit, place.segment)
  // On the province's own network there is one system, and nobody else to be there for when it is down.
  const ground = place.subsystem === null ? network : [...network, ...waysTo(place.subsystem)]
  const line = place.unit ?? 'tinh'
  const sockets = new Set<Socket>()
  let servers: Server[] = []
  let echo: UdpSocket | null = null
  let questions = Math.floor(Math.random() * 2 ** 31)
  const chance = () => {
    const question = (questions += 1)
    return (key: number) => draw(0x5eed, question, key)
  }

  function take(socket: Socket): void {
    sockets.add(socket)
    socket.on('error', () => {})
    socket.once('close', () => sockets.delete(socket))
    if (faults.on(ground, now().getTime()).some(({ kind }) => kind === 'silent')) return void socket.resume()
    let asked = ''
    socket.on('data', (chunk: Buffer) => {
      asked += chunk.toString('latin1')
      if (asked.length > 8_192) socket.destroy()
      else if (asked.includes('\r\n\r\n')) answer(socket, asked)
    })
  }

  function answer(socket: Socket, asked: string): void {
    socket.removeAllListeners('data')
    socket.resume()
    const host = /^host: *([^\r\n:]+)/im.exec(asked)?.[1]?.toLowerCase() ?? ''
    const system = place.subsystem ?? host.split('.')[0] ?? ''
    const at = now()
    const drawn = chance()
    const isKnown = place.subsystem !== null || (communeSystems as readonly string[]).includes(system)
    const effect = effectOf(faults.on([...network, ...waysTo(system)], at.getTime()), drawn)
    if (effect.silent) return
    const waitMs = effect.delayMs + naturalMs(line, system, hourOf(at), drawn)
    setTimeout(() => {
      if (socket.destroyed) return
      if (effect.reset || effect.refuse) socket.resetAndDestroy()
      else if (!isKnown || !/^(GET|HEAD) \/suc-khoe[ ?]/.test(asked)) socket.end(say(404, 'text/plain', 'khong co', at))
      else if (effect.login) socket.end(say(200, 'text/html; charset=utf-8', loginPage, at))
      else if (effect.status === 503) socket.end(say(503, 'application/json', '{"trangThai":"loi"}', at))
      else socket.end(say(200, 'application/json', `{"trangThai":"san-sang","heThong":"${system}"}`, at))
    }, waitMs)
  }

  async function openServers(): Promise<void> {
    const secure = createTlsServer(
      {
        SNICallback: (host, done) => {
          const system = place.subsystem ?? host.split('.')[0] ?? ''
          const on = faults.on([...network, ...waysTo(system)], now().getTime())
          const drawn = chance()
          const { silent, reset, delayMs } = effectOf(on, drawn)
          // Of a system that hangs not even the handshake comes to its end.
          if (silent) return
          const shake = () => (reset ? done(new Error('reset')) : done(null, world.contextOf(host, certificateOf(on))))
          setTimeout(shake, delayMs + lineMs(line) * (0.9 + 0.2 * drawn(3)))
        },
      },
      take,
    )
    secure.on('tlsClientError', () => {})
    secure.prependListener('connection', (socket: Socket) => {
      sockets.add(socket)
      socket.once('close', () => sockets.delete(socket))
    })
    servers = [createServer(take), secure]
    await Promise.all(
      servers.map((server, at) => listen(server, at === 0 ? world.ports.http : world.ports.https, place.address)),
    )
  }

  async function closeServers(): Promise<void> {
    const closing = servers
    servers = []
    // What speaks TLS already has no reset of its own; the socket beneath it stands in the set too.
    for (const socket of sockets) {
      if (socket instanceof TLSSocket) socket.destroy()
      else socket.resetAndDestroy()
    }
    await Promise.all(closing.map((server) => new Promise((done) => server.close(done))))
  }

  let settling = Promise.resolve()
  const settle = async () => {
    const isRefusing = faults.on(ground, now().getTime()).some(({ kind }) => kind === 'down')
    if (isRefusing && servers.length > 0) await closeServers()
    else if (!isRefusing && servers.length === 0) await openServers()
  }

  return {
    async open() {
      await openServers()
      echo = createSocket('udp4')
      echo.on('error', () => {})
      echo.on('message', (message, from) => {
        const drawn = chance()
        const on = faults.on(network, now().getTime())
        if (isLost(on, drawn)) return
        const slow = on.reduce((sum, { kind, ms }) => sum + (kind === 'slow' ? ms : 0), 0)
        const waitMs = slow + lineMs(line) * (0.9 + 0.2 * drawn(3))
        setTimeout(() => echo?.send(message, from.port, from.address), waitMs)
      })
      await new Promise<void>((done, failed) => {
        echo!.once('error', failed)
        echo!.bind(world.ports.echo, place.address, done)
      })
    },
    settle() {
      settling = settling.then(settle, settle)
      return settling
    },
    async close() {
      await settling.catch(() => {})
      await closeServers()
      echo?.close()
      echo = null
    },
  }
}

function listen(server: Server, port: number, address: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen({ port, host: address, backlog: 64 }, () => resolve())
  })
}

const words: Record<number, string> = { 200: 'OK', 404: 'Not Found', 503: 'Service Unavailable' }
const say = (status: number, type: string, body: string, at: Date): string =>
  `HTTP/1.1 ${status} ${words[status]}\r\nDate: ${at.toUTCString()}\r\nContent-Type: ${type}\r\nContent-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`

const loginPage =
  '<!doctype html><title>Dang nhap</title><form method="post"><input name="user"><input type="password" name="matKhau"></form>'

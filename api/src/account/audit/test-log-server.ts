import { once } from 'node:events'
import type { AddressInfo, Socket } from 'node:net'
import { createServer as createTlsServer } from 'node:tls'

/** As RFC 5425 counts them: bytes, a space, the message. */
export function frames(text: string): string[] {
  const bytes = Buffer.from(text)
  const found: string[] = []
  for (let at = 0; at < bytes.length;) {
    const space = bytes.indexOf(' ', at)
    const length = Number(bytes.subarray(at, space).toString())
    found.push(bytes.subarray(space + 1, space + 1 + length).toString())
    at = space + 1 + length
  }
  return found
}

interface Entry {
  seq: number
  action: string
  object_id: string | null
}

/** The entry of the trail that a message carries. */
export const entryOf = (message: string): Entry => JSON.parse(message.slice(message.indexOf('\ufeff') + 1)) as Entry

/** A log server as a province has one: takes messages over TLS and keeps what it took. */
export async function startLogServer(identity: { key: string; cert: string }) {
  const taken: Buffer[] = []
  const sockets = new Set<Socket>()
  const server = createTlsServer(identity, (socket) => socket.on('data', (part) => taken.push(part)))
  server.on('connection', (socket) => sockets.add(socket))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    port: (server.address() as AddressInfo).port,
    entries: () => frames(Buffer.concat(taken).toString()).map(entryOf),
    close() {
      for (const socket of sockets) socket.destroy()
      server.close()
    },
  }
}

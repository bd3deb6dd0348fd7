import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

export interface Line {
  /** There and back (ms). */
  roundTripMs: number
  /** What all connections together carry in each direction (bytes a second). */
  bytesPerSecond: number
}

/** A third-generation line at its slowest, as the makers of browsers simulate it: 400 kbit/s, 400 ms there and back. */
export const slow3G: Line = { roundTripMs: 400, bytesPerSecond: 50_000 }

/**
 * A line to a local port that carries so much and no more. The bytes themselves are held back, so that a service
 * worker's questions and the pages' go the same way; a throttle inside the browser would let the worker's through.
 */
export async function openSlowLine(port: number, line: Line): Promise<{ port: number; close: () => void }> {
  const [up, down] = [makePipe(line), makePipe(line)]
  const open = new Set<Socket>()
  const server = createServer((near) => {
    const far = connect(port, '127.0.0.1')
    // The first bytes wait for the handshake besides.
    let handshakeMs = line.roundTripMs
    for (const end of [near, far]) {
      open.add(end)
      end.on('error', () => end.destroy()).once('close', () => open.delete(end))
    }
    near.on('data', (chunk) => {
      up(chunk.byteLength, handshakeMs, () => far.write(chunk))
      handshakeMs = 0
    })
    near.once('end', () => up(0, 0, () => far.end()))
    far.on('data', (chunk) => down(chunk.byteLength, 0, () => near.write(chunk)))
    far.once('end', () => down(0, 0, () => near.end()))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    port: (server.address() as AddressInfo).port,
    close() {
      server.close()
      for (const end of open) end.destroy()
    },
  }
}

/** One direction: bytes leave one after another, at the line's pace, and arrive half a round trip later, in order. */
function makePipe({ roundTripMs, bytesPerSecond }: Line) {
  let free = 0
  return (bytes: number, besidesMs: number, deliver: () => void): void => {
    const now = performance.now()
    free = Math.max(free, now + besidesMs) + (bytes / bytesPerSecond) * 1_000
    setTimeout(deliver, free - now + roundTripMs / 2)
  }
}

import { randomBytes } from 'node:crypto'
import { createSocket } from 'node:dgram'
import { isIPv6 } from 'node:net'
import { codeOf } from './error-class.ts'
import type { AskTools } from './tools.ts'

const spacingMs = 100
const answerMs = 1_000

/** Times of each echo, ms, null for one that never came; or the code of why none could be sent. */
export type Echoes = { times: (number | null)[]; code: string | null }

/**
 * A burst of datagrams to a reflector (RFC 862). Each carries a number nobody can guess, so that only its own reflection
 * counts, once. Over at `untilMs` at the latest.
 */
export function echoUdp(
  address: string,
  port: number,
  echoes: number,
  { wheel, untilMs }: Pick<AskTools, 'wheel'> & { untilMs: number },
): Promise<Echoes> {
  const { promise, resolve } = Promise.withResolvers<Echoes>()
  const key = randomBytes(8)
  const sentAt: number[] = []
  const times: (number | null)[] = Array<null>(echoes).fill(null)
  let left = echoes
  const socket = createSocket(isIPv6(address) ? 'udp6' : 'udp4')
  const end = (code: string | null) => {
    wheel.cancel(last)
    wheel.cancel(next)
    socket.removeAllListeners('message')
    socket.close()
    resolve({ times, code })
  }
  const lastMs = Math.min(untilMs, performance.now() + echoes * spacingMs + answerMs)
  const last = wheel.at(lastMs, () => end(null))
  let next = wheel.at(lastMs, () => {})

  socket.on('error', (error) => end(codeOf(error)))
  socket.on('message', (message) => {
    const now = performance.now()
    if (message.length !== 12 || !message.subarray(0, 8).equals(key)) return
    const at = message.readUInt32BE(8)
    const sent = sentAt[at]
    if (sent === undefined || times[at] !== null) return
    times[at] = now - sent
    left -= 1
    if (left === 0) end(null)
  })
  function send(): void {
    const at = sentAt.length
    const message = Buffer.alloc(12)
    key.copy(message)
    message.writeUInt32BE(at, 8)
    sentAt.push(performance.now())
    socket.send(message)
    wheel.cancel(next)
    if (sentAt.length < echoes) next = wheel.at(performance.now() + spacingMs, send)
  }
  // Connected, so that nobody else is heard and a closed port says so at once.
  socket.connect(port, address, send)
  return promise
}

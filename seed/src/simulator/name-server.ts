import { createSocket } from 'node:dgram'
import { draw } from '../history/chance.ts'
import { resolver } from '../province/path.ts'
import { addressOf } from '../province/probed-places.ts'
import type { PathFaultBoard } from './path-fault.ts'

const [typeA, noSuchName, serverFailure] = [1, 3, 2]

/** The name server of the simulated province: A records of what is probed, and the manners of its node's fault. */
export async function startNameServer(
  port: number,
  faults: PathFaultBoard,
  now: () => Date,
): Promise<{ port: number; close: () => Promise<void> }> {
  const socket = createSocket('udp4')
  let questions = Math.floor(Math.random() * 2 ** 31)
  socket.on('error', () => {})
  socket.on('message', (message, from) => {
    const on = faults.on([resolver], now().getTime())
    questions += 1
    const isHit = (at: number, percent: number) => draw(0xd5, questions, at) * 100 < percent
    const isDead = on.some(
      ({ kind, percent }, at) => kind === 'down' || kind === 'silent' || (kind === 'lossy' && isHit(at, percent)),
    )
    const failing = on.some(({ kind, percent }, at) => kind === 'errors' && isHit(at, percent))
    const answer = isDead ? null : answerTo(message, failing)
    if (!answer) return
    const waitMs = on.reduce((sum, { kind, ms }) => sum + (kind === 'slow' ? ms : 0), 2)
    setTimeout(() => {
      if (isOpen) socket.send(answer, from.port, from.address)
    }, waitMs)
  })
  let isOpen = true
  await new Promise<void>((done, failed) => {
    socket.once('error', failed)
    socket.bind(port, '127.0.0.1', done)
  })
  return {
    port: socket.address().port,
    close: () =>
      new Promise((done) => {
        isOpen = false
        socket.close(() => done())
      }),
  }
}

/** RFC 1035: header, the question as it came, and one address if there is one. Null for what is no question. */
function answerTo(message: Buffer, failing: boolean): Buffer | null {
  const asked = readQuestion(message)
  if (!asked) return null
  const address = addressOf(asked.name)
  const found = !failing && address !== null && asked.type === typeA
  const header = Buffer.from(message.subarray(0, 12))
  header.writeUInt16BE(0x8180 | (failing ? serverFailure : address === null ? noSuchName : 0), 2)
  header.writeUInt16BE(1, 4)
  header.writeUInt16BE(found ? 1 : 0, 6)
  header.writeUInt32BE(0, 8)
  const record = found ? [0xc0, 12, 0, 1, 0, 1, 0, 0, 0, 60, 0, 4, ...address.split('.').map(Number)] : []
  return Buffer.concat([header, message.subarray(12, asked.end), Buffer.from(record)])
}

function readQuestion(message: Buffer): { name: string; type: number; end: number } | null {
  if (message.length < 17 || (message[2]! & 0x80) !== 0) return null
  const labels: string[] = []
  let at = 12
  for (;;) {
    const length = message[at]
    if (length === undefined || length > 63) return null
    if (length === 0) break
    labels.push(message.toString('latin1', at + 1, at + 1 + length))
    at += length + 1
  }
  if (at + 5 > message.length) return null
  return { name: labels.join('.').toLowerCase(), type: message.readUInt16BE(at + 1), end: at + 5 }
}

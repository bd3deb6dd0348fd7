import { lookup } from 'node:dns/promises'
import { once } from 'node:events'
import { connect, createServer, type AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'

/*
 * A process of its own that does what probing stands on, every 25 ms by the clock: it starts when it is due, looks a name
 * up, connects. Told how long, it says how late it was. Run by `login-flood.ts`.
 */
const everyMs = 25
const forMs = Number(process.argv[2] ?? 5_000)

const server = createServer((socket) => socket.end()).listen(0, '127.0.0.1')
await once(server, 'listening')
const { port } = server.address() as AddressInfo
const late: number[] = []
const looked: number[] = []
const connected: number[] = []
const began = performance.now()
const running: Promise<void>[] = []
for (let round = 0; round * everyMs < forMs; round++) {
  const due = began + round * everyMs
  await sleep(Math.max(0, due - performance.now()))
  late.push(performance.now() - due)
  running.push(probe())
}
await Promise.all(running)
server.close()
process.stdout.write(
  `${JSON.stringify({ late: p99(late), looked: p99(looked), connected: p99(connected), rounds: late.length })}\n`,
)

async function probe(): Promise<void> {
  const start = performance.now()
  await lookup('localhost')
  looked.push(performance.now() - start)
  const dialled = performance.now()
  const socket = connect({ host: '127.0.0.1', port })
  await once(socket, 'connect')
  connected.push(performance.now() - dialled)
  socket.destroy()
}

function p99(all: number[]): number {
  return all.toSorted((a, b) => a - b)[Math.floor(all.length * 0.99)] ?? 0
}

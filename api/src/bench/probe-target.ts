import { createServer as createHttpServer } from 'node:http'
import { type AddressInfo, createServer } from 'node:net'

/**
 * Targets in a process of their own, so that their work is not counted as the prober's: one that takes connections, and
 * one that answers a short page over HTTP. Prints both ports, and ends when its standard input does.
 */
const tcp = createServer((socket) => socket.on('error', () => {}).resume())
const http = createHttpServer((_, response) => {
  response.writeHead(200, { 'content-type': 'application/json', connection: 'close' }).end('{"trangThai":"san-sang"}')
})
const ports = await Promise.all(
  [tcp, http].map(
    (server) =>
      new Promise<number>((done) => {
        // On all of loopback, so that a minute of connections does not run out of ports.
        server.listen({ port: 0, host: '0.0.0.0', backlog: 4_096 }, () => done((server.address() as AddressInfo).port))
      }),
  ),
)
process.stdout.write(`${ports.join(' ')}\n`)
process.stdin.resume()
process.stdin.once('close', () => process.exit(0))

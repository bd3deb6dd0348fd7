import { createServer } from 'node:net'
import { expect, test } from 'vitest'
import { send } from './send.ts'

test('a server that hangs up without an answer leaves nothing behind that would keep the process from ending', async () => {
  const server = createServer((socket) => socket.destroy())
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as { port: number }
  const nobody: [string, string] = ['x', 'y']
  const target = { app: { request: () => new Response() }, host: '127.0.0.1', port, reader: nobody, page: nobody }
  const timers = () => process.getActiveResourcesInfo().filter((kind) => kind === 'Timeout').length
  const before = timers()
  const tunnel = { operation: null, over: 'socket' as const, method: 'CONNECT', target: '/', headers: [], body: null }
  await expect(send(target, tunnel)).rejects.toThrow()
  expect(timers()).toBe(before)
  server.close()
})

import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startHeartbeats } from './heartbeats.ts'
import { makePathFaultBoard, type PathFault, pathFaultOrderSchema } from './path-fault.ts'

const calls: string[] = []
const server = createServer((request, response) => {
  calls.push(`${request.method} ${request.url} ${request.headers.authorization}`)
  response.end('{}', () => server.emit('called'))
})
const now = () => new Date()
let folder: string
let setting: { to: string; keyFile: string }

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nhipso-beats-'))
  await new Promise<void>((ready) => void server.listen(0, '127.0.0.1', ready))
  setting = {
    to: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    keyFile: join(folder, 'key'),
  }
  await writeFile(setting.keyFile, 'nhs_a_b\n')
})
afterAll(async () => {
  server.close()
  await rm(folder, { recursive: true })
})

const boardWith = (node: string, fault: Pick<PathFault, 'kind'>) => {
  const board = makePathFaultBoard()
  const order = pathFaultOrderSchema.parse({ node, fault })
  board.set(order.node, order.fault, 0)
  return board
}
const called = 'POST /api/heartbeats/nhip-mot-cua Bearer nhs_a_b'

test('a system calls with its key; what breaks it or its way makes it silent', async () => {
  const silent = [
    startHeartbeats(setting, boardWith('system-mot-cua', { kind: 'down' }), now),
    startHeartbeats(setting, boardWith('core', { kind: 'silent' }), now),
  ]
  // Broken elsewhere it goes on; it begins last, so that whoever is not silent has called before.
  const well = startHeartbeats(setting, boardWith('system-van-ban', { kind: 'down' }), now)
  await once(server, 'called')
  expect(calls).toEqual([called])
  for (const one of [...silent, well]) one.stop()
})

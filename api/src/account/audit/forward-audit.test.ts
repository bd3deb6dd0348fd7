import { once } from 'node:events'
import { createServer, type AddressInfo, type Socket } from 'node:net'
import { pino } from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { connectNamed } from '../../http/egress/connect-named.ts'
import { type TestDatabase, testDatabase } from '../../db/test-database.ts'
import { testKeyring } from '../secret/test-keyring.ts'
import { appendAudit } from './append-audit.ts'
import { forwardAudit } from './forward-audit.ts'
import type { LogServer } from './log-server.ts'
import { entryOf, frames } from './test-log-server.ts'

const keyring = testKeyring()
let database: TestDatabase
let to: LogServer
let received = ''
let taking: (socket: Socket) => void = (socket) => socket.on('data', (part) => (received += part.toString()))
const server = createServer((socket) => taking(socket))
beforeAll(async () => {
  database = await testDatabase()
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  to = { host: '127.0.0.1', port: (server.address() as AddressInfo).port, tls: false }
})
afterAll(async () => {
  server.close()
  await database.close()
})

const rules = { approved: [], ports: [], loopbackPorts: [], own: [] }
const connect = (server: LogServer) => connectNamed({ rules: () => rules, now: () => new Date() }, server)
const forward = () => forwardAudit({ db: database.db, log: pino({ level: 'silent' }), connect }, to)
const append = (objectId: string, outcome: 'done' | 'denied' = 'done') =>
  database.db.transaction().execute((trx) =>
    appendAudit(trx, keyring, {
      asker: { identity: { role: 'officer', id: 'o', unit: null }, address: '10.0.0.1', requestId: null },
      action: 'x',
      outcome,
      objectType: 'unit',
      objectId,
    }),
  )

test('each entry is sent once, in order, as a message no content can break out of', async () => {
  await append('Hòa\r\n<14>1 forged\u2028')
  await append('k2', 'denied')
  expect(await forward()).toBe(2)
  expect(await forward()).toBe(0)
  await append('k3')
  expect(await forward()).toBe(1)
  const messages = frames(received)
  expect(messages.map((message) => message.slice(0, message.indexOf('>') + 2))).toEqual(['<109>1', '<108>1', '<109>1'])
  expect(messages.every((message) => !/[\r\n]/.test(message))).toBe(true)
  const entries = messages.map(entryOf)
  expect(entries.map(({ seq, object_id }) => [seq, object_id])).toEqual([
    [1, 'Hòa\r\n<14>1 forged\u2028'],
    [2, 'k2'],
    [3, 'k3'],
  ])
})

test('what a log server did not take is sent again', async () => {
  await append('k4')
  taking = (socket) => socket.resetAndDestroy()
  await expect(forward()).rejects.toThrow()
  received = ''
  taking = (socket) => socket.on('data', (part) => (received += part.toString()))
  expect(await forward()).toBe(1)
  expect(frames(received)).toHaveLength(1)
})

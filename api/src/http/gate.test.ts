import { once } from 'node:events'
import { type AddressInfo, connect } from 'node:net'
import { type ServerType, serve } from '@hono/node-server'
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeGate } from './gate.ts'
import { problemOf } from './problem.ts'

/** On a real socket: a server makes a body of nothing, which a request made in the same process does not have. */
const end = createRoute({
  method: 'post',
  path: '/api/things/{id}/end',
  request: { params: z.object({ id: z.string() }) },
  responses: { 200: { description: 'Ended' } },
})
const endAll = createRoute({ method: 'delete', path: '/api/things', responses: { 200: { description: 'Ended' } } })
let server: ServerType
let port = 0
beforeAll(async () => {
  const app = new OpenAPIHono()
  app.use(makeGate([end, endAll]))
  app.openapi(end, async (c) => c.text(`${(await c.req.text()).length}`))
  app.openapi(endAll, (c) => c.text('0'))
  app.onError((error, c) => {
    const { problem } = problemOf(error, 'vi', 'urn:test')
    return c.json(problem, problem.status as 400)
  })
  server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' })
  if (!server.listening) await once(server, 'listening')
  port = (server.address() as AddressInfo).port
})
afterAll(() => new Promise((resolve) => server.close(resolve)))

async function raw(lines: readonly string[]): Promise<string> {
  const socket = connect(port, '127.0.0.1')
  socket.end([...lines, 'Host: 127.0.0.1', 'Connection: close', '', ''].join('\r\n'))
  let said = ''
  for await (const chunk of socket) said += String(chunk)
  return said.slice(9, 12)
}

test.each([
  ['a browser’s POST of nothing', ['POST /api/things/1/end HTTP/1.1', 'Content-Length: 0'], '200'],
  ['a POST that names no length', ['POST /api/things/1/end HTTP/1.1'], '200'],
  ['a DELETE', ['DELETE /api/things HTTP/1.1'], '200'],
  [
    'nothing, said to be a form',
    ['POST /api/things/1/end HTTP/1.1', 'Content-Type: text/plain', 'Content-Length: 0'],
    '415',
  ],
])('%s', async (_, lines, status) => {
  expect(await raw(lines)).toBe(status)
})

test('something that does not say what it is goes no further', async () => {
  const socket = connect(port, '127.0.0.1')
  socket.end('POST /api/things/1/end HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}')
  let said = ''
  for await (const chunk of socket) said += String(chunk)
  expect(said.slice(9, 12)).toBe('415')
})

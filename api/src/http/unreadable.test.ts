import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import { problemSchema } from 'shared/problem.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { securityHeadersOf } from './security-headers.ts'
import { makeUnreadableAnswers } from './unreadable.ts'

let server: Server
beforeAll(async () => {
  const unreadable = makeUnreadableAnswers({ secure: true })
  const listener = getRequestListener(() => new Response('read'), { errorHandler: unreadable.refuse })
  server = createServer({ connectionsCheckingInterval: 20 }, (incoming, outgoing) => void listener(incoming, outgoing))
  server.headersTimeout = 60
  server.on('clientError', unreadable.answer)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
})
afterAll(() => server.close())

async function sendRaw(bytes: string): Promise<string> {
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1')
  socket.write(bytes, 'latin1')
  const chunks: Buffer[] = []
  for await (const chunk of socket) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('utf8')
}
const get = (target: string, more = '') => `GET ${target} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n${more}\r\n`

describe('what cannot be read as a request is refused in words', () => {
  test.each<[string, string, number, string]>([
    ['a method there is not', get('/').replace('GET', 'BREW'), 400, 'Yêu cầu không hợp lệ'],
    ['no HTTP at all', 'hello\r\n\r\n', 400, 'Yêu cầu không hợp lệ'],
    ['a header with a bare line break', get('/?lang=en', 'a: b\nc\r\n'), 400, 'Malformed request'],
    ['two lengths', get('/', 'content-length: 1\r\ncontent-length: 2\r\n'), 400, 'Yêu cầu không hợp lệ'],
    ['headers without end', get('/', `a: ${'b'.repeat(20_000)}\r\n`), 431, 'Địa chỉ hoặc tiêu đề quá dài'],
    ['a request that never comes to an end', 'GET / HTTP/1.1\r\n', 408, 'Yêu cầu gửi quá chậm'],
    ['a target that is no path', get('*'), 400, 'Yêu cầu không hợp lệ'],
    ['a target of another scheme', get('ftp://x/'), 400, 'Yêu cầu không hợp lệ'],
    ['a host that is none', get('/').replace('host: x', 'host: x y@z'), 400, 'Yêu cầu không hợp lệ'],
  ])('%s', async (_, bytes, status, title) => {
    const answer = await sendRaw(bytes)
    const [head = '', body = ''] = answer.split('\r\n\r\n')
    expect(head).toContain(`HTTP/1.1 ${status} `)
    expect(head.toLowerCase()).toContain('content-type: application/problem+json')
    for (const [name, value] of Object.entries(securityHeadersOf({ secure: true })))
      expect(head.toLowerCase()).toContain(`${name}: ${value}`.toLowerCase())
    expect(head.toLowerCase()).toContain('strict-transport-security: ')
    const problem = problemSchema.parse(JSON.parse(body.slice(body.indexOf('{'), body.lastIndexOf('}') + 1)))
    expect(problem).toMatchObject({ status, title })
    if (status === 400) expect(problem.errors?.[0]?.at).toBe('request')
  })

  test('and a sound one is not', async () => {
    expect(await sendRaw(get('/'))).toContain('read')
  })
})

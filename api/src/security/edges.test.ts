import { connect } from 'node:net'
import { once } from 'node:events'
import { accessSays } from 'shared/messages/account-policy.ts'
import { testDatabase } from '../db/test-database.ts'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { listAuditEntries } from '../account/audit/read-audit.ts'
import { buildApp } from '../app.ts'
import { type OpenApi, type Operation, operationsOf } from '../fuzz/operation.ts'
import { tableDigest } from '../fuzz/table-digest.ts'
import { type Listening, listen } from '../run/listen.ts'
import { cellsOf, expectedOf, layObjects, type Objects } from './cells.ts'
import { sampleOf } from './sample-body.ts'
import { often, people, site, type TestProgram, testProgram } from './test-program.ts'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

let program: TestProgram
let document: OpenApi
let operations: Operation[]
let objects: Objects
let listening: Listening
beforeAll(async () => {
  program = await testProgram(await testDatabase())
  objects = await layObjects(program)
  document = (await (await program.ask('administrator', 'GET', '/api/openapi.json')).json()) as OpenApi
  operations = operationsOf(document)
  listening = await listen(
    { ...program.deps, env: { ...program.deps.env, host: '127.0.0.1', port: 0 } },
    { limits: often },
  )
})
afterAll(async () => {
  await listening.close()
  await program.close()
})

/** Somebody the policy lets through: what is tried there is not who may. */
function letThrough(operation: Operation): (typeof people)[number] {
  const [cell] = cellsOf(operation, objects)
  const who = people.find((one) => expectedOf(cell!, program.identityOf(one)) === 'passes')
  if (!who) throw new Error(`nobody may ${operation.id}`)
  return who
}
const changing = () => operations.filter(({ method }) => method !== 'GET')
const pathOf = (operation: Operation) => cellsOf(operation, objects)[0]!.path
const bodyOf = (operation: Operation) => {
  const schema = operation.bodies['application/json']
  return schema ? sampleOf(document, schema) : undefined
}

describe('headers', () => {
  const wanted: Record<string, RegExp> = {
    'content-security-policy':
      /^(?=.*default-src 'none')(?=.*script-src 'self'(;|$))(?=.*frame-ancestors 'none')(?=.*base-uri 'none')(?=.*form-action 'self')(?=.*object-src 'none')(?=.*require-trusted-types-for 'script')(?!.*unsafe)/,
    'strict-transport-security': /^max-age=31536000; includeSubDomains$/,
    'x-content-type-options': /^nosniff$/,
    'x-frame-options': /^DENY$/,
    'referrer-policy': /^no-referrer$/,
    'cross-origin-opener-policy': /^same-origin$/,
    'cross-origin-resource-policy': /^same-origin$/,
    'permissions-policy': /camera=\(\)/,
  }

  test.each([
    ['a page', 'GET', '/', 200, {}],
    ['a page of the program, by its address', 'GET', '/kpi/T02', 200, {}],
    ['a script', 'GET', '/assets/page-1a2b.js', 200, {}],
    ['a script there is not', 'GET', '/assets/gone.js', 404, {}],
    ['an answer', 'GET', '/api/overview', 200, {}],
    ['who one is', 'GET', '/api/account/me', 200, {}],
    ['no such address', 'GET', '/api/nothing', 404, {}],
    ['no such object', 'GET', '/api/kpis/T98', 404, {}],
    ['a wrong method', 'PUT', '/api/overview', 405, {}],
    ['a query that is none', 'GET', '/api/overview?x=1', 400, {}],
    ['a body that is too large', 'POST', '/api/kiosks', 413, { body: `"${'x'.repeat(1_100_000)}"` }],
    ['a body of another kind', 'POST', '/api/kiosks', 415, { body: 'a=b', headers: { 'content-type': 'text/plain' } }],
    ['a page of somebody else', 'POST', '/api/kiosks', 403, { body: {}, headers: { origin: 'https://evil.test' } }],
    ['the security contact', 'GET', '/.well-known/security.txt', 200, {}],
    ['a key that is none', 'GET', '/api/overview', 401, { headers: { authorization: 'Bearer x' } }],
  ] as const)('stand on %s', async (_, method, path, status, more) => {
    const response = await program.ask('administrator', method, path, more)
    expect(response.status).toBe(status)
    const missing = Object.entries(wanted).filter(([name, form]) => !form.test(response.headers.get(name) ?? ''))
    expect(missing.map(([name]) => name)).toEqual([])
    expect(response.headers.get('server') ?? response.headers.get('x-powered-by')).toBeNull()
    const kept = response.headers.get('cache-control') ?? ''
    expect(kept).toMatch(path.startsWith('/assets/page') ? /immutable/ : /no-store|no-cache/)
    if (path.startsWith('/api/account')) expect(kept).toBe('no-store')
    if (status >= 400) expect(response.headers.get('content-type')).toBe('application/problem+json')
  })

  test('429 says when to come back, and each address waits by itself', async () => {
    const few = { burst: 3, perSecond: 0.1 }
    const app = buildApp(program.deps, { stampMaxAgeMs: 0, limits: { byAddress: few, byIdentity: few } })
    const cookie = await program.cookieOf('leader')
    const answers = []
    for (let at = 0; at < 6; at++) answers.push(await app.request(`${site}/api/health`, { headers: { cookie } }))
    const refused = answers.at(-1)!
    expect(refused.status).toBe(429)
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThanOrEqual(1)
    expect(refused.headers.get('content-type')).toBe('application/problem+json')
    expect(refused.headers.get('content-security-policy')).toContain("default-src 'none'")
    // The other tests ask from the same address.
    await program.database.db.deleteFrom('rate_limit').execute()
  })
})

describe('methods and bodies', () => {
  test('every address says which methods it takes, and takes no other', async () => {
    const paths = [...new Set(operations.map(({ path }) => path))]
    for (const path of paths) {
      const there = operations.filter((one) => one.path === path)
      const allow = there.flatMap(({ method }) => (method === 'GET' ? ['GET', 'HEAD'] : [method])).toSorted()
      for (const method of ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'PROPFIND', 'BREW']) {
        if (allow.includes(method)) continue
        const response = await program.ask('administrator', method, pathOf(there[0]!))
        expect([path, method, response.status]).toEqual([path, method, 405])
        expect(response.headers.get('allow')!.split(', ').toSorted()).toEqual(allow)
      }
    }
  })

  test.each([
    ['text/plain', '{}'],
    ['application/x-www-form-urlencoded', 'a=b'],
    ['multipart/form-data; boundary=x', '--x--'],
    ['application/xml', '<a/>'],
    ['text/json', '{}'],
  ])('%s is no body of ours, whatever it is sent to', async (type, body) => {
    const before = await tableDigest(program.database.db)
    for (const operation of changing().filter(({ bodies }) => Object.keys(bodies).length > 0)) {
      const headers = { 'content-type': type }
      const response = await program.ask(letThrough(operation), operation.method, pathOf(operation), { body, headers })
      expect([operation.id, response.status]).toEqual([operation.id, 415])
    }
    expect(await tableDigest(program.database.db)).toEqual(before)
  })

  test('what nobody asked for is refused in every body: a role, a prototype, a constructor', async () => {
    const extras = [
      '"role2":"administrator"',
      '"__proto__":{"polluted":1}',
      '"constructor":{"prototype":{"polluted":1}}',
      '"demo":true',
      '"id":"x"',
    ]
    for (const operation of changing().filter(({ bodies }) => 'application/json' in bodies)) {
      const plain = JSON.stringify(bodyOf(operation))
      for (const extra of extras) {
        const body = plain === '{}' ? `{${extra}}` : plain.replace(/\}$/, `,${extra}}`)
        const response = await program.ask(letThrough(operation), operation.method, pathOf(operation), { body })
        expect([operation.id, extra, response.status]).toEqual([operation.id, extra, 400])
      }
    }
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
  })

  test('a parameter given twice, or of another name, is refused at every address', async () => {
    for (const operation of operations.filter(({ method }) => method === 'GET')) {
      for (const query of ['lang=vi&lang=en', 'lang=vi&lang=vi', '__proto__=1', 'constructor=1', 'lang[]=vi']) {
        const response = await program.ask(letThrough(operation), 'GET', `${pathOf(operation)}?${query}`)
        expect([operation.id, query, response.status]).toEqual([operation.id, query, 400])
      }
    }
  })
})

describe('a page of somebody else', () => {
  const forgeries: [string, Record<string, string>][] = [
    ['names its own origin', { origin: 'https://evil.test', 'sec-fetch-site': 'cross-site' }],
    ['names none', { origin: 'null', 'sec-fetch-site': 'cross-site' }],
    ['is a neighbour', { origin: 'https://x.nhipso.test', 'sec-fetch-site': 'same-site' }],
    ['claims ours, in a browser that knows better', { origin: site, 'sec-fetch-site': 'cross-site' }],
    ['is a neighbour in a browser that says so', { origin: site, 'sec-fetch-site': 'same-site' }],
    ['comes over http', { origin: 'http://nhipso.test', 'sec-fetch-site': 'same-origin' }],
    ['comes from another port', { origin: `${site}:444`, 'sec-fetch-site': 'same-origin' }],
    ['ends like ours', { origin: 'https://evil-nhipso.test', 'sec-fetch-site': 'same-origin' }],
    ['begins like ours', { origin: `${site}.evil.test`, 'sec-fetch-site': 'same-origin' }],
    ['says nothing', { origin: '', 'sec-fetch-site': '' }],
  ]

  test.each(forgeries)('that %s changes nothing, at any address', async (_, headers) => {
    const before = await tableDigest(program.database.db)
    const sessions = async () => (await program.database.db.selectFrom('account_session').select('id').execute()).length
    const cookie = await program.cookieOf('administrator')
    const there = await sessions()
    for (const operation of changing()) {
      const sent = { cookie, body: bodyOf(operation), headers }
      const response = await program.ask('administrator', operation.method, `${pathOf(operation)}?lang=en`, sent)
      expect([operation.id, response.status]).toEqual([operation.id, 403])
      expect(((await response.json()) as { detail: string }).detail).toBe(accessSays.otherSite.en)
      expect(response.headers.get('set-cookie')).toBeNull()
    }
    expect(await tableDigest(program.database.db)).toEqual(before)
    expect(await sessions()).toBe(there)
  })

  test('leaves an entry in the trail of what was tried', async () => {
    const headers = { origin: 'https://evil.test', 'sec-fetch-site': 'cross-site' }
    const response = await program.ask('leader', 'POST', '/api/kiosks', { body: {}, headers })
    expect(response.status).toBe(403)
    const { entries } = await listAuditEntries(program.deps.system, { actor: program.ids.leader })
    expect(entries[0]).toMatchObject({ action: 'kiosk.change', outcome: 'denied', objectId: 'createKiosk' })
  })

  test('is told nothing by way of CORS', async () => {
    for (const origin of ['https://evil.test', 'null', site]) {
      const response = await program.ask('administrator', 'GET', '/api/overview', { headers: { origin } })
      for (const name of ['access-control-allow-origin', 'access-control-allow-credentials'])
        expect(response.headers.get(name)).toBeNull()
    }
  })
})

describe('what is kept for one is not given to another', () => {
  test('an answer an officer was given is not given to nobody, by address, tag or header', async () => {
    const first = await program.ask('officer', 'GET', '/api/overview')
    const etag = first.headers.get('etag')!
    expect([first.status, etag.length > 2]).toEqual([200, true])
    for (const who of ['none', 'key', 'expired', 'disabled'] as const) {
      const again = await program.ask(who, 'GET', '/api/overview', { headers: { 'if-none-match': etag } })
      expect([who, again.status]).toEqual([who, who === 'key' ? 403 : 401])
    }
    for (const name of [
      'x-forwarded-host',
      'x-original-url',
      'x-rewrite-url',
      'x-forwarded-prefix',
      'x-http-method-override',
    ]) {
      const poisoned = await program.ask('officer', 'GET', '/api/overview', {
        headers: { [name]: '/api/account/people' },
      })
      expect(await poisoned.text()).toBe(await first.clone().text())
    }
    expect(await (await program.ask('leader', 'GET', '/api/overview')).text()).toBe(await first.text())
  })
})

describe('files', () => {
  const forms = [
    '/../package.json',
    '/..%2fpackage.json',
    '/%2e%2e/package.json',
    '/%2e%2e%2fpackage.json',
    '/..%5cpackage.json',
    '/assets/../../package.json',
    '/assets/..%2f..%2fpackage.json',
    '/assets/%2e%2e/%2e%2e/package.json',
    '/assets//etc/passwd',
    '//etc/passwd',
    '/etc/passwd',
    '/%2fetc%2fpasswd',
    '/assets/....//....//etc/passwd',
    '/assets/..;/..;/etc/passwd',
    '/assets/%c0%ae%c0%ae/etc/passwd',
    '/assets/%252e%252e%252fetc%252fpasswd',
    '/assets/page-1a2b.js%00.txt',
    '/assets/page-1a2b.js/..',
    '/.git/config',
    '/.env',
    '/.git/HEAD',
    '/web/dist/index.html',
    '/node_modules/hono/package.json',
    '/assets/',
    '/assets',
    '/assets/page-1a2b.js.map',
    '/api/openapi.json/',
    '/server-status',
    '/debug',
    '/metrics',
    '/actuator/env',
    '/.well-known/../.git/config',
    '/package.json',
    '/pnpm-lock.yaml',
    '/keyring.json',
    '/state/keyring.json',
    '/proc/self/environ',
    '/assets/../../../../../../proc/self/environ',
    '/%2e/%2e%2e/keyring.json',
    '/..',
  ]
  test.each(forms)('%s gives nothing of this machine', async (form) => {
    for (const over of ['app', 'socket'] as const) {
      const { status, body } = over === 'app' ? await throughApp(form) : await raw(`GET ${form} HTTP/1.1`)
      expect([form, over, [200, 301, 304, 400, 401, 404].includes(status)]).toEqual([form, over, true])
      // A page of the program is what an address without a file is answered with.
      if (status === 200) expect(body).toMatch(/^<!doctype html><title>Nhịp Số/)
      expect(body).not.toMatch(/root:|"dependencies"|\[core\]|PATH=|"seal"/)
    }
  })

  async function throughApp(path: string) {
    const response = await program.ask('none', 'GET', path)
    return { status: response.status, body: await response.text() }
  }
})

describe('by socket, as no browser would', () => {
  const get = 'GET /api/health HTTP/1.1'
  test.each<[string, string[], string?]>([
    [
      'length and chunks together',
      ['POST /api/account/sign-in HTTP/1.1', 'Content-Length: 4', 'Transfer-Encoding: chunked'],
      '0\r\n\r\nGET /api/account/me HTTP/1.1\r\n\r\n',
    ],
    ['two lengths', ['POST /api/account/sign-in HTTP/1.1', 'Content-Length: 4', 'Content-Length: 40'], 'abcd'],
    ['a length with a sign', ['POST /api/account/sign-in HTTP/1.1', 'Content-Length: +4'], 'abcd'],
    ['a length that is none', ['POST /api/account/sign-in HTTP/1.1', 'Content-Length: 0x4'], 'abcd'],
    ['a negative length', ['POST /api/account/sign-in HTTP/1.1', 'Content-Length: -4'], 'abcd'],
    ['chunked twice', ['POST /api/account/sign-in HTTP/1.1', 'Transfer-Encoding: chunked, identity'], '0\r\n\r\n'],
    ['another encoding', ['POST /api/account/sign-in HTTP/1.1', 'Transfer-Encoding: xchunked'], '0\r\n\r\n'],
    ['a chunk of no size', ['POST /api/account/sign-in HTTP/1.1', 'Transfer-Encoding: chunked'], 'zz\r\n\r\n'],
    ['a name with a space', [get, 'X y: 1']],
    ['a space before the colon', [get, 'X-A : 1']],
    ['a folded line', [get, 'X-A: 1\r\n  2']],
    ['a bare line feed', [`${get}\nX-A: 1`]],
    ['a NUL in a value', [get, 'X-A: 1\0']],
    ['a header without a name', [get, ': 1']],
    ['a header of 64 kB', [get, `X-A: ${'a'.repeat(65_536)}`]],
    ['a thousand headers', [get, ...Array.from({ length: 3_000 }, (_, at) => `X-${at}: ${'a'.repeat(20)}`)]],
    ['two hosts', [get, 'Host: evil.test']],
    ['no version', ['GET /api/health']],
    ['a version of another age', ['GET /api/health HTTP/9.9']],
    ['a version of HTTP/0.9', ['GET /api/health HTTP/0.9']],
    ['a method with a line break', ['GE\rT /api/health HTTP/1.1']],
    ['an address with a space', ['GET /api/he alth HTTP/1.1']],
    ['a tunnel', ['CONNECT evil.test:443 HTTP/1.1']],
    ['TRACE', ['TRACE /api/health HTTP/1.1']],
    ['an upgrade', [get, 'Connection: Upgrade', 'Upgrade: websocket']],
    ['HTTP/2 by prior knowledge', ['PRI * HTTP/2.0\r\n\r\nSM']],
    ['another protocol', ['\u0016\u0003\u0001\u0002']],
    ['a line that is none', ['nonsense']],
    ['an expectation we do not know', ['POST /api/account/sign-in HTTP/1.1', 'Expect: 200-maybe', 'Content-Length: 0']],
    ['an address of another host', ['GET http://evil.test/api/health HTTP/1.1']],
  ])('%s', async (_, lines, body = '') => {
    const before = await tableDigest(program.database.db)
    const [first, ...rest] = lines
    const { status, answers } = await raw(first!, rest, body)
    // Refused, or hung up on; at most one answer, so nothing hides behind the first request.
    expect(answers).toBeLessThanOrEqual(1)
    expect([0, 200, 400, 401, 403, 404, 405, 415, 417, 421, 431, 505]).toContain(status)
    if (status === 200) expect(lines.join('\n')).toMatch(/Upgrade|evil\.test|HTTP\/0\.9|X-0|health$/)
    expect(await tableDigest(program.database.db)).toEqual(before)
  })
})

test('who sends a request letter by letter is hung up on, and holds nobody else up', async () => {
  const { hostname, port } = new URL(listening.address)
  let open = 0
  const slow = Array.from({ length: 100 }, () => {
    open += 1
    const socket = connect({ host: hostname, port: Number(port) })
      .on('error', () => {})
      .resume()
    socket.write('GET /api/health HTTP/1.1\r\n')
    const drip = setInterval(() => socket.write('X-A: 1\r\n'), 500)
    return once(socket, 'close').then(() => {
      open -= 1
      clearInterval(drip)
    })
  })
  const { status } = await raw('GET /api/health HTTP/1.1')
  // Answered while every one of them still dawdles.
  expect([status, open]).toEqual([200, 100])
  // They write on for ever: it is the program that hangs up.
  await Promise.all(slow)
})

/** Writes what it is told and reads until the other side closes. */
async function raw(first: string, headers: readonly string[] = [], body = '') {
  const { hostname, port } = new URL(listening.address)
  const socket = connect({ host: hostname, port: Number(port) })
  socket.setTimeout(8_000, () => socket.destroy())
  socket.on('error', () => {})
  const named = [`Host: ${hostname}:${port}`]
  socket.write(`${[first, ...named, ...headers, 'Connection: close'].join('\r\n')}\r\n\r\n${body}`, 'latin1')
  const chunks: Buffer[] = []
  socket.on('data', (chunk: Buffer) => chunks.push(chunk))
  await once(socket, 'close')
  const text = Buffer.concat(chunks).toString('utf8')
  const statuses = [...text.matchAll(/HTTP\/1\.1 (\d{3}) /g)].map(([, code]) => Number(code))
  return {
    status: statuses[0] ?? 0,
    answers: statuses.length,
    body: text.slice(text.indexOf('\r\n\r\n') + 4).replace(/^[0-9a-f]+\r\n/, ''),
  }
}

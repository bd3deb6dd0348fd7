import fc from 'fast-check'
import { pino } from 'pino'
import { describe, expect, it } from 'vitest'
import { plainLines, safeLogOptions } from './safe-log.ts'
import { scrubText } from './scrub.ts'
import { Secret } from './secret.ts'

function listen() {
  let written = ''
  const destination = plainLines({ write: (line: string) => (written += line) })
  const log = pino({ ...safeLogOptions, level: 'trace', base: null }, destination)
  return {
    log,
    read: () => written,
    events: () =>
      written
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line) as Record<string, unknown>),
  }
}

const canary = 'c4nary9f27ab'
const key = `nhs_abcdef012345_${'Z9'.repeat(21)}${'q'}`
const secretInKey = key.slice(17)

describe('a canary, whichever way it is handed to the log', () => {
  const circular: Record<string, unknown> = { password: canary }
  circular['self'] = circular
  const withCause = new Error('outer', {
    cause: Object.assign(new Error(`Authorization: Bearer ${canary}${canary}`), { config: { password: canary } }),
  })
  const ways: [string, unknown[]][] = [
    ['a field called password', [{ password: canary }]],
    [
      'fields in many spellings',
      [
        {
          apiKey: canary,
          api_key: canary,
          'X-Api-Key': canary,
          MAT_KHAU: canary,
          sessionToken: canary,
          clientSecret: canary,
          'set-cookie': [canary],
        },
      ],
    ],
    ['deep inside', [{ a: [{ b: { headers: { authorization: canary, cookie: canary } } }] }]],
    ['headers of a request', [{ headers: new Headers({ authorization: canary, cookie: canary }) }]],
    ['a map', [{ map: new Map([['token', canary]]) }]],
    ['a Secret', [{ credential: new Secret(canary) }, 'x']],
    ['a Secret as the message parameter', ['said %s and %j', new Secret(canary), { password: canary }]],
    ['an address with a password', [{ url: `postgres://user:${canary}@db/x` }, `asked https://u:${canary}@host/p`]],
    [
      'the query of an address',
      [{ url: new URL(`https://host/p?k=${canary}`) }, `asked https://host/p?token=${canary}#x`],
    ],
    ['a bearer header in a text', [`sent Bearer ${canary}`]],
    ['a bare error', [new Error(`postgres://user:${canary}@db/x is away`)]],
    [
      'an error with fields',
      [{ err: Object.assign(new Error('x'), { password: canary, parameters: { token: canary } }) }],
    ],
    ['an error with a cause', [withCause]],
    ['an error under another name', [{ reason: withCause }, 'failed']],
    ['a circle', [{ circular }]],
    ['bytes', [{ body: Buffer.from(canary) }]],
  ]
  it.each(ways)('%s', (_, given) => {
    const { log, read, events } = listen()
    log.info(...(given as [object, string]))
    expect(events()).toHaveLength(1)
    expect(read()).not.toContain(canary)
    expect(read()).not.toContain(Buffer.from(canary).toString('base64'))
  })

  it('an API key of ours, in any text', () => {
    const { log, read } = listen()
    log.info({ path: `/api/x?key=${key}`, any: [key] }, `GET /api/x?key=${key} from ${key}`)
    log.error(new Error(key))
    expect(read()).not.toContain(secretInKey)
    expect(read()).toContain('nhs_[secret]')
  })

  it('of a child logger', () => {
    const { log, read } = listen()
    log.child({ user: { password: canary }, at: 'x' }).warn('x')
    expect(read()).not.toContain(canary)
  })
})

it('what is no secret is still said', () => {
  const { log, events } = listen()
  log.info({ feed: 'mot-cua', count: 3, at: new Date(0), list: [1, null, true] }, 'kept')
  log.error({ err: Object.assign(new Error('gone'), { code: '57P01' }) }, 'lost')
  expect(events()[0]).toMatchObject({
    feed: 'mot-cua',
    count: 3,
    at: '1970-01-01T00:00:00.000Z',
    list: [1, null, true],
    msg: 'kept',
  })
  expect(events()[1]).toMatchObject({ err: { type: 'Error', message: 'gone', code: '57P01' }, msg: 'lost' })
  expect((events()[1]!['err'] as { stack: string }).stack).toContain('safe-log.test')
})

it('an error brings its fields, and no living thing that was hung onto it', () => {
  class Client {
    readonly connectionParameters = { host: 'db' }
  }
  const { log, events } = listen()
  log.warn({ err: Object.assign(new Error('lost'), { code: '57P01', client: new Client(), at: [1], of: { row: 2 } }) })
  expect(events()[0]!['err']).toMatchObject({ type: 'Error', message: 'lost', code: '57P01', at: [1], of: { row: 2 } })
  expect(events()[0]!['err']).not.toHaveProperty('client')
})

it('200 hostile texts each make one line of JSON that says what was given', () => {
  const pieces = [
    '\r\n',
    '\n{"level":60,"msg":"forged"}\n',
    '\u001b[2J\u001b[31m',
    '\u2028',
    '\u2029',
    '\u0085',
    '\u009b31m',
    '\u0000',
    '\u007f',
    '\u202e',
    '\ufeff',
    '"',
    '\\',
    '\ud800',
    'Hòa Bình',
    '',
  ]
  const hostile = fc
    .array(fc.oneof(fc.constantFrom(...pieces), fc.string({ unit: 'binary', maxLength: 12 })), { maxLength: 8 })
    .map((parts) => parts.join(''))
  fc.assert(
    fc.property(hostile, (text) => {
      const { log, read, events } = listen()
      log.info({ said: text }, text.replaceAll('%', ''))
      expect(read().match(/\n/g)).toHaveLength(1)
      // eslint-disable-next-line no-control-regex
      expect(read().trimEnd()).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202e]/)
      expect(events()[0]!['said']).toBe(scrubText(text))
    }),
    { numRuns: 200 },
  )
})

it('a long hostile text is scrubbed in a moment', () => {
  const long = [
    `a${'://'.repeat(60_000)}@`,
    'http://'.repeat(30_000),
    'Bearer '.repeat(30_000),
    'nhs_'.repeat(50_000),
    `http://${'a'.repeat(100_000)}`,
  ]
  for (const text of long) {
    // Of this thread's work, whatever else the machine does.
    const before = process.threadCpuUsage()
    scrubText(text)
    const { user, system } = process.threadCpuUsage(before)
    expect((user + system) / 1_000).toBeLessThan(50)
  }
})

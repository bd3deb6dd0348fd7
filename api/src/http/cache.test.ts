import { brotliDecompressSync } from 'node:zlib'
import { Hono } from 'hono'
import { describe, expect, test } from 'vitest'
import { makeAnswerStore } from './answer-store.ts'
import { keepAnswers } from './cache.ts'

function counting({ maxBytes = 1_000_000, body = 'x' } = {}) {
  const world = {
    stamp: '1' as string | Promise<string>,
    now: new Date(0),
    computed: 0,
    status: 200,
    visitor: false,
    passes: true,
  }
  const app = new Hono()
  const kept = keepAnswers({
    store: makeAnswerStore(maxBytes),
    stamp: () => world.stamp,
    maxAgeMs: 1_000,
    always: { 'x-frame-options': 'DENY' },
    now: () => world.now,
    askedByVisitor: () => world.visitor,
  })
  app.use(kept.keep)
  app.get('/cookie', (c) => c.json({ computed: ++world.computed }, 200, { 'set-cookie': 'a=1' }))
  app.get('*', (c) => c.json({ body, computed: ++world.computed }, world.status as 200))
  const ask = async (path = '/a', headers: Record<string, string> = {}) => app.request(path, { headers })
  const askAtOnce = (path = '/a', { method = 'GET', ...headers }: Record<string, string> = {}) =>
    kept.atOnce(new Request(`http://localhost${path}`, { method, headers }), () => world.passes)
  return { world, ask, askAtOnce, app }
}

describe('whoever takes brotli', () => {
  const takes = { 'accept-encoding': 'gzip, deflate, br, zstd' }
  const body = 'Tỷ lệ hồ sơ nộp trực tuyến '.repeat(500)

  test('is answered the same in fewer bytes, new and kept, and by the same tag known or not', async () => {
    const { ask, world } = counting({ body })
    const plain = await ask()
    const answers = [await ask('/a', takes), await ask('/a', takes)]
    for (const answer of answers) {
      const bytes = Buffer.from(await answer.arrayBuffer())
      expect(answer.headers.get('content-encoding')).toBe('br')
      expect(answer.headers.get('content-length')).toBe(String(bytes.byteLength))
      expect(bytes.byteLength).toBeLessThan(body.length / 10)
      expect(JSON.parse(brotliDecompressSync(bytes).toString())).toEqual({ body, computed: 1 })
    }
    expect(await plain.json()).toEqual({ body, computed: 1 })
    for (const tag of [plain, answers[0]!].map(({ headers }) => headers.get('etag')!)) {
      expect((await ask('/a', { ...takes, 'if-none-match': tag })).status).toBe(304)
      expect((await ask('/a', { 'if-none-match': tag })).status).toBe(304)
    }
    expect(world.computed).toBe(1)
  })

  test.each([
    ['says it does not', { 'accept-encoding': 'gzip, br;q=0' }, body],
    ['says nothing', {}, body],
    ['takes it, of an answer a packet carries anyway', takes, 'x'],
  ])('but not who %s', async (_, headers, body) => {
    expect((await counting({ body }).ask('/a', headers)).headers.get('content-encoding')).toBeNull()
  })

  test('waits for it once; from then on it goes out at once', async () => {
    const { ask, askAtOnce, world } = counting({ body })
    world.visitor = true
    await ask()
    expect(askAtOnce('/a', takes)).toBeNull()
    await ask('/a', takes)
    expect(askAtOnce('/a', takes)?.headers.get('content-encoding')).toBe('br')
    expect(askAtOnce('/a')?.headers.get('content-encoding')).toBeNull()
  })
})

describe('an answer is used again', () => {
  test('with what every answer says besides, when it is new, kept and known to the asker', async () => {
    const { ask } = counting()
    const fresh = await ask()
    const etag = fresh.headers.get('etag') ?? ''
    const answers = [fresh, await ask(), await ask('/a', { 'if-none-match': etag })]
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 304])
    expect(answers.map(({ headers }) => headers.get('x-frame-options'))).toEqual(['DENY', 'DENY', 'DENY'])
  })

  test('byte for byte while the data stand still, and computed once', async () => {
    const { ask, world } = counting()
    const [first, second] = [await ask(), await ask()]
    expect(await second.text()).toBe(await first.text())
    expect(second.headers.get('etag')).toBe(first.headers.get('etag'))
    expect(world.computed).toBe(1)
  })

  test.each<[string, (world: ReturnType<typeof counting>['world']) => void]>([
    ['new data', (world) => (world.stamp = '2')],
    ['time, which changes what is due', (world) => (world.now = new Date(1_000))],
    ['a clock set back', (world) => (world.now = new Date(-5_000))],
  ])('but not after %s', async (_, change) => {
    const { ask, world } = counting()
    await ask()
    change(world)
    expect(await (await ask()).json()).toMatchObject({ computed: 2 })
  })

  test('not when it hands a cookie to whoever asked first', async () => {
    const { ask } = counting()
    const second = [await ask('/cookie'), await ask('/cookie')][1]!
    expect(await second.json()).toMatchObject({ computed: 2 })
  })

  test('never for another URL, and never an error', async () => {
    const { ask, world } = counting()
    await ask('/a?lang=vi')
    expect(await (await ask('/a?lang=en')).json()).toMatchObject({ computed: 2 })
    world.status = 503
    await ask('/b')
    world.status = 200
    expect((await ask('/b')).status).toBe(200)
  })
})

describe('a visitor is answered at once', () => {
  const visited = async () => {
    const counted = counting()
    counted.world.visitor = true
    const known = await counted.ask()
    return { ...counted, known }
  }

  test('what a visitor was let through to before, as it was', async () => {
    const { askAtOnce, known, world } = await visited()
    const again = askAtOnce()!
    expect(Object.fromEntries(again.headers)).toEqual(Object.fromEntries(known.headers))
    expect(await again.text()).toBe(await known.text())
    expect(askAtOnce('/a', { 'if-none-match': known.headers.get('etag')! })!.status).toBe(304)
    expect(world.computed).toBe(1)
  })

  test('what only people who signed in had asked for, once a visitor was let through to it too', async () => {
    const { askAtOnce, ask, world } = counting()
    await ask()
    expect(askAtOnce()).toBeNull()
    world.visitor = true
    await ask()
    expect(askAtOnce()).not.toBeNull()
  })

  test.each<[string, (world: ReturnType<typeof counting>['world']) => void, Record<string, string>?]>([
    ['whoever may not pass', (world) => (world.passes = false)],
    ['once the data are others', (world) => (world.stamp = '2')],
    ['once time has passed', (world) => (world.now = new Date(1_000))],
    ['while what the data are is asked', (world) => (world.stamp = Promise.resolve('1'))],
    ['a change', () => {}, { method: 'POST' }],
    ['HEAD', () => {}, { method: 'HEAD' }],
  ])('but not %s', async (_, change, how) => {
    const { askAtOnce, world } = await visited()
    change(world)
    expect(askAtOnce('/a', how)).toBeNull()
  })
})

test('who has the answer already is told so, without a body', async () => {
  const { ask } = counting()
  const etag = (await ask()).headers.get('etag')!
  for (const value of [etag, `W/${etag}`, `"other", ${etag}`, '*']) {
    const response = await ask('/a', { 'if-none-match': value })
    expect(response.status).toBe(304)
    expect(await response.text()).toBe('')
    expect(response.headers.get('etag')).toBe(etag)
  }
  expect((await ask('/a', { 'if-none-match': '"other"' })).status).toBe(200)
})

test('HEAD says of an answer what GET says, tag included', async () => {
  const { app, world } = counting()
  const ask = (method: string, headers: Record<string, string> = {}) => app.request('/a', { method, headers })
  const [get, head] = [await ask('GET'), await ask('HEAD')]
  expect(await head.text()).toBe('')
  expect(Object.fromEntries(head.headers)).toEqual(Object.fromEntries(get.headers))
  expect((await ask('HEAD', { 'if-none-match': get.headers.get('etag')! })).status).toBe(304)
  expect(world.computed).toBe(1)
})

test('answers take no more room than they are given; the longest unused goes first', () => {
  const store = makeAnswerStore(10_000)
  const answer = { body: new Uint8Array(1_000), headers: {}, etag: '"e"', stamp: '1', at: 0, open: false }
  for (const url of ['/1', '/2', '/3', '/4']) store.keep(url, answer)
  store.find('/1')
  store.keep('/5', answer)
  expect(store.find('/2')).toBeUndefined()
  expect(store.find('/1')).toBeDefined()
  store.keep('/huge', { ...answer, body: new Uint8Array(9_000) })
  expect(store.find('/huge')).toBeUndefined()
  for (let i = 0; i < 1_000; i++) store.keep(`/many/${i}`, answer)
  expect(store.bytes).toBeLessThanOrEqual(10_000)
})

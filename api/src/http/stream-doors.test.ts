import { createServer, type Server } from 'node:http'
import { type AddressInfo, connect, createServer as createTcp, type Socket } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import { sql } from 'kysely'
import { pino } from 'pino'
import type { Identity } from 'shared/account/identity.ts'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Db, openDb } from '../db/open.ts'
import { type TestDatabase, testDatabase } from '../db/test-database.ts'
import { appendEvents, type StreamEvent } from './stream-append.ts'
import { type StreamOptions, streamDoors } from './stream-doors.ts'
import { openStreamHub, type StreamHub } from './stream-hub.ts'

let database: TestDatabase
/** Those who write wait for each other, and must not keep the hub waiting for a connection. */
let writers: Db
let hub: StreamHub
let server: Server
let address: string
let identity: Identity
/** Whom the session stands for meanwhile, where that is not who opened the page; null once it has ended. */
let signedIn: Identity | null | undefined
const officer: Identity = { role: 'officer', id: 'o', unit: null }
const now = new Date('2026-11-24T03:00:00Z')

beforeAll(async () => {
  database = await testDatabase()
  writers = openDb({ url: database.url, schema: database.schema })
})
beforeEach(async () => {
  identity = officer
  signedIn = undefined
  await sql`truncate event`.execute(database.db)
  await open()
})
afterEach(shut)
afterAll(async () => {
  await writers.destroy()
  await database.close()
})

async function open(options: Partial<StreamOptions> = {}): Promise<void> {
  const log = pino({ level: 'silent' })
  hub = openStreamHub({ db: database.db, log, databaseUrl: database.url, schema: database.schema, pollMs: 100 })
  const doors = streamDoors({
    hub,
    system: database.db,
    asker: () => identity,
    askerNow: () => Promise.resolve(signedIn === undefined ? identity : signedIn),
    ...options,
  })
  const listener = getRequestListener(doors.fetch)
  server = createServer((incoming, outgoing) => void listener(incoming, outgoing))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

async function shut(): Promise<void> {
  await hub.close()
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
}

const event = (n: number, change: Partial<StreamEvent> = {}): StreamEvent => ({
  topic: 'board',
  access: 'connection.read',
  unit: null,
  body: { n },
  ...change,
})
const append = (...events: StreamEvent[]) => writers.transaction().execute((trx) => appendEvents(trx, events, now))

interface Page {
  seen: { id: string; event: string; data: { n?: number } }[]
  response: Response
  close: () => void
  ended: Promise<void>
}

/** A page as a browser has it: it applies events in the order they come and remembers the last id. */
async function page(after?: string, lastEventId?: string): Promise<Page> {
  const control = new AbortController()
  const response = await fetch(`${address}/api/stream${after ? `?after=${after}` : ''}`, {
    signal: control.signal,
    headers: lastEventId ? { 'last-event-id': lastEventId } : {},
  })
  const seen: Page['seen'] = []
  const ended = (async () => {
    let text = ''
    for await (const chunk of response.body!.pipeThrough(new TextDecoderStream())) {
      text += chunk
      for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
        const fields = Object.fromEntries(
          text
            .slice(0, end)
            .split('\n')
            .map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 2)]),
        )
        text = text.slice(end + 2)
        if (fields['id'])
          seen.push({
            id: fields['id'],
            event: fields['event'] ?? '',
            data: JSON.parse(fields['data'] ?? '{}') as { n?: number },
          })
      }
    }
  })().catch(() => {})
  return { seen, response, close: () => control.abort(), ended }
}

const numbers = ({ seen }: Page) => seen.map(({ data }) => data.n)
const until = (condition: () => boolean) => expect.poll(condition, { timeout: 40_000, interval: 10 }).toBe(true)

describe('a stream', () => {
  it('brings what happens after it was opened, in order, at once', async () => {
    await append(event(0))
    const open = await page()
    await append(event(1), event(2))
    await append(event(3))
    // Long before a heartbeat would.
    await expect.poll(() => open.seen.length, { timeout: 5_000, interval: 10 }).toBe(3)
    expect(numbers(open)).toEqual([1, 2, 3])
    expect(open.response.headers.get('content-type')).toMatch('text/event-stream')
    expect(open.response.headers.get('cache-control')).toBe('no-store')
    open.close()
  })

  it('goes on where it was cut, also from the place another answer named', async () => {
    const first = await page()
    await append(event(1))
    await until(() => first.seen.length === 1)
    first.close()
    await append(event(2), event(3))
    const second = await page(undefined, first.seen[0]!.id)
    await append(event(4))
    await until(() => second.seen.length === 3)
    expect(numbers(second)).toEqual([2, 3, 4])
    const third = await page(first.seen[0]!.id)
    await until(() => third.seen.length === 3)
    expect(numbers(third)).toEqual([2, 3, 4])
    second.close()
    third.close()
  })

  it.each([
    ['of another epoch', 'ffffffff:1'],
    ['from the future', 'EPOCH:999999'],
    ['that is not kept any more', 'EPOCH:0'],
    ['that is no place', 'nonsense'],
  ])('with a place %s says that everything must be asked anew', async (_, place) => {
    await append(event(1), event(2))
    await sql`delete from event where seq < (select seq from event_head)`.execute(database.db)
    const head = await hub.head()
    const open = await page(undefined, place.replace('EPOCH', head.epoch))
    await append(event(3))
    await until(() => open.seen.length === 2)
    expect(open.seen[0]).toMatchObject({ event: 'reset', id: `${head.epoch}:${head.seq}` })
    expect(open.seen[1]!.data.n).toBe(3)
    open.close()
  })

  it('tells nobody what they may not read, nor what is another unit’s', async () => {
    identity = { role: 'commune-officer', id: 'c', unit: '13285' }
    const open = await page()
    await append(
      event(1, { access: 'incident.read', unit: '13285' }),
      event(2, { access: 'incident.read', unit: '13318' }),
      event(3, { access: 'incident.read' }),
      event(4, { access: 'audit.read' }),
      event(5),
    )
    await until(() => open.seen.length === 2)
    expect(numbers(open)).toEqual([1, 5])
    open.close()
  })

  it('that was rolled back is never heard', async () => {
    const open = await page()
    const failed = database.db.transaction().execute(async (trx) => {
      await appendEvents(trx, [event(1)], now)
      throw new Error('rolled back')
    })
    await expect(failed).rejects.toThrow('rolled back')
    await append(event(2))
    await until(() => open.seen.length === 1)
    expect(numbers(open)).toEqual([2])
    open.close()
  })

  it('loses and doubles nothing while forty write at once, cut at any byte and opened again', async () => {
    const direct = address
    const proxy = createTcp((client) => {
      const upstream = connect(Number(new URL(direct).port), '127.0.0.1')
      let left = Math.floor(300 + Math.random() * 4_000)
      const cut = () => [client, upstream].forEach((socket: Socket) => socket.destroy())
      client
        .on('data', (data) => upstream.write(data))
        .on('error', cut)
        .on('close', cut)
      upstream.on('error', cut).on('close', cut)
      upstream.on('data', (data) => {
        if (data.length < left) client.write(data)
        else if (left > 0) client.end(data.subarray(0, left), cut)
        left -= data.length
      })
    })
    await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve))
    const head = await hub.head()
    const applied: string[] = []
    let last = `${head.epoch}:${head.seq}`
    let done = false
    const reading = (async () => {
      address = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`
      while (!done) {
        const open = await page(undefined, last).catch(() => null)
        if (!open) continue
        const slow = setTimeout(open.close, 400)
        await open.ended
        clearTimeout(slow)
        for (const { id, event: topic } of open.seen) {
          if (topic === 'reset') throw new Error('was reset')
          applied.push(id)
          last = id
        }
      }
    })()
    await Promise.all(Array.from({ length: 80 }, (_, n) => append(event(n))))
    await expect.poll(() => applied.length, { timeout: 30_000 }).toBe(80)
    done = true
    await reading
    address = direct
    await new Promise((resolve) => proxy.close(resolve))
    expect(applied).toEqual(Array.from({ length: 80 }, (_, n) => `${head.epoch}:${head.seq + 1 + n}`))
  }, 60_000)

  it('does without notifications: the log is looked at anyway', async () => {
    await shut()
    const log = pino({ level: 'silent' })
    hub = openStreamHub({ db: database.db, log, schema: database.schema, pollMs: 50 })
    const heard: number[] = []
    await hub.head()
    hub.follow((events) => heard.push(...events.map(({ seq }) => seq)))
    await append(event(1))
    await until(() => heard.length === 1)
    await hub.close()
    await open()
  })
})

describe('a stream that is not well', () => {
  it('is let go when its reader leaves too much unread', async () => {
    await shut()
    await open({ mostUnreadBytes: 50_000 })
    const socket = connect(Number(new URL(address).port), '127.0.0.1')
    await new Promise<void>((resolve) => socket.once('connect', resolve))
    socket.write('GET /api/stream HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n')
    await new Promise<void>((resolve) => socket.once('data', () => resolve()))
    socket.pause()
    const bulky = event(0, { body: { text: 'x'.repeat(20_000) } })
    for (let time = 0; time < 20; time += 1) await append(...Array.from({ length: 20 }, () => bulky))
    const heard = await hub.head()
    expect(heard.seq).toBeGreaterThanOrEqual(400)
    const rest: Buffer[] = []
    socket.on('data', (data) => rest.push(data)).resume()
    await new Promise<void>((resolve) => socket.once('end', () => resolve()).once('close', () => resolve()))
    expect(Buffer.concat(rest).length).toBeLessThan(400 * 20_000)
    socket.destroy()
  }, 60_000)

  it('ends after its time, so that rights are asked for again', async () => {
    await shut()
    await open({ longestMs: 200 })
    const one = await page()
    await one.ended
    expect(one.response.ok).toBe(true)
  })

  it.each<[string, Identity | null]>([
    ['the session ends', null],
    ['the role is another', { role: 'commune-head', id: 'o', unit: '13285' }],
  ])('ends when %s, and tells nothing after that', async (_, then) => {
    await shut()
    await open({ recheckMs: 50 })
    const one = await page()
    await append(event(1))
    await until(() => one.seen.length === 1)
    signedIn = then
    await one.ended
    await append(event(2))
    expect(numbers(one)).toEqual([1])
  })
  it('ends when it cannot be known whose it is', async () => {
    await shut()
    await open({ recheckMs: 50, askerNow: () => Promise.reject(new Error('the database is away')) })
    await (
      await page()
    ).ended
  })
  it('of one person there are some, and others have theirs all the same', async () => {
    await shut()
    await open({ mostOfOne: 2 })
    const mine = [await page(), await page()]
    expect((await page()).response.status).toBe(500)
    identity = { ...officer, id: 'another' }
    const others = await page()
    expect(others.response.status).toBe(200)
    identity = officer
    mine[0]!.close()
    await expect.poll(async () => (await page()).response.status, { timeout: 3_000 }).toBe(200)
    mine[1]!.close()
    others.close()
  })
  it('is refused when there are too many, and there is room again when one goes', async () => {
    await shut()
    await open({ mostStreams: 1 })
    const one = await page()
    expect((await page()).response.status).toBe(500)
    one.close()
    await one.ended
    await expect.poll(async () => (await page()).response.status, { timeout: 3_000 }).toBe(200)
  })

  it('asked for its head only stays open for nobody', async () => {
    await shut()
    await open({ mostStreams: 1 })
    for (let time = 0; time < 3; time += 1)
      expect((await fetch(`${address}/api/stream`, { method: 'HEAD' })).headers.get('content-type')).toMatch(
        'event-stream',
      )
    const one = await page()
    expect(one.response.status).toBe(200)
    one.close()
  })
})

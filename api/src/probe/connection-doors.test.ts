import { Kysely, type LogEvent, PostgresDialect, sql } from 'kysely'
import type pg from 'pg'
import type { Identity } from 'shared/account/identity.ts'
import type { AvailabilityAnswer, Bands, Board, ConnectionDetail } from 'shared/probe/probe-contract.ts'
import { officeHours } from 'shared/probe/contract-hours.ts'
import type { Why } from 'shared/probe/state.ts'
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest'
import { runAs } from '../account/access/current.ts'
import { openPool } from '../db/open.ts'
import type { Tables } from '../db/tables.ts'
import { type TestDatabase, testDatabase } from '../db/test-database.ts'
import { problemOf } from '../http/problem.ts'
import { connectionDoors } from './connection-doors.ts'
import { keepDetectorStates } from './keep/detector-store.ts'
import { keepBatch, openKeeping } from './keep/keep-batch.ts'
import { packHours } from './keep/pack-hours.ts'
import { roundsQuery } from './keep/read-hour.ts'
import { loadWatched, testBatch, testConnection, testNode, testSample, testStanding } from './keep/test-watched.ts'
import { historiesQuery } from './read-availability.ts'
import { chunksQuery } from './read-bands.ts'
import { boardQuery } from './read-board.ts'

let database: TestDatabase
let pool: pg.Pool
/** 15:00 of a working Monday in Vietnam. */
const now = new Date('2026-11-23T08:00:00Z')
const at = (minute: number) => now.getTime() + minute * 60_000
const failing = (minute: number) => minute >= -100 && minute < -70

beforeAll(async () => {
  database = await testDatabase()
  pool = openPool({ url: database.url, schema: database.schema })
  await loadWatched(
    database.db,
    [
      testConnection('dan-cu', { contractHours: officeHours, contractualMs: 100 }),
      testConnection('mot-cua', { unit: '13318', provider: 'viettel', path: ['soc', 'core', 'line'] }),
      testConnection('province', { unit: null }),
      testConnection('not-asked-any-more', { enabled: false }),
    ],
    [testNode('line', { kind: 'line', parents: ['core'], unit: '13318' })],
  )
  const keeping = openKeeping(pool)
  const minutes = Array.from({ length: 600 }, (_, place) => place - 599)
  const samples = minutes.flatMap((minute) => [
    testSample('dan-cu', at(minute), {
      totalUs: 80_000 + 1000 * (minute & 7),
      ...(failing(minute) && { ok: false, cls: 'timeout' as const, totalUs: 10_000_000, connectUs: null }),
    }),
    testSample('mot-cua', at(minute), {
      totalUs: 40_000,
      phases: { dnsUs: 900, tlsUs: 12_000, firstByteUs: 6_000 + (minute & 1) },
    }),
  ])
  const early = (from: number, to: number) => samples.filter((sample) => sample.at >= at(from) && sample.at < at(to))
  const keep = (seq: number, from: number, to: number, ...standings: ReturnType<typeof testStanding>[]) =>
    keepBatch(keeping, testBatch(seq, { samples: early(from, to), standings }), { now: new Date(at(to)) })
  await keep(1, -600, -99, testStanding('dan-cu', 'up', at(-599)), testStanding('mot-cua', 'up', at(-599)))
  await keep(
    2,
    -99,
    -69,
    testStanding('dan-cu', 'down', at(-99), { reasons: ['unreachable'], overlays: ['suppressed'], root: 'core' }),
  )
  await keep(3, -69, 1, testStanding('dan-cu', 'unstable', at(-69), { reasons: ['errors', 'flapping'] }))
  await packHours(database.db, now, 2)
  const why: Why = {
    connection: 'dan-cu',
    state: 'unstable',
    since: at(-69),
    overlays: [],
    root: null,
    reasons: ['errors'],
    statistics: [{ name: 'weak', reason: 'errors', value: 11.5, threshold: 9 }],
    counted: [{ at: at(-100), kind: 'failed', measure: 1 }],
    usualUs: 83_000,
    slowAboveUs: 200_000,
    usualFailureRate: 0.003,
    learning: false,
  }
  await keepDetectorStates(database.db, [{ connection: 'dan-cu', snapshot: { s: 1 }, why }], now)
})
afterAll(async () => {
  await pool.end()
  await database.close()
})

const officer: Identity = { role: 'officer', id: 'o', unit: null }
const ask = async <T>(path: string, identity = officer): Promise<{ status: number; body: T }> => {
  const doors = connectionDoors({ db: database.db, now: () => now })
  doors.onError((error, c) => {
    const { problem } = problemOf(error, 'en', 'urn:uuid:x')
    return c.json(problem, problem.status as 400)
  })
  const response = await runAs({ identity, address: null, requestId: null }, () => doors.request(path))
  return { status: response.status, body: (await response.json()) as T }
}

describe('the board', () => {
  it('has every connection that is asked, how it stands, and its troubles of the last day', async () => {
    const { body: board } = await ask<Board>('/api/connections')
    const { connections, standings, troubles } = board
    expect(connections.id).toEqual(['dan-cu', 'mot-cua', 'province'])
    expect(connections.unit).toEqual(['13285', '13318', null])
    expect(connections.standing.map((place) => standings[place])).toEqual([
      { state: 'unstable', reasons: ['errors', 'flapping'], overlays: [], root: null },
      { state: 'up', reasons: [], overlays: [], root: null },
      { state: 'unknown', reasons: [], overlays: [], root: null },
    ])
    expect(connections.lastUs).toEqual([80_000, 40_000, null])
    expect(connections.lastAt).toEqual([at(0) / 1000, at(0) / 1000, null])
    expect(board.names).toEqual([{ id: 'province', name: { vi: 'province', en: 'province' } }])
    const lines = troubles.n.map((n, place) => {
      const { state, root } = standings[troubles.standing[place]!]!
      const id = connections.id[connections.n.indexOf(n)]
      const minute = (seconds: number | null) => (seconds === null ? 'now' : (seconds * 1000 - now.getTime()) / 60_000)
      return [id, minute(troubles.from[place]!), minute(troubles.to[place]!), state, root].join(' ')
    })
    // What was before a connection was first heard of is not known, and was not up.
    expect(lines).toEqual([
      'dan-cu -99 -69 down core',
      'dan-cu -69 now unstable ',
      'dan-cu -1440 -599 unknown ',
      'mot-cua -1440 -599 unknown ',
      'province -1440 now unknown ',
    ])
    expect(board.stream).toMatch(/^[0-9a-f]{8}:\d+$/)
  })
})

it('asked by many at once, the board is read once', async () => {
  let read = 0
  const log = ({ query }: LogEvent): void => {
    if (query.sql.includes('with board')) read += 1
  }
  const counted = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }), log })
  const doors = connectionDoors({ db: counted, now: () => now })
  const boards = await Promise.all(
    Array.from({ length: 50 }, () =>
      runAs({ identity: officer, address: null, requestId: null }, async () =>
        (await doors.request('/api/connections')).text(),
      ),
    ),
  )
  expect([new Set(boards).size, read]).toEqual([1, 1])
})

describe('one connection', () => {
  it('tells how it stands, why, and how it stood', async () => {
    const { body } = await ask<ConnectionDetail>('/api/connections/dan-cu')
    expect(body.standing).toMatchObject({ state: 'unstable', since: at(-69), last: { cls: 'ok', totalUs: 80_000 } })
    expect(body.why).toMatchObject({ at: at(0), statistics: [{ name: 'weak', value: 11.5, threshold: 9 }] })
    expect(body.history.map(({ state, to }) => [state, to])).toEqual([
      ['up', at(-99)],
      ['down', at(-69)],
      ['unstable', null],
    ])
    expect(body.path.map(({ id }) => id)).toEqual(['soc', 'core'])
    expect(body.sisters.subsystem).toEqual({ unknown: 1, up: 1, degraded: 0, unstable: 0, down: 0 })
  })

  it('that is not there is not found', async () => {
    for (const path of ['/api/connections/nobody', '/api/connections/nobody/samples'])
      expect((await ask(path)).status).toBe(404)
  })
})

describe('what one connection measured', () => {
  it('over ten hours, packed and hot alike: every round once', async () => {
    const { body } = await ask<Bands>(`/api/connections/dan-cu/samples?from=${iso(-600)}&to=${iso(1)}`)
    const sum = (column: number[]) => column.reduce((one, other) => one + other, 0)
    expect([body.slotS, sum(body.n), sum(body.failed)]).toEqual([300, 600, 30])
    expect(body.failures).toHaveLength(30)
    const place = Math.floor((at(-300) - body.from) / 300_000)
    expect(body.p50[place]).toBeGreaterThan(79_000)
    expect(body.p50[place]).toBeLessThan(88_000)
    expect(Math.abs(body.connect[place]! - 20_000)).toBeLessThan(20)
    const failed = Math.floor((at(-85) - body.from) / 300_000)
    expect([body.p50[failed], body.failed[failed]]).toEqual([null, 5])
  })

  it('tells no data as none, and not as zero', async () => {
    const { body } = await ask<Bands>('/api/connections/province/samples')
    expect(new Set(body.p50)).toEqual(new Set([null]))
    expect(new Set(body.n)).toEqual(new Set([0]))
  })

  it('where the time went: by round while it is hot, by the hour’s histograms beyond, each kind its own parts', async () => {
    const { body } = await ask<Bands>(`/api/connections/mot-cua/samples?from=${iso(-30)}&to=${iso(0)}`)
    const last = (column: (number | null)[]) => column.at(-1)
    expect([last(body.dns), last(body.connect), last(body.tls)]).toEqual([900, 20_000, 12_000])
    expect(last(body.firstByte)).toBeGreaterThanOrEqual(6_000)
    const long = await ask<Bands>(`/api/connections/mot-cua/samples?from=${iso(-20 * 1440)}&to=${iso(0)}`)
    const known = long.body.tls.filter((us) => us !== null)
    expect(known.length).toBeGreaterThan(5)
    for (const us of known) expect(Math.abs(us - 12_000)).toBeLessThan(12_000 * 0.1)
    const tcp = await ask<Bands>(`/api/connections/dan-cu/samples?from=${iso(-30)}&to=${iso(0)}`)
    expect([last(tcp.body.dns), last(tcp.body.connect), last(tcp.body.tls)]).toEqual([null, 20_000, null])
  })

  it('over longer spans comes from the rollups', async () => {
    for (const [days, slotS] of [
      [5, 1800],
      [30, 3600],
    ] as const) {
      const { body } = await ask<Bands>(`/api/connections/dan-cu/samples?from=${iso(-days * 1440)}&to=${iso(0)}`)
      expect(body.slotS).toBe(slotS)
      // All hours that are packed: 9 of 10.
      expect(body.n.reduce((one, other) => one + other, 0)).toBeGreaterThanOrEqual(539)
    }
  })

  it.each([
    [`from=${iso(0)}&to=${iso(-1)}`, 'query.to'],
    [`from=2020-01-01T00:00:00Z`, 'query.from'],
    ['from=yesterday', 'query.from'],
  ])('refuses %s', async (query, place) => {
    const { status, body } = await ask<{ errors: { at: string }[] }>(`/api/connections/dan-cu/samples?${query}`)
    expect([status, body.errors[0]?.at]).toEqual([400, place])
  })
})

function iso(minute: number): string {
  return encodeURIComponent(new Date(at(minute)).toISOString())
}

describe('availability', () => {
  it('counts what is owed in contract hours, at every level', async () => {
    const of = async (query: string) => (await ask<AvailabilityAnswer>(`/api/availability?${query}`)).body
    const { rows } = await of('by=connection')
    const row = rows.find(({ key }) => key === 'dan-cu')!
    // Watched since 05:01; owed 07:30–11:30 and 13:30–15:00: down from 13:21 to 13:51, unstable from then on.
    expect(row.minutes).toEqual({ up: 240, degraded: 0, unstable: 69, down: 21, unknown: 0, blind: 0, maintenance: 0 })
    expect(row).toMatchObject({ good: 309, bad: 21, share: 309 / 330, downs: 1, longestDownMinutes: 21 })
    expect(rows.map(({ key }) => key)).toEqual(['dan-cu', 'mot-cua', 'not-asked-any-more', 'province'])
    expect(rows.at(-1)).toMatchObject({ share: null, minutes: { unknown: 0 } })
    const [whole] = (await of('')).rows
    expect(whole).toMatchObject({ key: '', connections: 4, bad: 21, good: 309 + 599 })
    expect((await of('by=provider')).rows.map(({ key }) => key)).toEqual(['vnpt', 'viettel'])
    expect((await of('by=unit&subsystem=mot-cua&unit=13318')).rows).toMatchObject([{ key: '13318', bad: 0 }])
    expect((await of('by=connection&connection=mot-cua')).rows).toMatchObject([{ p95Us: 40_000, failedRounds: 0 }])
  })

  it('before anybody watched, nothing is owed', async () => {
    const { body } = await ask<AvailabilityAnswer>('/api/availability?from=2026-10-01&to=2026-10-31')
    expect(body.rows).toMatchObject([{ good: 0, bad: 0, excluded: 0, share: null }])
  })

  it('refuses a span that is reversed or too long', async () => {
    expect((await ask('/api/availability?from=2026-11-02&to=2026-11-01')).status).toBe(400)
    expect((await ask('/api/availability?from=2020-11-02&to=2026-11-01')).status).toBe(400)
  })
})

describe('a provider', () => {
  const viettel: Identity = { role: 'operator', id: 'p', unit: null, provider: 'viettel' }

  it('sees what it answers for, and nothing else', async () => {
    const { body: board } = await ask<Board>('/api/connections', viettel)
    expect(board.connections.id).toEqual(['mot-cua'])
    expect(board.troubles.n).toEqual([board.connections.n[0]])
    expect(board.names).toEqual([])
    expect((await ask<ConnectionDetail>('/api/connections/mot-cua', viettel)).body.id).toBe('mot-cua')
    for (const path of ['/api/connections/dan-cu', '/api/connections/dan-cu/samples'])
      expect((await ask(path, viettel)).status).toBe(404)
    const { body } = await ask<AvailabilityAnswer>('/api/availability?by=connection', viettel)
    expect(body.rows.map(({ key }) => key)).toEqual(['mot-cua'])
  })

  it('without a name, or nobody at all, sees nothing', async () => {
    expect((await ask('/api/connections', { role: 'operator', id: 'p', unit: null })).status).toBe(403)
    expect((await ask('/api/connections', { role: 'none', id: null, unit: null })).status).toBe(401)
  })
})

test('the path graph tells how connections stand behind each node', async () => {
  const { body } = await ask<{ nodes: { id: string; connections: number; states: object }[] }>('/api/path-graph')
  expect(body.nodes.map(({ id, connections }) => [id, connections])).toEqual([
    ['core', 3],
    ['line', 1],
    ['soc', 3],
  ])
  expect(body.nodes[0]!.states).toEqual({ unknown: 1, up: 1, degraded: 0, unstable: 1, down: 0 })
})

test('the SQL of reading', async () => {
  const { db } = database
  const written = [
    boardQuery(now, null).compile(db),
    chunksQuery(db, 1, 0, 24).compile(),
    roundsQuery(now, now, 1).compile(db),
    historiesQuery([1], now, now).compile(db),
  ]
  await expect(written.map((query) => query.sql.trim()).join(';\n\n')).toMatchFileSnapshot('read-connections.sql')
})

test('nothing is there before the first connection', async () => {
  const empty = await testDatabase()
  await sql`update event_head set epoch = 'x'`.execute(empty.db)
  const doors = connectionDoors({ db: empty.db, now: () => now })
  const asker = { identity: officer, address: null, requestId: null }
  const response = await runAs(asker, () => doors.request('/api/connections'))
  expect(await response.json()).toMatchObject({ stream: 'x:0', connections: { n: [], id: [] }, troubles: { n: [] } })
  await empty.close()
})

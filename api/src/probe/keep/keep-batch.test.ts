import { sql } from 'kysely'
import type pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { asAppRole, raiseWall } from '../../account/access/raise-wall.ts'
import { wallFaults } from '../../account/access/wall-faults.ts'
import { systemSettings } from '../../account/access/scope.ts'
import { type Db, openDb, openPool } from '../../db/open.ts'
import { type TestDatabase, testDatabase } from '../../db/test-database.ts'
import type { Batch } from './batch.ts'
import { type Keeping, keepBatch, openKeeping } from './keep-batch.ts'
import { loadWatched, testBatch, testConnection, testSample, testStanding } from './test-watched.ts'

let database: TestDatabase
/** As in production: the account that owns nothing, with the wall up. */
let db: Db
let pool: pg.Pool
let keeping: Keeping
const now = new Date('2026-11-24T03:00:00Z')
const at = (minute: number) => new Date(now.getTime() + minute * 60_000)

beforeAll(async () => {
  database = await testDatabase()
  await raiseWall(database.db, database.schema)
  const options = { url: asAppRole(database.url), schema: database.schema, settings: systemSettings }
  db = openDb(options)
  pool = openPool({ ...options, connections: 3 })
  await loadWatched(db, [testConnection('a'), testConnection('b'), testConnection('c', { unit: null })])
})
beforeEach(async () => {
  keeping = openKeeping(pool)
  await sql`truncate sample_hot, sample_mark, state_interval, connection_state, event, packed_hour`.execute(database.db)
})
afterAll(async () => {
  await db.destroy()
  await pool.end()
  await database.close()
})

const keep = (batch: Batch, more = {}) => keepBatch(keeping, batch, { now, ...more })
const count = async (table: string) =>
  (await sql<{ n: number }>`select count(*) as n from ${sql.table(table)}`.execute(db)).rows[0]!.n
const history = async (id: string) => {
  const { rows } = await sql<{ line: string }>`
    select concat_ws(' ', to_char(lower(during), 'HH24:MI'), to_char(upper(during), 'HH24:MI'), state, array_to_string(reasons, ','), array_to_string(overlays, ',')) as line
    from state_interval i join watched_connection w on w.code = i.connection where w.id = ${id} order by during`.execute(
    db,
  )
  return rows.map(({ line }) => line.trim())
}

describe('a batch', () => {
  it('is kept: samples, standings, history and what pages are told', async () => {
    const samples = [
      testSample('a', at(-2), { sent: 10, lost: 3, flags: 9 }),
      testSample('a', at(-1), { ok: false, cls: 'timeout', totalUs: 10_000_000, connectUs: null }),
      testSample('b', at(-1)),
    ]
    const standings = [testStanding('a', 'unstable', at(-1), { reasons: ['errors'] }), testStanding('b', 'up', at(-1))]
    expect(await keep(testBatch(0, { samples, standings }))).toEqual({
      kind: 'kept',
      samples: 3,
      strangers: 0,
      late: 0,
    })
    const rows = await db
      .selectFrom('sample_hot')
      .innerJoin('watched_connection', 'code', 'connection')
      .select(['id', 'at', 'total_us', 'connect_us', 'verdict', 'echo'])
      .orderBy('id')
      .orderBy('at')
      .execute()
    expect(rows).toEqual([
      { id: 'a', at: at(-2), total_us: 80_000, connect_us: 20_000, verdict: 9 * 16, echo: 10 * 256 + 3 },
      { id: 'a', at: at(-1), total_us: 10_000_000, connect_us: null, verdict: 1, echo: 0 },
      { id: 'b', at: at(-1), total_us: 80_000, connect_us: 20_000, verdict: 0, echo: 0 },
    ])
    const state = await db.selectFrom('connection_state').selectAll().where('state', '=', 'unstable').execute()
    expect(state).toMatchObject([{ reasons: ['errors'], since: at(-1), last_at: at(-1), last_verdict: 1 }])
    expect(await history('a')).toEqual(['02:58 unstable errors'])
    const events = await sql<{ topic: string; access: string; body: { groups: { state: string }[] } }>`
      select topic, access, body from event`.execute(database.db)
    expect(events.rows).toMatchObject([{ topic: 'board', access: 'connection.read' }])
    expect(events.rows[0]!.body.groups.map(({ state }) => state).toSorted()).toEqual(['unstable', 'up'])
  })

  it('that comes again, also after later ones, is kept once', async () => {
    const batches = [0, 1, 2, 3].map((seq) => testBatch(seq, { samples: [testSample('a', at(seq - 10))] }))
    for (const seq of [0, 2, 3, 2, 1, 0, 1]) await keep(batches[seq]!)
    expect(await count('sample_hot')).toBe(4)
    const { rows } = await sql`select kept::text from sample_mark`.execute(database.db)
    expect(rows).toEqual([{ kept: '{[0,4)}' }])
    expect(await keep(batches[3]!)).toEqual({ kind: 'again' })
    await keep({ ...batches[3]!, prober: 'p2' })
    expect(await count('sample_hot')).toBe(5)
  })

  it('sent by eight at the same moment is kept once', async () => {
    const batch = testBatch(0, { samples: [testSample('a', at(-1)), testSample('b', at(-1))] })
    const kinds = (await Promise.all(Array.from({ length: 8 }, () => keep(batch)))).map(({ kind }) => kind)
    expect(kinds.toSorted()).toEqual([...Array.from({ length: 7 }, () => 'again'), 'kept'])
    expect(await count('sample_hot')).toBe(2)
  })

  it('holds together with what else must hold, or not at all', async () => {
    const batch = testBatch(0, {
      samples: [testSample('a', at(-1))],
      standings: [testStanding('a', 'down', at(-1))],
      events: [
        {
          t: 0,
          incident: 'i',
          event: 'opened',
          scope: 'connection',
          id: 'a',
          state: 'down',
          reasons: [],
          members: ['a'],
          notify: true,
        },
      ],
    })
    const alsoInTransaction = () => Promise.reject(new Error('the outbox is full'))
    await expect(keep(batch, { alsoInTransaction })).rejects.toThrow('the outbox is full')
    for (const table of ['sample_hot', 'connection_state', 'state_interval']) expect(await count(table), table).toBe(0)
    const seen: unknown[] = []
    await keep(batch, {
      alsoInTransaction: async (trx: Db, events: unknown[]) => {
        seen.push(events, await trx.selectFrom('connection_state').select('state').execute())
      },
    })
    expect(seen).toEqual([batch.events, [{ state: 'down' }]])
  })

  it('keeps what it knows and counts the rest', async () => {
    const samples = [
      testSample('a', at(-1)),
      testSample('nobody', at(-1)),
      testSample('b', at(-4 * 24 * 60)),
      testSample('b', at(120)),
    ]
    const standings = [testStanding('nobody', 'down', at(-1))]
    expect(await keep(testBatch(0, { samples, standings }))).toEqual({
      kind: 'kept',
      samples: 1,
      strangers: 1,
      late: 2,
    })
  })

  it('across midnight goes into both days', async () => {
    const samples = [-181, -179].map((minute) => testSample('a', at(minute)))
    await keep(testBatch(0, { samples }))
    const { rows } = await sql`select tableoid::regclass::text as day from sample_hot order by at`.execute(db)
    expect(rows).toEqual([{ day: 'sample_hot_20261123' }, { day: 'sample_hot_20261124' }])
  })

  it('of a connection that is loaded later is kept from then on', async () => {
    await keep(testBatch(0, { samples: [testSample('a', at(-1))] }))
    await loadWatched(
      db,
      ['a', 'b', 'c', 'd'].map((id) => testConnection(id)),
    )
    expect(await keep(testBatch(1, { samples: [testSample('d', at(0))] }))).toMatchObject({ samples: 1 })
  })

  it('of a late hour marks it to be packed again', async () => {
    const hour = Math.floor(at(-90).getTime() / 3_600_000)
    await sql`insert into packed_hour values (${hour}, 0, false, ${now})`.execute(database.db)
    await keep(testBatch(0, { samples: [testSample('a', at(-90))] }))
    expect((await sql`select stale from packed_hour`.execute(database.db)).rows).toEqual([{ stale: true }])
  })
})

describe('the history of a connection', () => {
  it('follows its standings, and tells silence as unknown', async () => {
    const says = (seq: number, minute: number, ...standing: Parameters<typeof testStanding>) =>
      keep(testBatch(seq, { samples: [testSample('a', at(minute))], standings: [testStanding(...standing)] }))
    await says(0, -50, 'a', 'up', at(-50))
    await says(1, -49, 'a', 'up', at(-50))
    await says(2, -48, 'a', 'unstable', at(-48), { reasons: ['slow'] })
    await says(3, -47, 'a', 'unstable', at(-48), { reasons: ['slow', 'lossy'], overlays: ['maintenance'] })
    await says(4, -20, 'a', 'up', at(-20))
    expect(await history('a')).toEqual([
      '02:10 02:12 up',
      '02:12 02:13 unstable slow',
      '02:13 02:14 unstable slow,lossy maintenance',
      '02:14 02:40 unknown  maintenance',
      '02:40 up',
    ])
    await keep(
      testBatch(5, {
        samples: [-40, -39, -38].map((m) => testSample('a', at(m))),
        standings: [testStanding('a', 'up', at(-50))],
      }),
    )
    expect(await history('a')).toEqual([
      '02:10 02:12 up',
      '02:12 02:13 unstable slow',
      '02:13 02:14 unstable slow,lossy maintenance',
      '02:14 02:20 unknown  maintenance',
      '02:20 02:23 up',
      '02:23 02:40 unknown  maintenance',
      '02:40 up',
    ])
  })

  it('two probers at once neither wait for each other for ever nor lose a step', async () => {
    const connections = ['a', 'b', 'c']
    await Promise.all(
      ['p1', 'p2'].flatMap((prober, shift) =>
        Array.from({ length: 20 }, (_, seq) => {
          const order = shift === 0 ? connections : connections.toReversed()
          const samples = order.map((id) => testSample(id, at(-20 + seq)))
          return keep({ ...testBatch(seq, { samples }), prober })
        }),
      ),
    )
    expect(await count('sample_hot')).toBe(120)
    expect(await count('connection_state')).toBe(3)
  })
})

describe('the day of samples, which has no row policy', () => {
  const asNobody = (settings: Record<string, string>) =>
    openDb({ url: asAppRole(database.url), schema: database.schema, settings })
  it.each([
    ['read', 'select * from sample_hot_20261124'],
    ['written by a request', `insert into sample_hot_20261124 values (now(), 1, 1, 1, 0, 0)`],
    ['changed', 'update sample_hot_20261124 set total_us = 0'],
    ['dropped', `select drop_partition('sample_hot', '2026-11-24')`],
    ['made', `select keep_partition('sample_hot', '2026-12-24')`],
  ])('cannot be %s', async (_, statement) => {
    await keep(testBatch(0, { samples: [testSample('a', at(-1))] }))
    const request = asNobody({ 'app.all': 'connection.read' })
    await expect(sql.raw(statement).execute(request)).rejects.toThrow(/permission denied|for the program itself alone/)
    expect((await sql`select from sample_hot`.execute(request)).rows).toHaveLength(1)
    await request.destroy()
    const stranger = asNobody({})
    expect((await sql`select from sample_hot`.execute(stranger)).rows).toEqual([])
    await stranger.destroy()
    expect(await wallFaults(db)).toEqual([])
  })

  it('is asked for again after the wall was raised anew', async () => {
    await keep(testBatch(0, { samples: [testSample('a', at(-1))] }))
    await sql`revoke all on all tables in schema ${sql.id(database.schema)} from nhipso_app`.execute(database.db)
    await sql`comment on policy wall_select on audit is 'another'`.execute(database.db)
    await raiseWall(database.db, database.schema)
    const batch = testBatch(1, { samples: [testSample('a', at(0))] })
    await expect(keep(batch)).rejects.toThrow('permission denied')
    expect(await keep(batch)).toMatchObject({ kind: 'kept' })
  })
})

import { sql } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { migrate } from './migrate.ts'
import { type Db, isSchemaName, openDb } from './open.ts'
import { type TestDatabase, testDatabase } from './test-database.ts'

let at: TestDatabase
beforeAll(async () => {
  at = await testDatabase()
})
afterAll(() => at.close())

test('days stay days and whole numbers stay exact, whatever the time zone of the machine', async () => {
  const { rows } = await sql`select '2026-03-01'::date as day, 9007199254740991::int8 as most,
    array['2026-03-01'::date, null] as days, '{}'::int8[] as none, '-infinity'::timestamptz as never,
    '2026-03-01T00:00Z'::timestamptz as instant`.execute(at.db)
  expect(rows[0]).toEqual({
    day: '2026-03-01',
    most: 9007199254740991,
    days: ['2026-03-01', null],
    none: [],
    never: new Date(-864e13),
    instant: new Date('2026-03-01T00:00Z'),
  })
})

test('a number JavaScript cannot hold is refused, not rounded', async () => {
  await expect(sql`select 9007199254740993::int8`.execute(at.db)).rejects.toThrow(/9007199254740993/)
})

test('every table stands in the schema of the province, those of the migrator too', async () => {
  const { rows } = await sql<{ schema: string }>`select distinct table_schema as schema from information_schema.tables
    where table_schema not in ('pg_catalog', 'information_schema')`.execute(at.db)
  expect(rows).toEqual([{ schema: at.schema }])
  expect(await migrate(at.db)).toEqual([])
})

test('two provinces live in one database and know nothing of each other', async () => {
  const other = openDb({ url: at.url, schema: 'ha_nam' })
  try {
    await Promise.all([migrate(other), migrate(other)])
    await other.updateTable('ledger_version').set({ version: 7 }).execute()
    const { version } = await at.db.selectFrom('ledger_version').select('version').executeTakeFirstOrThrow()
    expect(version).toBe(0)
  } finally {
    await other.destroy()
  }
})

test('a connection the server drops inside a transaction fails that transaction and nothing else', async () => {
  const lost: Error[] = []
  const db = openDb({ url: at.url, schema: at.schema, onConnectionLost: (error) => lost.push(error) })
  try {
    const broken = db.transaction().execute(async (trx) => {
      const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(trx)
      await terminate(at.url, rows[0]!.pid)
      await new Promise((resolve) => setTimeout(resolve, 100))
      await versionOf(trx)
    })
    await expect(broken).rejects.toThrow()
    expect(lost.length).toBeGreaterThan(0)
    expect(await versionOf(db)).toBe(0)
  } finally {
    await db.destroy()
  }
})

test('a statement that takes too long is cut off', async () => {
  const db = openDb({ url: at.url, schema: at.schema, statementTimeoutMs: 100 })
  try {
    await expect(sql`select pg_sleep(5)`.execute(db)).rejects.toMatchObject({ code: '57014' })
  } finally {
    await db.destroy()
  }
})

test.each([
  ['ninh_binh', true],
  ['Ninh Bình', false],
  ['a; drop schema b', false],
  ['pg_catalog', false],
  ['', false],
])('"%s" as a schema: %s', (name, valid) => expect(isSchemaName(name)).toBe(valid))

async function versionOf(db: Db): Promise<number> {
  return (await db.selectFrom('ledger_version').select('version').executeTakeFirstOrThrow()).version
}

async function terminate(url: string, pid: number): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query('select pg_terminate_backend($1)', [pid])
  await client.end()
}

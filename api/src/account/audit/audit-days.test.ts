import { createHmac } from 'node:crypto'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { pino } from 'pino'
import { addDays, type Day } from 'shared/day.ts'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '../../db/test-database.ts'
import { openDb } from '../../db/open.ts'
import { asAppRole, raiseWall } from '../access/raise-wall.ts'
import { systemSettings } from '../access/scope.ts'
import { testKeyring } from '../secret/test-keyring.ts'
import { anchorAudit, writeAnchor } from './anchor-audit.ts'
import { appendAudit } from './append-audit.ts'
import { canonicalJson } from './canonical-json.ts'
import { keepAuditDays } from './keep-audit-days.ts'
import { publicKeyOf } from './sign-anchor.ts'
import { type Anchor, verifyAuditCommand } from './verify-audit.ts'

const keyring = testKeyring()
const log = pino({ level: 'silent' })
const today = new Date().toISOString().slice(0, 10)
const asker = { identity: { role: 'officer', id: 'o', unit: null }, address: null, requestId: null } as const

let database: TestDatabase
let folder: string
let anchors: string
let keys: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nhipso-days-'))
  keys = join(folder, 'keys.json')
  const said = (purpose: 'audit' | 'sign') => {
    const { id, bytes } = keyring.current(purpose)
    return [{ id, key: bytes.reveal().toString('base64') }]
  }
  await writeFile(keys, JSON.stringify({ audit: said('audit'), sign: said('sign') }))
})
afterAll(() => rm(folder, { recursive: true }))
beforeEach(async () => {
  database = await testDatabase()
  anchors = join(folder, `${database.url.split('/').at(-1)!}.jsonl`)
  await writeFile(anchors, '')
  return () => database.close()
})

const deps = (now = () => new Date()) => ({ db: database.db, now, log, keyring })
const append = () =>
  database.db.transaction().execute((trx) => appendAudit(trx, keyring, { asker, action: 'x', objectType: 'unit' }))

/** An entry as it would have been written on a day long past. */
async function appendOn(day: Day): Promise<void> {
  await sql`select make_audit_days(${day}::date, ${day}::date)`.execute(database.db)
  const head = await database.db.selectFrom('audit_head').select(['seq', 'mac']).executeTakeFirstOrThrow()
  const key = keyring.current('audit')
  const nothing = { actor: null, address: null, object_id: null, unit: null, before_digest: null, after_digest: null }
  const what = {
    role: 'officer',
    action: 'x',
    outcome: 'done',
    object_type: 'unit',
    detail: {},
    request_id: null,
  } as const
  const row = { seq: head.seq + 1, at: `${day}T05:00:00.000Z`, ...nothing, ...what, key_id: key.id, prev: head.mac }
  const mac = createHmac('sha256', key.bytes.reveal()).update(canonicalJson(row)).digest('hex')
  await database.db
    .insertInto('audit')
    .values({ ...row, detail: '{}', mac })
    .execute()
}

const verify = async (...more: string[]) => {
  const said: string[] = []
  const live = ['--database', database.url, '--schema', database.schema, '--keyring', keys, '--anchors', anchors]
  const code = await verifyAuditCommand([...live, ...more], (line) => said.push(line))
  return { code, said: said.join('\n') }
}
const seqs = async () =>
  (await database.db.selectFrom('audit').select('seq').orderBy('seq').execute()).map((row) => row.seq)
const anchorLines = async () =>
  (await readFile(anchors, 'utf8'))
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Anchor)

describe('days past keeping', () => {
  const [first, second, third] = [addDays(today, -402), addDays(today, -401), addDays(today, -300)]
  const lay = async () => {
    for (const day of [first, first, second, third]) await appendOn(day)
    await append()
  }
  const keeping = () => ({ days: 366, anchors })

  it('go whole, oldest first; what follows stays whole and verifiable, by keyring and by public key alone', async () => {
    await lay()
    expect(await keepAuditDays(deps(), keeping())).toEqual([first, second])
    // The dropping itself is in the trail, twice.
    expect(await seqs()).toEqual([4, 5, 6, 7])
    expect(await verify()).toMatchObject({ code: 0 })
    const pem = join(folder, 'signer.pem')
    const audit = join(folder, 'audit-only.json')
    await writeFile(pem, publicKeyOf(keyring.current('sign')))
    await writeFile(audit, JSON.stringify({ audit: JSON.parse(await readFile(keys, 'utf8')).audit }))
    expect(await verify('--keyring', audit, '--signer', pem)).toMatchObject({ code: 0 })
    expect((await verify('--keyring', audit)).said).toContain('unknown-signer')
    expect(await keepAuditDays(deps(), keeping())).toEqual([])
    const { rows } = await sql<{
      days: string
    }>`select string_agg(day::text, ' ' order by day) as days from audit_dropped`.execute(database.db)
    expect(rows[0]!.days).toBe(`${first} ${second}`)
  })

  it('a beginning cut off by hand is missed, with and without a forged anchor', async () => {
    await lay()
    await sql`drop table ${sql.table(`audit_${first.replaceAll('-', '')}`)}`.execute(database.db)
    expect((await verify()).said).toMatch(/gap 3/)
    const { prev } = await database.db.selectFrom('audit').select('prev').where('seq', '=', 3).executeTakeFirstOrThrow()
    const forged = { seq: 2, mac: prev, at: new Date().toISOString(), day: first, dropped: true } as const
    await writeAnchor(anchors, forged)
    expect((await verify()).said).toMatch(/gap 3/)
    await writeAnchor(anchors, {
      ...forged,
      signer: keyring.current('sign').id,
      signature: Buffer.alloc(64).toString('base64'),
    })
    expect((await verify()).said).toMatch(/bad-signature 2[^]*gap 3/)
  })

  it('are not dropped past a hole: an entry of an old day that came late holds back all after it', async () => {
    await appendOn(second)
    await appendOn(first)
    expect(await keepAuditDays(deps(), keeping())).toEqual([])
    expect(await seqs()).toEqual([1, 2])
  })

  it('are not dropped before they were sent to the log server, where there is one', async () => {
    await lay()
    await database.db.updateTable('audit_forwarded').set({ seq: 2 }).execute()
    expect(await keepAuditDays(deps(), keeping())).toEqual([first])
  })

  it('days to come have their tables a fortnight ahead, and an entry of a day without one is kept all the same', async () => {
    await keepAuditDays(deps(), keeping())
    const tables = async () =>
      (
        await sql<{
          name: string
        }>`select relname as name from pg_class where relname ~ '^audit_2' and relkind = 'r' order by 1`.execute(
          database.db,
        )
      ).rows.map((row) => row.name)
    expect((await tables()).at(-1)).toBe(`audit_${addDays(today, 14).replaceAll('-', '')}`)
    for (const name of await tables()) await sql`drop table ${sql.table(name)}`.execute(database.db)
    await append()
    expect((await verify()).code).toBe(0)
    const { rows } = await sql<{ kept: number }>`select count(*) as kept from audit_rest`.execute(database.db)
    expect(rows).toEqual([{ kept: 1 }])
  })

  it('the program’s own account drops, makes and changes none of them', async () => {
    await lay()
    await raiseWall(database.db, database.schema)
    const app = openDb({ url: asAppRole(database.url), schema: database.schema, settings: systemSettings })
    const table = sql.table(`audit_${first.replaceAll('-', '')}`)
    for (const statement of [
      sql`drop table ${table}`,
      sql`select * from ${table}`,
      sql`delete from ${table}`,
      sql`truncate ${table}`,
      sql`alter table audit detach partition ${table}`,
      sql`select make_audit_days(current_date, current_date + 40)`,
      sql`delete from audit`,
      sql`update audit set actor = 'x'`,
      sql`insert into audit_dropped values (current_date, 1, 1, repeat('0', 64), now())`,
    ]) {
      await expect(statement.execute(app)).rejects.toThrow(/permission denied|must be owner/)
    }
    await app.destroy()
  })

  it('a row of a day is not changed or deleted by naming its table either', async () => {
    await lay()
    const table = sql.table(`audit_${first.replaceAll('-', '')}`)
    await expect(sql`delete from ${table}`.execute(database.db)).rejects.toThrow('append-only')
    await expect(sql`update ${table} set actor = 'x'`.execute(database.db)).rejects.toThrow('append-only')
  })
})

describe('anchors', () => {
  it('are hourly, and the first of each day is signed', async () => {
    await append()
    const at = (hour: number) => deps(() => new Date(Date.UTC(2026, 10, 23, hour)))
    for (const hour of [1, 2, 3, 20]) await anchorAudit(at(hour), anchors)
    // 20:00 UTC is the next day in Viet Nam.
    expect((await anchorLines()).map((anchor) => anchor.signature !== undefined)).toEqual([true, false, false, true])
    expect((await verify()).code).toBe(0)
  })

  it('signed ones that were changed are found, whichever letter it is', async () => {
    await append()
    await anchorAudit(deps(), anchors)
    const [anchor] = await anchorLines()
    for (const change of [{ at: '2026-01-01T00:00:00.000Z' }, { day: '2026-01-01' }, { dropped: true }, { seq: 0 }]) {
      await writeFile(anchors, `${JSON.stringify({ ...anchor, ...change })}\n`)
      expect((await verify()).said).toContain('bad-signature')
    }
  })
})

import { readFileSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { pino } from 'pino'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '../../db/test-database.ts'
import type { Asker } from '../access/current.ts'
import { testKeyring } from '../secret/test-keyring.ts'
import { anchorAudit } from './anchor-audit.ts'
import { appendAudit, type AuditedAct } from './append-audit.ts'
import { exportAudit } from './export-audit.ts'
import { listAuditEntries } from './read-audit.ts'
import { recordDenial } from './record-denial.ts'
import { verifyAuditCommand, verifyChain } from './verify-audit.ts'

const asker: Asker = {
  identity: { role: 'administrator', id: 'administrator-1', unit: null },
  address: '10.1.2.3',
  requestId: 'r-1',
}
const act = (more: Partial<AuditedAct> = {}): AuditedAct => ({
  asker,
  action: 'api-key.create',
  objectType: 'api-key',
  ...more,
})
const keyring = testKeyring()
const keys = () =>
  new Map(
    ['audit-1', 'audit-2'].flatMap((id) => {
      const key = keyring.find('audit', id)
      return key ? [[id, key.bytes.reveal()] as const] : []
    }),
  )

let database: TestDatabase
let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nhipso-audit-'))
})
afterAll(() => rm(folder, { recursive: true }))
beforeEach(async () => {
  database = await testDatabase()
  return () => database.close()
})

const append = (more: Partial<AuditedAct> = {}) =>
  database.db.transaction().execute((trx) => appendAudit(trx, keyring, act(more)))
const verify = () => verifyChain(exportAudit(database.db), { keys: keys(), anchors: [] })

describe('the chain', () => {
  it('is whole after 60 changes made by many at once, with a key changed on the way', async () => {
    await Promise.all(
      Array.from({ length: 40 }, (_, n) =>
        append({ objectId: `k${n}`, unit: '13285', detail: { n, vi: 'Hòa', no: null, yes: true } }),
      ),
    )
    keyring.rotate('audit')
    await Promise.all(Array.from({ length: 20 }, (_, n) => append({ before: { n }, after: { n: n + 1 } })))
    expect(await verify()).toMatchObject({ findings: [], checked: 60, last: { seq: 60 } })
  })

  it('holds an entry exactly when the change holds', async () => {
    const change = database.db.transaction().execute(async (trx) => {
      await trx.insertInto('subsystem').values({ id: 'x-y', definition: '{}' }).execute()
      await appendAudit(trx, keyring, act())
      throw new Error('something failed later')
    })
    await expect(change).rejects.toThrow('later')
    expect(await database.db.selectFrom('audit').selectAll().execute()).toEqual([])
    expect(await append()).toBe(1)
  })

  it('takes no entry outside of a transaction', async () => {
    await expect(appendAudit(database.db, keyring, act())).rejects.toThrow('transaction')
  })

  it('keeps what was changed as digests that cannot be guessed and can be compared', async () => {
    await append({ before: { role: 'officer' }, after: { role: 'approver' } })
    await append({ before: { role: 'approver' } })
    const [first, second] = await database.db.selectFrom('audit').selectAll().orderBy('seq').execute()
    expect(first!.after_digest).toBe(second!.before_digest)
    expect(first!.before_digest).not.toBe(first!.after_digest)
    expect(second!.after_digest).toBeNull()
    expect(JSON.stringify(first)).not.toContain('officer')
  })
})

describe('the table refuses', () => {
  beforeEach(async () => {
    await append({ objectId: 'a' })
    await append({ objectId: 'b' })
  })

  it.each([
    'update audit set actor = null where seq = 1',
    'delete from audit where seq = 2',
    'truncate audit',
    'delete from audit_head',
    'truncate audit_head',
    'update audit_head set seq = 1',
    "update audit_head set seq = 3, mac = repeat('a', 64)",
    'update audit_head set seq = 1, mac = (select mac from audit where seq = 1)',
    "insert into audit select 3, at, actor, role, address, action, outcome, object_type, object_id, unit, before_digest, after_digest, detail, request_id, key_id, repeat('0', 64), repeat('b', 64) from audit where seq = 1",
    "insert into audit select 4, at, actor, role, address, action, outcome, object_type, object_id, unit, before_digest, after_digest, detail, request_id, key_id, mac, repeat('b', 64) from audit where seq = 2",
    "insert into audit_head (only_one, seq, mac) values (true, 9, '')",
  ])('%s', async (statement) => {
    await expect(sql.raw(statement).execute(database.db)).rejects.toThrow()
    expect(await verify()).toMatchObject({ findings: [], checked: 2 })
  })
})

describe('a denial', () => {
  const deps = () => ({ db: database.db, keyring, log: pino({ level: 'silent' }) })
  const denial = { asker, right: 'audit.read', as: 403, route: 'readAudit', unit: null } as const

  it('is an entry too', async () => {
    await recordDenial(deps(), denial)
    const { entries } = await listAuditEntries(database.db, { outcome: 'denied' })
    expect(entries).toMatchObject([
      {
        action: 'audit.read',
        objectId: 'readAudit',
        actor: 'administrator-1',
        address: '10.1.2.3',
        detail: { as: 403 },
      },
    ])
    expect((await verify()).findings).toEqual([])
  })

  it('repeated in a flood is kept up to a limit, and nobody else is kept less for it', async () => {
    for (let n = 0; n < 75; n++) await recordDenial(deps(), denial)
    await recordDenial(deps(), { ...denial, asker: { ...asker, identity: { ...asker.identity, id: 'other' } } })
    const { entries } = await listAuditEntries(database.db, { limit: 200 })
    expect(entries.filter((entry) => entry.actor === 'administrator-1')).toHaveLength(60)
    expect(entries.filter((entry) => entry.actor === 'other')).toHaveLength(1)
  })

  it('does not throw when the trail cannot be written', async () => {
    const away = await testDatabase()
    await away.close()
    await recordDenial({ ...deps(), db: away.db }, denial)
  })
})

describe('reading it', () => {
  it('goes page by page, newest first, and a new entry shifts nothing', async () => {
    for (let n = 1; n <= 7; n++) await append({ objectId: `k${n}`, action: n % 2 ? 'odd' : 'even' })
    const first = await listAuditEntries(database.db, { limit: 3 })
    await append({ objectId: 'k8' })
    const second = await listAuditEntries(database.db, { limit: 3, before: first.next! })
    const third = await listAuditEntries(database.db, { limit: 3, before: second.next! })
    expect([first, second, third].map((page) => page.entries.map((entry) => entry.seq))).toEqual([
      [7, 6, 5],
      [4, 3, 2],
      [1],
    ])
    expect(third.next).toBeNull()
    const odd = await listAuditEntries(database.db, { action: 'odd' })
    expect(odd.entries.map((entry) => entry.objectId)).toEqual(['k7', 'k5', 'k3', 'k1'])
    expect((await listAuditEntries(database.db, { from: '2999-01-01T00:00:00Z' })).entries).toEqual([])
  })
})

describe('verify-audit, from the command line', () => {
  const run = async (...args: string[]) => {
    const lines: string[] = []
    const code = await verifyAuditCommand(args, (line) => lines.push(line))
    return { code, said: lines.join('\n') }
  }
  const keyringFile = async () => {
    const path = join(folder, 'keyring.json')
    const audit = [...keys()].map(([id, key]) => ({ id, key: key.toString('base64') }))
    const { id, bytes } = keyring.current('sign')
    await writeFile(path, JSON.stringify({ audit, sign: [{ id, key: bytes.reveal().toString('base64') }] }))
    return path
  }
  const live = async (...more: string[]) =>
    run('--keyring', await keyringFile(), '--database', database.url, '--schema', database.schema, ...more)

  it('finds a live chain whole, with its anchors', async () => {
    const anchors = join(folder, 'whole.jsonl')
    const deps = { db: database.db, now: () => new Date(), log: pino({ level: 'silent' }), keyring }
    for (let n = 0; n < 5; n++) {
      await append({ detail: { n, dấu: 'Nhật ký “nguyên vẹn”' } })
      await anchorAudit(deps, anchors)
    }
    expect(readFileSync(anchors, 'utf8').trim().split('\n')).toHaveLength(5)
    expect(await live('--anchors', anchors)).toMatchObject({ code: 0 })
    const file = join(folder, 'export.jsonl')
    let text = ''
    for await (const line of exportAudit(database.db)) text += line
    await writeFile(file, text)
    expect(await run('--keyring', await keyringFile(), '--export', file, '--anchors', anchors)).toMatchObject({
      code: 0,
    })
  })

  it('finds what a database administrator did behind the triggers', async () => {
    for (let n = 0; n < 4; n++) await append({ objectId: `k${n}` })
    await sql`alter table audit disable trigger all`.execute(database.db)
    await sql`update audit set actor = 'somebody-else' where seq = 2`.execute(database.db)
    const changed = await live()
    expect(changed.code).toBe(1)
    expect(changed.said).toContain('bad-mac 2')
  })

  it('finds a tail cut off together with its head by the anchor outside', async () => {
    const anchors = join(folder, 'tail.jsonl')
    for (let n = 0; n < 4; n++) await append()
    await anchorAudit({ db: database.db, now: () => new Date(), log: pino({ level: 'silent' }), keyring }, anchors)
    await sql`alter table audit disable trigger all`.execute(database.db)
    await sql`alter table audit_head disable trigger all`.execute(database.db)
    await sql`delete from audit where seq = 4`.execute(database.db)
    expect((await live()).said).toContain('head-mismatch')
    await sql`update audit_head set seq = 3, mac = (select mac from audit where seq = 3)`.execute(database.db)
    expect((await live()).code).toBe(0)
    expect((await live('--anchors', anchors)).said).toContain('tail-missing 4')
  })

  it('says what it cannot read', async () => {
    expect((await run()).code).toBe(2)
    expect((await run('--keyring', '/nowhere', '--export', '/nowhere')).code).toBe(2)
  })
})

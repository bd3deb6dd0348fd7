import { sql } from 'kysely'
import { allowed } from 'shared/account/policy.ts'
import type { Identity } from 'shared/account/identity.ts'
import { keyRights } from 'shared/account/right.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { copyInto } from '../../db/copy-into.ts'
import { type Db, openDb } from '../../db/open.ts'
import { type TestDatabase, testDatabase } from '../../db/test-database.ts'
import { asAppRole, raiseWall, wallStatements } from './raise-wall.ts'
import { noScope, scopeOf, systemScope } from './scope.ts'
import { openScopedDb } from './scoped-db.ts'
import { walls } from './wall.ts'
import { wallFaults } from './wall-faults.ts'
import { asSystem, withScope } from './with-scope.ts'

const [own, other] = ['13285', '13291']
const person = (role: Identity['role'], unit: string | null = null): Identity => ({ role, id: `${role}-1`, unit })
const keyOf = (unit: string, dataset = 'dossier'): Identity => ({
  role: 'subsystem',
  id: 'k',
  unit,
  key: { dataset, rights: keyRights },
})
const identities = {
  leader: person('leader'),
  officer: person('officer'),
  approver: person('approver'),
  head: person('commune-head', own),
  commune: person('commune-officer', own),
  operator: person('operator'),
  administrator: person('administrator'),
  key: keyOf(own),
  'provincial key': keyOf('*'),
  kiosk: person('kiosk'),
  nobody: { role: 'none', id: null, unit: null },
} satisfies Record<string, Identity>
type Who = keyof typeof identities

let database: TestDatabase
/** The program's own account, with nothing checked by the application. */
let app: Db
beforeAll(async () => {
  database = await testDatabase()
  await fill(database.db)
  await raiseWall(database.db, database.schema)
  app = openDb({ url: asAppRole(database.url), schema: database.schema })
})
afterAll(async () => {
  await app.destroy()
  await database.close()
})

async function fill(db: Db): Promise<void> {
  for (const code of [own, other]) {
    await sql`insert into unit (code, name, kind) values (${code}, ${code}, 'ward')`.execute(db)
  }
  for (const id of ['dossier', 'document']) {
    await sql`insert into dataset values (${id}, '{}', 'daily', 'all-units')`.execute(db)
    await sql`insert into measure values (${`${id}s`}, ${id}, '{}')`.execute(db)
  }
  await sql`insert into subsystem values ('mot-cua', '{}')`.execute(db)
  await sql`insert into feed values ('mot-cua', 'mot-cua', 'dossier', 'dossier-json', '{}')`.execute(db)
  await sql`insert into payload values (sha256('x'), now(), null, 1, 'x')`.execute(db)
  await sql`insert into collection (feed, asked_from, asked_to, asked_at, took_ms, outcome)
    values ('mot-cua', '2026-11-01', '2026-11-01', now(), 1, 'kept')`.execute(db)
  await sql`insert into reject values (1, 1, '/data/0', 'negative', 'x', 'excerpt')`.execute(db)
  for (const unit of [own, other]) {
    await sql`insert into quarantine values (1, 'dossier', ${unit}, '2026-11-01', 'part-exceeds-whole', '/', '{}')`.execute(
      db,
    )
    await sql`insert into delta values ('dossiers', '2026-11-01', ${unit}, 5, 1, 1, 'first', 1, 0)`.execute(db)
    await sql`insert into api_key values (${`abcdefabcd${unit.slice(3)}`}, 'k', ${unit}, 'dossier', '{submission.create}', sha256('k'), 'p', now(), null, now() + interval '1 day')`.execute(
      db,
    )
    await sql`insert into audit select seq + 1, now(), 'a', 'officer', null, 'x', 'done', 'unit', null, ${unit}, null, null, '{}', null, 'k', mac, encode(sha256(${unit}::bytea), 'hex') from audit_head`.execute(
      db,
    )
  }
  await sql`insert into connector_secret values ('mot-cua', 'Authorization', 'https://x:443', 'v1.a.b.c', now())`.execute(
    db,
  )
  await sql`insert into egress_rule values ('r', '10.1.0.0/16', '{443}', 'reason enough', now(), 'a', null, null, now() + interval '1 day')`.execute(
    db,
  )
  await sql`insert into account_tries (kind, key, failures, since, last_at) select kind, 'k', 1, now(), now() from (values ('account')) k (kind)`.execute(
    db,
  )
  await sql`insert into kpi values ('T01', 'dossier', 'sum', true, 'daily', 'all-units', '{}')`.execute(db)
  await sql`insert into kpi_sum values ('T01', '2026-11-01', ${own}, 1, 1, 1, 1), ('T01', '2026-11-01', ${other}, 1, 1, 1, 1)`.execute(
    db,
  )
}

const rowsOf = (who: Who, table: string) =>
  withScope(app, identities[who], async (trx) => {
    const { rows } = await sql<{ unit?: string }>`select * from ${sql.table(table)}`.execute(trx)
    return rows
  })

describe('what each may see, with no check by the application at all', () => {
  const insiders: Who[] = ['leader', 'officer', 'approver', 'head', 'commune', 'operator', 'administrator']
  const seen: Record<string, { whole: Who[]; own?: Who[] }> = {
    kpi_sum: { whole: [...insiders, 'kiosk'] },
    delta: { whole: [...insiders, 'kiosk', 'key', 'provincial key'] },
    quarantine: { whole: ['leader', 'officer', 'approver', 'operator', 'administrator'], own: ['head', 'commune'] },
    reject: { whole: ['leader', 'officer', 'approver', 'operator', 'administrator'] },
    payload: { whole: ['officer', 'approver'] },
    api_key: { whole: ['administrator'], own: ['head'] },
    audit: { whole: ['administrator', 'approver'], own: ['head'] },
    connector_secret: { whole: ['administrator'] },
    egress_rule: { whole: ['administrator', 'approver'] },
    feed: { whole: [...insiders, 'kiosk'] },
    account_tries: { whole: [] },
  }
  const cells = Object.entries(seen).flatMap(([table, { whole, own: mine = [] }]) =>
    (Object.keys(identities) as Who[]).map((who) => ({
      table,
      who,
      reach: whole.includes(who) ? 'all' : mine.includes(who) ? 'own' : 'none',
    })),
  )
  it.each(cells)('$who, $table: $reach', async ({ table, who, reach }) => {
    const rows = await rowsOf(who, table)
    const whole = (await asSystem(app, (trx) => sql`select * from ${sql.table(table)}`.execute(trx))).rows.length
    expect(whole).toBeGreaterThan(0)
    if (reach === 'own') expect(rows.map((row) => row.unit)).toEqual([own])
    else expect(rows).toHaveLength(reach === 'all' ? whole : 0)
  })

  it('and without a scope nothing at all, but for the catalogue', async () => {
    const open = Object.entries(walls).flatMap(([table, { reads }]) =>
      (reads.rights as readonly string[]).includes('open') ? [table] : [],
    )
    expect(open).toEqual([
      'province',
      'unit',
      'special_day',
      'instrument',
      'dataset',
      'measure',
      'kpi',
      'kpi_term',
      'kpi_horizon',
    ])
    for (const table of Object.keys(walls).filter((each) => !open.includes(each))) {
      const { rows } = await sql`select * from ${sql.table(table)}`.execute(app)
      expect(rows, table).toEqual([])
    }
  })
})

describe('what each may change, with no check by the application at all', () => {
  const attempts: { what: string; statement: (unit: string) => string; may: [Who, string][] }[] = [
    {
      what: 'hand in a figure',
      statement: (unit) => `insert into delta values ('dossiers', '2026-11-02', '${unit}', 1, 1, 2, 'first', 1, 0)`,
      may: [
        ['officer', own],
        ['officer', other],
        // By approving what somebody else proposed.
        ['approver', own],
        ['approver', other],
        ['commune', own],
        ['key', own],
        ['provincial key', own],
        ['provincial key', other],
      ],
    },
    {
      what: 'hand in a figure of another dataset',
      statement: (unit) => `insert into delta values ('documents', '2026-11-02', '${unit}', 1, 1, 2, 'first', 1, 0)`,
      may: [
        ['officer', own],
        ['officer', other],
        ['approver', own],
        ['approver', other],
        ['commune', own],
      ],
    },
    {
      what: 'decide on a held-back record',
      statement: (unit) => `update quarantine set state = 'refused', settled_at = now() where unit = '${unit}'`,
      may: [
        ['officer', own],
        ['officer', other],
      ],
    },
    {
      what: 'end a key',
      statement: (unit) => `update api_key set ended_at = now() where unit = '${unit}'`,
      may: [
        ['administrator', own],
        ['administrator', other],
      ],
    },
    {
      what: 'move a sum',
      statement: (unit) => `update kpi_sum set numerator = 9 where unit = '${unit}'`,
      may: [],
    },
    {
      what: 'set a target',
      statement: (unit) =>
        `insert into target_plan (kpi, level, key, steps, source, recorded_at) values ('T01', 'unit', '${unit}', '[]', 'officer', '2026-01-01')`,
      may: [
        ['officer', own],
        ['officer', other],
      ],
    },
    {
      what: 'rename a unit',
      statement: (unit) => `update unit set name = 'x' where code = '${unit}'`,
      may: [],
    },
    {
      what: 'set a credential',
      statement: () => `update connector_secret set header = 'X'`,
      may: [
        ['administrator', own],
        ['administrator', other],
      ],
    },
    {
      what: 'propose a way out',
      statement: () =>
        `insert into egress_rule values ('n', '10.2.0.0/16', '{443}', 'reason enough', now(), 'b', null, null, now() + interval '1 day')`,
      may: [
        ['administrator', own],
        ['administrator', other],
      ],
    },
    {
      what: 'approve a way out',
      statement: () => `update egress_rule set approved_at = now(), approved_by = 'b'`,
      may: [
        ['administrator', own],
        ['administrator', other],
        ['approver', own],
        ['approver', other],
      ],
    },
    {
      what: 'withdraw a way out',
      statement: () => `update egress_rule set withdrawn_at = now(), withdrawn_by = 'b'`,
      may: [
        ['administrator', own],
        ['administrator', other],
      ],
    },
    {
      what: 'widen a way out',
      statement: () => `update egress_rule set ports = '{1,443}'`,
      may: [],
    },
    {
      what: 'say how far the trail is whole',
      statement: () => `update audit_state set fault = null, fault_since = null`,
      may: [],
    },
    {
      what: 'send a feed elsewhere',
      statement: () => `update feed set definition = '{"url":"x"}'`,
      may: [
        ['administrator', own],
        ['administrator', other],
      ],
    },
  ]
  const cells = attempts.flatMap(({ what, statement, may }) =>
    (Object.keys(identities) as Who[]).flatMap((who) =>
      [own, other].map((unit) => ({
        what,
        who,
        unit,
        statement: statement(unit),
        may: may.some(([a, b]) => a === who && b === unit),
      })),
    ),
  )
  it.each(cells)('$who, $what, $unit: $may', async ({ who, statement, may }) => {
    let changed = 0n
    const attempt = withScope(app, identities[who], async (trx) => {
      changed = (await sql.raw(statement).execute(trx)).numAffectedRows ?? 0n
      throw new Error('rolled back')
    })
    const failure = await attempt.catch((error: Error) => error.message)
    if (may) expect([changed > 0n, failure]).toEqual([true, 'rolled back'])
    else expect(changed).toBe(0n)
  })
})

describe('the account itself', () => {
  const system = (statement: string) => asSystem(app, (trx) => sql.raw(statement).execute(trx))
  it.each([
    'create table x (a int)',
    'create temporary table audit_head (only_one boolean, seq bigint, mac text)',
    'create temporary view audit_head as select true as only_one, 0 as seq',
    'create temporary sequence audit_seq',
    'create table pg_temp.delta (a int)',
    'create schema mine',
    'create table public.audit_head (a int)',
    'create trigger t before insert on audit for each row execute function suppress_redundant_updates_trigger()',
    "do $$ begin perform open_staging('coming_record'); create trigger t before insert on pg_temp.coming_record for each row execute function suppress_redundant_updates_trigger(); end $$",
    "do $$ begin perform open_staging('coming_sum'); alter table pg_temp.coming_sum rename to audit_head; end $$",
    'alter table delta disable trigger all',
    'alter table delta disable row level security',
    'alter table audit drop column actor',
    'drop table delta',
    'truncate delta',
    'truncate kpi_sum',
    'update delta set delta = 0',
    'delete from delta',
    'update audit set actor = null',
    'delete from audit',
    'insert into audit_head values (true, 0, null)',
    'delete from api_key',
    "update payload set body = ''",
    'delete from reject',
    'select * from migration',
    'delete from migration',
    'set role postgres',
    'set session authorization postgres',
    'create role somebody',
    'alter role nhipso_app bypassrls',
    "copy delta to program 'cat'",
    "select pg_read_file('/etc/passwd')",
    'create function f() returns int language sql as $$ select 1 $$',
    'drop policy wall_select on audit',
  ])('may not %s, even for the program itself', async (statement) => {
    await expect(system(statement)).rejects.toThrow(
      /permission denied|must be|not allowed|row-level security|append-only|duplicate key/,
    )
  })

  it('has no fault, and the owner has', async () => {
    expect(await wallFaults(app)).toEqual([])
    expect(await wallFaults(database.db)).toEqual(expect.arrayContaining(['superuser', 'owns-tables', 'may-truncate']))
  })

  it('a table without a wall is closed to it, and found', async () => {
    await sql`create table left_open (a int)`.execute(database.db)
    await expect(sql`select * from left_open`.execute(app)).rejects.toThrow('permission denied')
    await sql`grant select on left_open to nhipso_app`.execute(database.db)
    expect(await wallFaults(app)).toEqual(['table-without-policy'])
    await sql`drop table left_open`.execute(database.db)
  })

  it('is told of every table there is, but for the migrator’s own', async () => {
    const { rows } = await sql<{ name: string }>`
      select relname as name from pg_class where relnamespace = ${database.schema}::regnamespace and relkind in ('r', 'p')
        and not relispartition and relname not in ('migration', 'migration_lock')`.execute(database.db)
    expect(rows.map((row) => row.name).toSorted()).toEqual(Object.keys(walls).toSorted())
  })

  it('is not let in where it may make what could stand before a table of ours', async () => {
    const name = new URL(database.url).pathname.slice(1)
    await sql`grant temporary on database ${sql.id(name)} to nhipso_app`.execute(database.db)
    expect(await wallFaults(app)).toEqual(['may-make-temporary'])
    await sql`revoke temporary on database ${sql.id(name)} from nhipso_app`.execute(database.db)
    await sql`grant create on schema public to nhipso_app`.execute(database.db)
    expect(await wallFaults(app)).toEqual(['may-create'])
    await sql`revoke create on schema public from nhipso_app`.execute(database.db)
  })

  it('a table of a session stands behind those of the schema, for queries and for triggers', async () => {
    const single = openDb({ url: database.url, schema: database.schema, connections: 1 })
    const seq = async () => (await sql<{ seq: number }>`select seq from audit_head`.execute(single)).rows[0]!.seq
    const before = await seq()
    await sql`create temporary table audit_head (only_one boolean, seq bigint, mac text)`.execute(single)
    expect(await seq()).toBe(before)
    await sql`set search_path = pg_temp, ${sql.id(database.schema)}`.execute(single)
    await sql`insert into audit_head select true, seq, mac from ${sql.id(database.schema)}.audit_head`.execute(single)
    await sql`insert into audit (seq, at, role, action, outcome, object_type, detail, key_id, prev, mac)
      select seq + 1, now(), 'system', 'x', 'done', 'x', '{}', 'k', mac, repeat('a', 64) from audit_head`.execute(
      single,
    )
    // The one of the session was not moved, the real one was.
    expect(await seq()).toBe(before)
    await single.destroy()
    expect((await sql<{ seq: number }>`select seq from audit_head`.execute(database.db)).rows[0]!.seq).toBe(before + 1)
  })

  it('puts what comes by COPY where the owner lets it wait, for the length of a transaction', async () => {
    const single = openDb({ url: asAppRole(database.url), schema: database.schema, connections: 1 })
    const waiting = () => sql<{ day: string }>`select day from coming_record`.execute(single)
    await single.transaction().execute(async (trx) => {
      await sql`select open_staging('coming_record')`.execute(trx)
      await copyInto(trx, 'copy coming_record from stdin', ['2026-12-01\t00001\tfirst\t0\t{1}'])
      expect((await sql`select from coming_record`.execute(trx)).rows).toHaveLength(1)
    })
    expect((await waiting()).rows).toEqual([])
    await single.destroy()
  })

  it('finds a wall already up, and puts up a changed one', async () => {
    expect(await raiseWall(database.db, database.schema)).toBe('stood')
    await sql`create function left_loose() returns int language sql as $$ select 1 $$`.execute(database.db)
    expect(await raiseWall(database.db, database.schema)).toBe('raised')
    expect(await raiseWall(database.db, database.schema)).toBe('stood')
    await sql`drop function left_loose`.execute(database.db)
    expect(wallStatements('a').length).toBe(wallStatements('b').length)
  })
})

describe('a scope', () => {
  it('says the same as the application’s own check', () => {
    for (const identity of Object.values(identities)) {
      const scope = scopeOf(identity)
      expect(scope.all.split(',').includes('quarantine.read')).toBe(
        allowed(identity, 'quarantine.read', { unit: other, dataset: 'dossier' }) && identity.role !== 'subsystem',
      )
    }
    expect(scopeOf({ role: 'commune-officer', id: 'x', unit: '*' }).unit).toBe('')
  })

  it('ends with its transaction', async () => {
    const single = openDb({ url: asAppRole(database.url), schema: database.schema, connections: 1 })
    await withScope(single, identities.officer, (trx) => sql`select 1`.execute(trx))
    expect((await sql`select * from delta`.execute(single)).rows).toEqual([])
    await single.destroy()
  })

  it('of a request does not stay on the connection for the next', async () => {
    let scope = noScope
    const scoped = openScopedDb({ url: asAppRole(database.url), schema: database.schema, connections: 1 }, () => scope)
    const units = async () =>
      (await scoped.selectFrom('quarantine').select('unit').orderBy('unit').execute()).map((row) => row.unit)
    expect(await units()).toEqual([])
    scope = scopeOf(identities.officer)
    expect(await units()).toEqual([own, other])
    scope = scopeOf(identities.head)
    expect(await units()).toEqual([own])
    scope = noScope
    expect(await units()).toEqual([])
    // Somebody else with the same rights, and the same again: told once, right each time.
    scope = scopeOf({ ...identities.head, id: 'another' })
    expect([await units(), await units()]).toEqual([[own], [own]])
    scope = scopeOf({ ...identities.head, unit: other })
    expect(await units()).toEqual([other])
    scope = systemScope
    expect(await units()).toEqual([own, other])
    await scoped.destroy()
  })
})

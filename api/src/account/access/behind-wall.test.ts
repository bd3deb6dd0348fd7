import { sql } from 'kysely'
import type { Identity } from 'shared/account/identity.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Db, openDb } from '../../db/open.ts'
import { type TestDatabase, testDatabase } from '../../db/test-database.ts'
import { moveSums } from '../../kpi/move-sums.ts'
import { kpiDoors } from '../../kpi/kpi-doors.ts'
import { loadTestProvince } from '../../kpi/load-test-province.ts'
import { units } from '../../kpi/test-province.ts'
import { upkeep } from '../../upkeep.ts'
import { insertKey, listKeys } from '../api-key/api-key-store.ts'
import { endKey, makeApiKey, rotateKey } from '../api-key/change-key.ts'
import { makeKeyText } from '../api-key/key-text.ts'
import { appendAudit } from '../audit/append-audit.ts'
import { listAuditEntries } from '../audit/read-audit.ts'
import { createPerson } from '../identity/person-store.ts'
import { testKeyring } from '../secret/test-keyring.ts'
import { type Asker, currentIdentity, runAs } from './current.ts'
import { asAppRole, raiseWall } from './raise-wall.ts'
import { scopeOf, systemSettings } from './scope.ts'
import { openScopedDb } from './scoped-db.ts'
import { walls } from './wall.ts'

/** The program as it is, with the wall up: nothing of what it does may need more than its account has. */
let database: TestDatabase
let system: Db
let serving: Db
const now = new Date('2026-01-20T03:00:00Z')

beforeAll(async () => {
  database = await testDatabase()
  await raiseWall(database.db, database.schema)
  const url = asAppRole(database.url)
  system = openDb({ url, schema: database.schema, settings: systemSettings })
  serving = openScopedDb({ url, schema: database.schema }, () => scopeOf(currentIdentity()))
})
afterAll(async () => {
  await system.destroy()
  await serving.destroy()
  await database.close()
})

it('loads a province, keeps figures, adds them up and tends its tables', async () => {
  await loadTestProvince(system)
  const unit = units.find((each) => each.kind === 'ward')!.code
  await system.transaction().execute(async (trx) => {
    const { rows } = await sql<{
      version: number
    }>`update ledger_version set version = version + 1, recorded_at = ${now} returning version`.execute(trx)
    await sql`insert into delta (measure, day, unit, delta, reported, version, reason, collection)
      values ('received', '2026-01-12', ${unit}, 7, 1, ${rows[0]!.version}, 'first', 1)`.execute(trx)
    await moveSums(trx, { dataset: 'dossier', units: [unit], from: '2026-01-12', to: '2026-01-12' })
  })
  const found = await system.selectFrom('delta').select('unit').execute()
  expect(found).toEqual([{ unit }])
  await upkeep(system)
  await sql`vacuum (analyze) delta`.execute(system)
})

it('answers a door to whoever may see, and has no figures for whoever got past the edge by mistake', async () => {
  const doors = kpiDoors({ db: serving, now: () => now })
  const path = `/api/units/${units.find((each) => each.kind === 'ward')!.code}/kpis?kind=range&from=2026-01-12&to=2026-01-12`
  const ask = async (role: 'kiosk' | 'none') => {
    const response = await runAs({ identity: { role, id: null, unit: null }, address: null, requestId: null }, () =>
      doors.request(path),
    )
    return { status: response.status, text: await response.text() }
  }
  const figure = /"numerator":7\b/
  expect((await ask('kiosk')).text).toMatch(figure)
  expect((await ask('none')).text).not.toMatch(figure)
})

describe('with every check of the application taken away', () => {
  const keyring = testKeyring()
  const deps = { keyring, now: () => now }
  const given = { name: 'Một cửa', dataset: 'dossier', rights: ['submission.create' as const], days: 30 }
  const [own, other] = units.filter((each) => each.kind === 'ward' || each.kind === 'commune').map((each) => each.code)
  const people: Identity[] = [
    { role: 'leader', id: 'l', unit: null },
    { role: 'officer', id: 'o', unit: null },
    { role: 'commune-head', id: 'h', unit: own! },
    { role: 'commune-officer', id: 'c', unit: own! },
    { role: 'operator', id: 'p', unit: null },
    { role: 'kiosk', id: 'k', unit: null },
    { role: 'subsystem', id: 's', unit: own!, key: { dataset: 'dossier', rights: ['submission.create'] } },
    { role: 'none', id: null, unit: null },
  ]
  const asking = (identity: Identity): Asker => ({ identity, address: null, requestId: null })
  const kept = async () =>
    (
      await sql<{
        all: string
      }>`select coalesce(string_agg(k::text, ' ' order by id), '') as all from api_key k`.execute(database.db)
    ).rows[0]!.all
  const ids: Record<string, string> = {}

  beforeAll(async () => {
    const somebody = { role: 'leader', email: 'ai@nhipso.test', name: 'Ai', unit: null, provider: null } as const
    await createPerson(system, somebody, now)
    for (const unit of [own!, other!]) {
      const text = makeKeyText()
      ids[unit] = text.id
      await insertKey(system, keyring, { text, given: { ...given, unit }, by: null }, now)
      await system.transaction().execute((trx) =>
        appendAudit(trx, keyring, {
          asker: asking(people[0]!),
          action: 'x',
          objectType: 'unit',
          objectId: unit,
          unit,
        }),
      )
    }
  })

  it.each(people)('$role sees no key and no entry that is not theirs', async (identity) => {
    const [keys, trail] = await runAs(asking(identity), async () =>
      Promise.all([listKeys(serving, now), listAuditEntries(serving, {})]),
    )
    const theirs = identity.role === 'commune-head' ? [own] : []
    expect(keys.map((key) => key.unit)).toEqual(theirs)
    expect(trail.entries.map((entry) => entry.unit)).toEqual(theirs)
  })

  it.each([...people, { role: 'administrator', id: 'a', unit: null } satisfies Identity])(
    '$role is shown nobody’s account, session, factor or try, and changes none',
    async (identity) => {
      const tables = Object.keys(walls).filter((name) => name.startsWith('account_'))
      expect(tables.length).toBeGreaterThan(10)
      await runAs(asking(identity), async () => {
        for (const name of tables) {
          const seen = await sql<{ rows: number }>`select count(*) as rows from ${sql.table(name)}`.execute(serving)
          expect([name, seen.rows[0]!.rows]).toEqual([name, 0])
        }
        const changed = await sql`update account_user set role = 'administrator'`.execute(serving)
        expect(changed.numAffectedRows).toBe(0n)
        await expect(
          sql`insert into account_user (name, email, email_verified, role, created_at, updated_at)
            values ('x', 'x@x.vn', true, 'administrator', now(), now())`.execute(serving),
        ).rejects.toThrow('row-level security')
      })
      // They are not empty: the program itself sees somebody.
      expect((await sql`select from account_user`.execute(system)).rows.length).toBeGreaterThan(0)
    },
  )

  it.each(people)('$role makes, rotates and ends no key, and leaves nothing half done', async (identity) => {
    const before = [await kept(), (await listAuditEntries(system, {})).entries.length]
    const asker = asking(identity)
    await runAs(asker, async () => {
      const withDb = { ...deps, db: serving }
      for (const unit of [own!, other!]) {
        await expect(makeApiKey(withDb, asker, { ...given, unit })).rejects.toThrow()
        await expect(rotateKey(withDb, asker, { id: ids[unit]!, days: 1, overlapHours: 1 })).rejects.toThrow()
        await expect(endKey(withDb, asker, ids[unit]!)).rejects.toThrow()
      }
    })
    expect([await kept(), (await listAuditEntries(system, {})).entries.length]).toEqual(before)
  })
})

import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { pino } from 'pino'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '../../db/test-database.ts'
import { openDb } from '../../db/open.ts'
import { asAppRole, raiseWall } from '../access/raise-wall.ts'
import { systemSettings } from '../access/scope.ts'
import { testKeyring } from '../secret/test-keyring.ts'
import { anchorAudit } from './anchor-audit.ts'
import { appendAudit } from './append-audit.ts'
import { readAuditState } from './read-audit-state.ts'
import { verifyOnward } from './verify-onward.ts'

const keyring = testKeyring()
const asker = { identity: { role: 'officer', id: 'o', unit: null }, address: null, requestId: null } as const
const noon = Date.parse('2026-11-24T05:00:00Z')
const hour = 3_600_000

let folder: string
let database: TestDatabase
let anchors: string
let said: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nhipso-onward-'))
})
afterAll(() => rm(folder, { recursive: true }))
beforeEach(async () => {
  database = await testDatabase()
  anchors = join(folder, `${database.url.split('/').at(-1)!}.jsonl`)
  said = ''
  return () => database.close()
})

const deps = (hours: number) => ({
  db: database.db,
  now: () => new Date(noon + hours * hour),
  keyring,
  log: pino({ level: 'info' }, { write: (line: string) => (said += line) }),
})
const append = async (count: number) => {
  for (let each = 0; each < count; each++)
    await database.db.transaction().execute((trx) => appendAudit(trx, keyring, { asker, action: 'x', objectType: 'u' }))
}
const look = (hours: number) => verifyOnward(deps(hours), anchors)
const state = () => readAuditState(database.db)
const at = (hours: number) => new Date(noon + hours * hour).toISOString()

/** As somebody would who has the whole database server. */
const forge = (statement: string) =>
  database.db.transaction().execute(async (trx) => {
    await sql`set local session_replication_role = replica`.execute(trx)
    await sql.raw(statement).execute(trx)
  })

describe('a whole chain', () => {
  it('nothing is known before anybody has looked', async () => {
    expect(await state()).toEqual({
      last: 0,
      verified: null,
      wholeAt: null,
      fault: null,
      anchored: null,
      signed: null,
    })
  })

  it('is verified to its last entry, then only what was added, and all of it again after a day', async () => {
    await append(5)
    expect(await look(0)).toBe(null)
    expect(await state()).toMatchObject({ last: 5, verified: { seq: 5, at: at(0) }, wholeAt: at(0), fault: null })
    await append(2)
    expect(await state()).toMatchObject({ last: 7, verified: { seq: 5 } })
    expect(await look(1)).toBe(null)
    expect(await state()).toMatchObject({ verified: { seq: 7, at: at(1) }, wholeAt: at(0) })
    await look(24)
    expect(await state()).toMatchObject({ verified: { seq: 7, at: at(24) }, wholeAt: at(24) })
  })

  it('goes on under another key, and over entries an anchor names', async () => {
    await append(2)
    await anchorAudit(deps(0), anchors)
    keyring.rotate('audit')
    await append(1)
    await anchorAudit(deps(1), anchors)
    expect(await look(1)).toBe(null)
    expect(await state()).toMatchObject({
      verified: { seq: 3 },
      anchored: { seq: 3, at: at(1) },
      signed: { seq: 2, at: at(0) },
    })
  })

  it('is verified and anchored by the account the program works under', async () => {
    await append(3)
    await raiseWall(database.db, database.schema)
    const app = openDb({ url: asAppRole(database.url), schema: database.schema, settings: systemSettings })
    expect(await verifyOnward({ ...deps(0), db: app }, anchors)).toBe(null)
    await anchorAudit({ ...deps(0), db: app }, anchors)
    await app.destroy()
    expect(await state()).toMatchObject({ verified: { seq: 3 }, anchored: { seq: 3 }, signed: { seq: 3 } })
  })
})

describe('a broken chain', () => {
  it('altered where nobody had looked yet is found within the hour, and stays found', async () => {
    await append(4)
    await look(0)
    await append(4)
    await forge(`update audit set actor = 'another' where seq = 6`)
    expect(await look(1)).toMatchObject({ kind: 'bad-mac', seq: 6 })
    const broken = { verified: { seq: 5, at: at(1) }, fault: { kind: 'bad-mac', seq: 6, since: at(1) } }
    expect(await state()).toMatchObject(broken)
    expect(said).toMatch(/"level":60[^\n]*NOT whole/)
    await look(2)
    expect(await state()).toMatchObject({ fault: { since: at(1) }, verified: { seq: 5, at: at(2) } })
    await forge(`update audit set actor = 'o' where seq = 6`)
    expect(await look(3)).toBe(null)
    expect(await state()).toMatchObject({ fault: null, verified: { seq: 8 } })
  })

  it('altered after it was verified is found within a day', async () => {
    await append(6)
    await look(0)
    await forge(`update audit set outcome = 'denied' where seq = 3`)
    expect(await look(23)).toBe(null)
    expect(await look(24)).toMatchObject({ kind: 'bad-mac', seq: 3 })
    expect(await state()).toMatchObject({ verified: { seq: 2 }, wholeAt: at(0) })
  })

  it('cut at its end and the head set back is missed by an anchor outside', async () => {
    await append(6)
    await anchorAudit(deps(0), anchors)
    await forge('delete from audit where seq > 4')
    await forge('update audit_head set seq = 4, mac = (select mac from audit where seq = 4)')
    expect(await look(0)).toMatchObject({ kind: 'tail-missing', seq: 6 })
    expect(await state()).toMatchObject({ last: 4, verified: { seq: 4 }, fault: { kind: 'tail-missing', seq: 6 } })
  })

  it('an anchor that was not what was signed is told', async () => {
    await append(2)
    const anchor = await anchorAudit(deps(0), anchors)
    await writeFile(anchors, `${JSON.stringify({ ...anchor, day: '2026-11-01' })}\n`)
    expect(await look(0)).toMatchObject({ kind: 'bad-signature', seq: 2 })
  })
})

import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Db, openDb } from '../../db/open.ts'
import { type TestDatabase, testDatabase } from '../../db/test-database.ts'
import { prepareDatabase } from '../access/prepare-database.ts'
import { asAppRole, raiseWall } from '../access/raise-wall.ts'
import { systemSettings } from '../access/scope.ts'
import { testKeyring } from '../secret/test-keyring.ts'
import { appendAudit } from './append-audit.ts'
import { verifyAuditCommand } from './verify-audit.ts'

const keyring = testKeyring()
const schema = 'tinh_cua_chu'
const asker = { identity: { role: 'officer', id: 'o', unit: null }, address: null, requestId: null } as const

/** A server of the province's own: who owns the schema is no superuser, and the row policies hold for the owner too. */
let database: TestDatabase
let folder = ''
let keys = ''
let owner = ''
let ownerUrl = ''
let app: Db
beforeAll(async () => {
  database = await testDatabase()
  folder = await mkdtemp(join(tmpdir(), 'nhipso-owner-'))
  keys = join(folder, 'keys.json')
  const { id, bytes } = keyring.current('audit')
  await writeFile(keys, JSON.stringify({ audit: [{ id, key: bytes.reveal().toString('base64') }] }))
  const [, name = ''] = /(test_[0-9a-f]+)/.exec(database.url)!
  owner = `owner_${name}`
  await sql
    .raw(`create role ${owner} login nosuperuser; grant create, temporary on database ${name} to ${owner}`)
    .execute(database.db)
  // Makes the program's account, as an administrator of the server would.
  await raiseWall(database.db, database.schema)
  const url = new URL(database.url)
  url.username = owner
  ownerUrl = url.href
  await prepareDatabase({ owner: ownerUrl, app: asAppRole(ownerUrl), schema, mode: 'production' })
  app = openDb({ url: asAppRole(ownerUrl), schema, settings: systemSettings })
  for (let entry = 0; entry < 5; entry++) {
    await app.transaction().execute((trx) => appendAudit(trx, keyring, { asker, action: 'x', objectType: 'unit' }))
  }
})
afterAll(async () => {
  await app.destroy()
  await sql.raw(`drop schema ${schema} cascade; drop owned by ${owner}; drop role ${owner}`).execute(database.db)
  await database.close()
  await rm(folder, { recursive: true })
})

async function verify(): Promise<{ code: number; said: string }> {
  const said: string[] = []
  const args = ['--database', ownerUrl, '--schema', schema, '--keyring', keys]
  const code = await verifyAuditCommand(args, (line) => said.push(line))
  return { code, said: said.join('\n') }
}

test('a plain owner of the schema proves every entry there is', async () => {
  expect(await verify()).toEqual({ code: 0, said: expect.stringMatching(/whole: 5 entries, last 5/) })
})

test('entries a changed row policy hides are missing, not proven', async () => {
  const policy = (using: string) =>
    sql.raw(`alter policy wall_select on ${schema}.audit using (${using})`).execute(database.db)
  await policy('seq < 4')
  expect(await verify()).toEqual({ code: 1, said: expect.stringMatching(/head-mismatch|tail-missing/) })
  await policy('seq <> 2')
  expect((await verify()).said).toMatch(/gap 3/)
  await policy('false')
  expect((await verify()).code).toBe(1)
  await policy('true')
  await sql.raw(`alter policy wall_select on ${schema}.audit_head using (false)`).execute(database.db)
  expect(await verify()).toEqual({ code: 2, said: expect.stringMatching(/Cannot read: audit_head is empty/) })
})

import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '../../db/test-database.ts'
import {
  connectorSecretFor,
  describeConnectorSecret,
  resealConnectorSecrets,
  setConnectorSecret,
} from './connector-secret.ts'
import { Secret } from './secret.ts'
import { testKeyring } from './test-keyring.ts'

const now = new Date('2026-11-22T03:00:00Z')
const url = 'https://motcua.example/api'
const canary = 'Bearer canary-51c0d2'
const keyring = testKeyring()

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.close())
beforeEach(async () => {
  await database.db.deleteFrom('connector_secret').execute()
  await set('mot-cua', canary)
})

const set = (connector: string, value: string) =>
  setConnectorSecret(
    database.db,
    keyring,
    { connector, url, header: 'Authorization', value: new Secret(value), by: 'administrator-1' },
    now,
  )
const get = (connector: string, at: string) => connectorSecretFor(database.db, keyring, { connector, url: at })

it('is used at the endpoint it was given for', async () => {
  const secret = await get('mot-cua', 'https://motcua.example/other?x=1')
  expect(secret).toMatchObject({ kind: 'header', header: 'Authorization' })
  expect(secret.kind === 'header' && secret.value.reveal()).toBe(canary)
})

it.each(['http://motcua.example/api', 'https://motcua.example:444/api', 'https://evil.example/api', 'nonsense'])(
  'is not given out for %s',
  async (elsewhere) => {
    expect(await get('mot-cua', elsewhere)).toEqual({ kind: 'moved', origin: 'https://motcua.example:443' })
  },
)

it('is described without being shown', async () => {
  const described = await describeConnectorSecret(database.db, 'mot-cua')
  expect(described).toEqual({
    header: 'Authorization',
    origin: 'https://motcua.example:443',
    setAt: now,
    setBy: 'administrator-1',
  })
})

it('is nowhere in the database as it is', async () => {
  const { rows } = await sql<{ all: string }>`select string_agg(t::text, ' ') as all from connector_secret t`.execute(
    database.db,
  )
  expect(rows[0]!.all).toContain('mot-cua')
  expect(rows[0]!.all).not.toContain('canary')
})

it('does not open when two rows are swapped', async () => {
  await set('van-ban', 'Bearer other')
  await sql`update connector_secret a set sealed = b.sealed from connector_secret b where a.connector <> b.connector`.execute(
    database.db,
  )
  await expect(get('mot-cua', url)).rejects.toThrow('sealed for another place')
})

it('is sealed anew after a rotation while 200 askings go on, and none fails', async () => {
  for (let index = 0; index < 20; index++) await set(`s${index}`, `${canary}-${index}`)
  keyring.rotate('seal')
  const askings = Array.from({ length: 200 }, async (_, index) => {
    const secret = await get(`s${index % 20}`, url)
    return secret.kind === 'header' && secret.value.reveal() === `${canary}-${index % 20}`
  })
  const [moved, ...answers] = await Promise.all([resealConnectorSecrets(database.db, keyring), ...askings])
  expect(moved).toBe(21)
  expect(answers.every(Boolean)).toBe(true)
  expect(await resealConnectorSecrets(database.db, keyring)).toBe(0)
})

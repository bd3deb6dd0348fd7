import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { pino } from 'pino'
import { nobody } from 'shared/account/identity.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { appendAudit } from '../account/audit/append-audit.ts'
import { verifyOnward } from '../account/audit/verify-onward.ts'
import { testKeyring } from '../account/secret/test-keyring.ts'
import { type TestDatabase, testDatabase } from '../db/test-database.ts'
import { raiseFromTrail } from './raise-from-trail.ts'
import { sendDue } from './send/send-due.ts'
import { addChannel, addRule, sendDeps } from './test-alerts.ts'
import { type MailReceiver, mailReceiver } from './test-receivers.ts'

const keyring = testKeyring()
const log = pino({ level: 'silent' })
let clock = Date.parse('2026-11-23T02:00:00Z')
const now = () => new Date(clock)
let at: TestDatabase
let mail: MailReceiver
let folder = ''
beforeAll(async () => {
  at = await testDatabase()
  mail = await mailReceiver()
  folder = await mkdtemp(join(tmpdir(), 'nhipso-broken-'))
  const asker = { identity: nobody, address: null, requestId: null }
  for (const objectId of ['a', 'b', 'c'])
    await at.db
      .transaction()
      .execute((trx) => appendAudit(trx, keyring, { asker, action: 'x', objectType: 'x', objectId }))
  await addRule(at.db, [await addChannel(at.db, keyring, 'Thư', { kind: 'email', locale: 'vi', to: ['attt@so.test'] })])
})
afterAll(async () => {
  await mail.close()
  await at.close()
  await rm(folder, { recursive: true })
})

const look = async () => {
  await verifyOnward({ db: at.db, now, log, keyring }, join(folder, 'anchors'))
  const became = await raiseFromTrail(at.db, now())
  await sendDue(sendDeps(at.db, { now, ports: [], mail: mail.url, keyring }), { leaseMs: 1_000 })
  clock += 3_600_000
  return became
}
/** As somebody could who holds the server itself. */
const put = (objectId: string) =>
  at.db.connection().execute(async (one) => {
    await sql`set session_replication_role = replica`.execute(one)
    await sql`update audit set object_id = ${objectId} where seq = 2`.execute(one)
    await sql`set session_replication_role = origin`.execute(one)
  })
const incidents = () => at.db.selectFrom('incident').select(['scope', 'phase', 'severity', 'state']).execute()

test('a chain that is whole raises nothing', async () => {
  expect(await look()).toBe('nothing')
  expect(await incidents()).toEqual([])
})

test('one that was altered is an incident, told at once and once', async () => {
  await put('forged')
  // What was verified before is read again once a day.
  clock += 24 * 3_600_000
  expect([await look(), await look()]).toEqual(['raised', 'raised'])
  expect(await incidents()).toMatchObject([
    { scope: 'trail', phase: 'open', severity: 3, state: { condition: 'broken' } },
  ])
  expect(mail.received).toHaveLength(1)
  expect(mail.received[0]).toMatchObject({ recipient: 'attt@so.test' })
  expect(mail.received[0]!.text).toContain('Nội dung dòng này đã bị sửa. Dòng số 2.')
})

test('and is over when it is whole again, which is told too', async () => {
  await put('b')
  expect(await look()).toBe('over')
  expect(await incidents()).toMatchObject([{ scope: 'trail', phase: 'settled' }])
  expect(mail.received).toHaveLength(2)
})

import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Identity } from 'shared/account/identity.ts'
import type { HeartbeatAnswer } from 'shared/probe/heartbeat-contract.ts'
import { runAs } from '../account/access/current.ts'
import { checkKey } from '../account/api-key/check-key.ts'
import { testKeyring } from '../account/secret/test-keyring.ts'
import { type TestDatabase, testDatabase } from '../db/test-database.ts'
import { problemOf } from '../http/problem.ts'
import { loadProvince } from '../unit/load-province.ts'
import { testDocument } from '../unit/test-document.ts'
import { watched } from './ask/test-tools.ts'
import { heartbeatDoors } from './heartbeat-doors.ts'
import { readHearing, sayHearing } from './heartbeat-store.ts'
import { layHeartbeatKey } from './lay-heartbeat-key.ts'
import { testConnection, testNode } from './keep/test-watched.ts'
import { makeBeatHearing } from './prober/hear-beats.ts'

let at: TestDatabase
let now = Date.parse('2026-11-23T08:00:00Z')
const path = { vantage: 'soc', path: ['soc'] }
const target = { dataset: 'dossier', graceS: 30 }
const beating = [
  watched('heartbeat', { id: 'nhip-xa', unit: '13285', target, ...path }),
  watched('heartbeat', { id: 'nhip-tinh', target, ...path }),
]

beforeAll(async () => {
  at = await testDatabase()
  const pathNodes = [testNode('soc', { kind: 'vantage' })]
  const asked = testConnection('asked', path)
  const outcome = await loadProvince(at.db, testDocument({ pathNodes, watched: [...beating, asked] }), new Date(now))
  if (outcome.kind === 'refused') throw new Error(JSON.stringify(outcome.problems))
})
afterAll(() => at.close())

const key = (unit: string, dataset = 'dossier', rights: NonNullable<Identity['key']>['rights'] = ['heartbeat.push']) =>
  ({ role: 'subsystem', id: 'key', unit, key: { dataset, rights } }) satisfies Identity

/** As whoever holds the key, past the edge; a refusal as the edge would say it. */
async function beat(id: string, identity: Identity) {
  const app = heartbeatDoors({ db: at.db, system: at.db, now: () => new Date(now) })
  app.onError((error, c) => {
    const { problem, headers } = problemOf(error, 'en', 'r')
    return c.json(problem, problem.status as 400, headers)
  })
  let response: Response | undefined
  await runAs({ identity, address: null, requestId: null }, async () => {
    response = await app.request(`/api/heartbeats/${id}`, { method: 'POST' })
  })
  return response!
}

test('the key of the demonstration stays while it opens, and one before it ends when it is lost', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'nhipso-key-'))
  const file = join(folder, 'heartbeat.key')
  const keyring = testKeyring()
  const deps = { db: at.db, system: at.db, keyring, now: () => new Date(now) }
  const opens = (text: string) => checkKey(deps, text.trim())
  await layHeartbeatKey({ ...deps, file })
  const first = await readFile(file, 'utf8')
  expect(await opens(first)).toMatchObject({ unit: '*', key: { dataset: 'dossier', rights: ['heartbeat.push'] } })
  await layHeartbeatKey({ ...deps, file })
  expect(await readFile(file, 'utf8')).toBe(first)
  await rm(file)
  await layHeartbeatKey({ ...deps, file })
  expect(await opens(first)).toBeNull()
  expect(await opens(await readFile(file, 'utf8'))).not.toBeNull()
  await rm(folder, { recursive: true })
})

test.each([
  ['its own key', 'nhip-xa', key('13285'), 200],
  ['a key for every unit', 'nhip-xa', key('*'), 200],
  ['a key of another unit does not even learn that it is there', 'nhip-xa', key('13318'), 404],
  ['a key of another dataset neither', 'nhip-xa', key('13285', 'document'), 404],
  ['a key without the right', 'nhip-xa', key('13285', 'dossier', ['submission.create']), 404],
  ['a commune’s key does not speak for the province', 'nhip-tinh', key('13285'), 404],
  ['a key for every unit does', 'nhip-tinh', key('*'), 200],
  ['nor does a person', 'nhip-xa', { role: 'administrator', id: 'a', unit: null } as Identity, 404],
  ['what is asked from here does not call', 'asked', key('13285'), 404],
  ['what is not there', 'nothing', key('*'), 404],
])('%s', async (_, id, identity, status) => {
  expect((await beat(id, identity)).status).toBe(status)
})

test('a call is answered with when the next is due, and calls in a loop are held back', async () => {
  const first = (await (await beat('nhip-xa', key('*'))).json()) as HeartbeatAnswer
  expect([first.dueAt, first.lateFrom].map((time) => (Date.parse(time) - Date.parse(first.at)) / 1000)).toEqual([
    60, 90,
  ])
  const more = await Promise.all(Array.from({ length: 12 }, () => beat('nhip-xa', key('*'))))
  const refused = more.filter(({ status }) => status === 429)
  expect(refused.length).toBeGreaterThan(0)
  expect(Number(refused[0]!.headers.get('retry-after'))).toBeGreaterThan(0)
})

test('calls become rounds; silence fails from its grace on; our own deafness blinds and is waited out', async () => {
  const hear = makeBeatHearing(at.db)
  const only = [beating[1]!]
  const rounds = async (hurried: string[] = []) =>
    (await hear(only, now, hurried)).map(({ ok, cls, flags = 0 }) => `${ok ? 'ok' : cls}${flags ? ' blind' : ''}`)
  const pass = async (seconds: number, heard = true) => {
    now += seconds * 1000
    if (heard) await sayHearing(at.db, new Date(now))
  }
  now += 3_600_000
  await pass(0)
  expect(await rounds()).toEqual([])
  await pass(5)
  await at.db
    .updateTable('heartbeat')
    .set({ last_at: new Date(now) })
    .execute()
  expect(await rounds()).toEqual(['ok'])
  await pass(20)
  expect(await rounds()).toEqual([])
  for (const step of [20, 20, 20]) await pass(step)
  expect(await rounds()).toEqual(['ok'])
  await pass(15)
  expect(await rounds()).toEqual(['timeout'])
  await pass(15)
  expect(await rounds()).toEqual([])
  expect(await rounds(['nhip-tinh'])).toEqual(['timeout'])
  // Nobody serves any more: silence says nothing.
  await pass(61, false)
  expect(await rounds()).toEqual(['timeout blind'])
  // Served again: waited for anew, and only then late.
  await pass(5)
  expect(await rounds()).toEqual([])
  for (const step of [20, 20, 20, 20, 11]) await pass(step)
  expect(await rounds()).toEqual(['timeout'])
  const { beats } = await readHearing(at.db, ['nhip-tinh'], new Date(now))
  expect(now - beats.get('nhip-tinh')!.since).toBe(91_000)
})

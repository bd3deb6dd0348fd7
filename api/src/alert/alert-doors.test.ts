import type { Identity } from 'shared/account/identity.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runAs } from '../account/access/current.ts'
import { testKeyring } from '../account/secret/test-keyring.ts'
import { type TestDatabase, testDatabase } from '../db/test-database.ts'
import { openKeeping, keepBatch } from '../probe/keep/keep-batch.ts'
import { loadWatched, testBatch, testConnection, testSample } from '../probe/keep/test-watched.ts'
import { openPool } from '../db/open.ts'
import { problemOf } from '../http/problem.ts'
import { alertDoors } from './alert-doors.ts'
import { raiseFromDetection } from './raise-from-detection.ts'
import { wakeDue } from './wake-due.ts'
import { detected, sendDeps } from './test-alerts.ts'
import { httpReceiver, type HttpReceiver } from './test-receivers.ts'

/** What a person does with an incident, through the doors, from its first sample to the evidence handed on. */
let at: TestDatabase
let hook: HttpReceiver
let ask: (
  who: Identity,
  method: string,
  path: string,
  body?: unknown,
) => Promise<{ status: number; json: any; text: string }>
let now = Date.parse('2026-11-23T02:00:00Z')
const minute = 60_000
const officer: Identity = { role: 'officer', id: 'can-bo', unit: null }
const admin: Identity = { role: 'administrator', id: 'quan-tri', unit: null }
const commune: Identity = { role: 'commune-officer', id: 'xa', unit: '13285' }
const elsewhere: Identity = { role: 'commune-officer', id: 'xa-khac', unit: '13291' }
const vnpt: Identity = { role: 'operator', id: 'vnpt', unit: null, provider: 'vnpt' }
const viettel: Identity = { role: 'operator', id: 'viettel', unit: null, provider: 'viettel' }

beforeAll(async () => {
  at = await testDatabase()
  hook = await httpReceiver()
  const sisters = ['c1', 'c2'].map((id) => testConnection(id))
  await loadWatched(at.db, sisters)
  const keyring = testKeyring()
  const pool = openPool({ url: at.url, schema: at.schema, connections: 2 })
  const keeping = openKeeping(pool)
  // Ten minutes of samples, of which c1 fails from the fourth on; its incident comes in with them.
  const samples = Array.from({ length: 10 }, (_, place) => place).flatMap((place) =>
    ['c1', 'c2'].map((id) => {
      const ok = id === 'c2' || place < 4
      return testSample(id, now + place * minute, { ok, cls: ok ? 'ok' : 'timeout' })
    }),
  )
  const events = [detected(now + 5 * minute, 'opened', 'c1', { state: 'down' })]
  now += 10 * minute
  const kept = await keepBatch(keeping, testBatch(0, { samples, events }), {
    now: new Date(now),
    alsoInTransaction: (trx, list) => raiseFromDetection(trx, list, new Date(now)),
  })
  if (kept.kind !== 'kept') throw new Error(kept.kind)
  await pool.end()
  const deps = sendDeps(at.db, { now: () => new Date(now), ports: [hook.port], keyring })
  const doors = alertDoors({ ...deps, system: at.db })
  doors.onError((error, c) => {
    const { problem } = problemOf(error, 'en', 'r')
    return c.json(problem, problem.status as 400)
  })
  ask = (identity, method, path, body) =>
    runAs({ identity, address: null, requestId: null }, async () => {
      const response = await doors.request(path, {
        method,
        ...(body !== undefined && { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
      })
      const text = await response.text()
      return { status: response.status, text, json: text.startsWith('{') ? JSON.parse(text) : null }
    })
})
afterAll(async () => {
  await hook.close()
  await at.close()
})

const idOf = async (): Promise<string> => (await ask(officer, 'GET', '/api/incidents')).json.incidents[0].id

test('whose it is sees it, and nobody else', async () => {
  const seen = async (who: Identity) => (await ask(who, 'GET', '/api/incidents')).json.incidents.length
  expect([await seen(officer), await seen(commune), await seen(vnpt)]).toEqual([1, 1, 1])
  expect([await seen(elsewhere), await seen(viettel)]).toEqual([0, 0])
  const id = await idOf()
  expect((await ask(elsewhere, 'GET', `/api/incidents/${id}`)).status).toBe(404)
  expect((await ask(viettel, 'POST', `/api/incidents/${id}/acknowledgement`)).status).toBe(404)
  expect((await ask(elsewhere, 'GET', '/api/incidents?unit=13285')).status).toBe(404)
})

test('it is taken up, given to somebody, put to sleep and explained, each with its line', async () => {
  const id = await idOf()
  expect((await ask(commune, 'POST', `/api/incidents/${id}/acknowledgement`)).status).toBe(200)
  await ask(officer, 'POST', `/api/incidents/${id}/assignment`, { to: 'Tổ trực VNPT' })
  await ask(vnpt, 'POST', `/api/incidents/${id}/comments`, { text: 'Đã cử người' })
  const past = new Date(now - 1).toISOString()
  expect((await ask(officer, 'POST', `/api/incidents/${id}/snooze`, { until: past })).status).toBe(409)
  const until = new Date(now + 60 * minute).toISOString()
  expect((await ask(officer, 'POST', `/api/incidents/${id}/snooze`, { until })).status).toBe(200)
  const { json } = await ask(officer, 'POST', `/api/incidents/${id}/resolution`, {
    cause: 'connection',
    note: 'đứt cáp',
  })
  expect(json.incident).toMatchObject({ phase: 'open', cause: 'connection', assignee: 'Tổ trực VNPT' })
  expect(json.timeline.map(({ kind, actor }: { kind: string; actor: string }) => [kind, actor])).toEqual([
    ['opened', null],
    ['acknowledged', 'xa'],
    ['assigned', 'can-bo'],
    ['commented', 'vnpt'],
    ['snoozed', 'can-bo'],
    ['explained', 'can-bo'],
  ])
  const { json: own } = await ask(vnpt, 'GET', `/api/incidents/${id}`)
  expect(own.letters).toBeNull()
  expect(json.letters).toHaveLength(1)
})

test('the evidence shows it minute by minute beside a sister that was well', async () => {
  const id = await idOf()
  const { text } = await ask(vnpt, 'GET', `/api/incidents/${id}/evidence?form=json`)
  const { lines } = JSON.parse(text)
  const told = lines.map((line: any) => [
    line.connection,
    line.as,
    line.minutes.map(({ failed, n }: any) => (n ? failed : '')).join(''),
  ])
  expect(told).toEqual([
    ['c1', 'concerned', '0000111111'],
    ['c2', 'sister', '0000000000'],
  ])
  const page = await ask(vnpt, 'GET', `/api/incidents/${id}/evidence`)
  expect(page.text).toContain('Content-Security-Policy')
  expect(page.text).toMatch(/<td>09:04:00 23\/11\/2026<\/td><td>c1<\/td><td>quá thời hạn<\/td>/)
  expect(page.text).not.toMatch(/<script|src=|href=/)
})

test('the scorecard counts it for whoever runs it, and shows a company only its own', async () => {
  const { json } = await ask(officer, 'GET', '/api/provider-scorecard')
  expect(json.rows).toMatchObject([{ provider: 'vnpt', incidents: 1, open: 1, byCause: { connection: 1 } }])
  expect((await ask(viettel, 'GET', '/api/provider-scorecard')).json.rows).toEqual([])
})

test('a figure is shown the incidents of what it is counted from', async () => {
  const bands = async (query: string) => (await ask(officer, 'GET', `/api/incident-bands?${query}`)).json.bands
  expect(await bands('from=2026-11-23&to=2026-11-23')).toMatchObject([{ severity: 'major', to: null }])
  expect(await bands('from=2026-11-20&to=2026-11-22')).toEqual([])
  expect(await bands('unit=13291')).toEqual([])
})

test('work is announced by a company for itself alone, on things there are', async () => {
  const on = { nodes: ['core'], connections: [], subsystems: [], units: [], providers: [] }
  const time = { kind: 'once', from: new Date(now).toISOString(), to: new Date(now + 30 * minute).toISOString() }
  const body = (provider: string | null, more = {}) => ({
    name: 'Thay thiết bị',
    provider,
    definition: { time, on: { ...on, ...more }, reason: 'hỏng nguồn' },
  })
  expect((await ask(vnpt, 'POST', '/api/maintenance', body('viettel'))).status).toBe(404)
  expect((await ask(vnpt, 'POST', '/api/maintenance', body('vnpt', { nodes: ['nothing'] }))).status).toBe(400)
  const made = await ask(vnpt, 'POST', '/api/maintenance', body('vnpt', { units: ['13285'], subsystems: ['mot-cua'] }))
  expect([made.status, made.text.slice(0, 200)]).toEqual([201, made.text.slice(0, 200)])
  const { json } = await ask(commune, 'GET', '/api/maintenance')
  expect(json.times).toHaveLength(1)
  const cancel = () => ask(vnpt, 'POST', `/api/maintenance/${made.json.window.id}/cancellation`)
  expect([(await cancel()).status, (await cancel()).status]).toEqual([200, 409])
})

test('a channel is judged when it is made, tested at once, and its secret never comes back', async () => {
  const definition = { kind: 'webhook', locale: 'vi', url: `${hook.url}/hook` }
  const make = (change: object) =>
    ask(admin, 'POST', '/api/alert-channels', {
      name: 'Web',
      enabled: true,
      definition,
      secret: 'a secret of ours',
      ...change,
    })
  expect((await make({ secret: undefined })).status).toBe(409)
  expect((await make({ definition: { ...definition, url: 'http://169.254.169.254/x' } })).status).toBe(400)
  const made = await make({})
  expect(made.status).toBe(201)
  const { id } = made.json.channel
  expect((await ask(admin, 'POST', `/api/alert-channels/${id}/test`, { recipient: '' })).json).toEqual({
    outcome: 'sent',
    detail: null,
  })
  expect(hook.received[0]!.text).toContain('tin thử của kênh “Web”')
  const listed = await ask(officer, 'GET', '/api/alert-channels')
  expect(listed.text).not.toContain('a secret of ours')
  expect(listed.json.channels[0].secretSetAt).not.toBeNull()
  const moved = { name: 'Web', enabled: true, definition: { ...definition, url: 'https://elsewhere.test/hook' } }
  expect((await ask(admin, 'PUT', `/api/alert-channels/${id}`, moved)).status).toBe(409)
  expect((await ask(officer, 'PUT', `/api/alert-channels/${id}`, moved)).status).toBe(403)
})

test('work announced by a person lies over what is open, tells nobody, and says so when it overruns', async () => {
  const id = await idOf()
  const on = { nodes: [], connections: ['c1'], subsystems: [], units: [], providers: [] }
  const time = { kind: 'once', from: new Date(now).toISOString(), to: new Date(now + 30 * minute).toISOString() }
  const { json } = await ask(officer, 'POST', '/api/maintenance', {
    name: 'Thay cáp',
    provider: null,
    definition: { time, on, reason: 'Cáp cũ đứt' },
  })
  await wakeDue(at.db, new Date(now))
  const letters = async () => (await ask(officer, 'GET', `/api/incidents/${id}`)).json.letters.length
  const before = await letters()
  expect((await ask(officer, 'GET', `/api/incidents/${id}`)).json.incident.maintenance).toBe(json.window.id)
  now += 31 * minute
  await wakeDue(at.db, new Date(now))
  const after = (await ask(officer, 'GET', `/api/incidents/${id}`)).json
  expect(after.incident.maintenance).toBeNull()
  expect(after.timeline.map(({ kind }: { kind: string }) => kind).slice(-2)).toEqual(['maintenance', 'overran'])
  expect(await letters()).toBe(before)
  const { windows } = (await ask(commune, 'GET', '/api/maintenance')).json
  expect(windows.find(({ name }: { name: string }) => name === 'Thay cáp')).toMatchObject({ overran: 1 })
})

test('a wall shows sums and names of things, and nobody’s name', async () => {
  const kiosk: Identity = { role: 'kiosk', id: 'man-hinh', unit: null }
  await ask(officer, 'POST', `/api/incidents/${await idOf()}/assignment`, { to: 'Trần Văn Bình' })
  const { status, json, text } = await ask(kiosk, 'GET', '/api/wall')
  expect(status).toBe(200)
  expect(json.systems).toMatchObject([{ subsystem: 'mot-cua' }])
  expect(Object.values(json.states as Record<string, number>).reduce((sum, many) => sum + many, 0)).toBe(2)
  expect(json.incidents).toMatchObject([
    { name: { vi: 'c1' }, severity: 'major', condition: 'down', members: 1, takenUp: true, maintenance: false },
  ])
  expect(json.open).toEqual({ info: 0, warning: 0, major: 1, critical: 0 })
  expect(text).not.toMatch(/Trần Văn Bình|can-bo|Tổ trực|acknowledgedBy|assignee/)
})

test('a rule that comes later holds for what is open, too', async () => {
  now += 60 * minute
  const { text } = await ask(admin, 'POST', '/api/alert-channels', {
    name: 'Trực',
    enabled: true,
    definition: { kind: 'webhook', locale: 'vi', url: `${hook.url}/duty` },
    secret: 'a secret of ours',
  })
  const to = [{ kind: 'channel', id: JSON.parse(text).channel.id }]
  await at.db.transaction().execute((trx) => raiseFromDetection(trx, [detected(now, 'opened', 'c2')], new Date(now)))
  const [{ id }] = (await ask(officer, 'GET', '/api/incidents')).json.incidents
  const timeline = async () =>
    (await ask(officer, 'GET', `/api/incidents/${id}`)).json.timeline.map(({ kind }: { kind: string }) => kind)
  now += 20 * minute
  await wakeDue(at.db, new Date(now))
  expect(await timeline()).toEqual(['opened'])
  const plain = { scopes: [], subsystems: [], units: [], providers: [], digestBelow: null, nightBelow: null }
  const definition = { ...plain, atLeast: 'info', to, repeatMinutes: null, escalation: [{ afterMinutes: 15, to }] }
  await ask(admin, 'POST', '/api/alert-rules', { name: 'Gọi trực', place: 1, enabled: true, definition })
  await wakeDue(at.db, new Date(now))
  expect(await timeline()).toEqual(['opened', 'escalated'])
})

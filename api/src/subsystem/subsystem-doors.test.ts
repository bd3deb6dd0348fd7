import type { KnownSubsystem } from 'shared/subsystem/subsystem-contract.ts'
import type { Subsystem } from 'shared/subsystem/subsystem.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildApp } from '../app.ts'
import { type TestDatabase, testDatabase } from '../db/test-database.ts'
import { testDeps } from '../test-deps.ts'
import { signedInAs } from '../test-sign-in.ts'
import { loadProvince } from '../unit/load-province.ts'
import { testDocument } from '../unit/test-document.ts'

const now = new Date('2025-07-28T00:00:00Z')
const document = testDocument()
const calendar = {
  name: { vi: 'Lịch công tác', en: 'Work calendar' },
  kind: 'documents',
  level: 'province',
  provider: { vi: 'Công ty A', en: 'Company A' },
  contact: 'Anh Bình, 0912 000 111',
  reason: 'Văn phòng đưa vào dùng',
}
let database: TestDatabase
let deps: ReturnType<typeof testDeps>
beforeAll(async () => {
  database = await testDatabase()
  deps = testDeps(database.db, now)
  await loadProvince(database.db, document, now)
})
afterAll(() => database.close())

async function ask(method: string, path: string, body?: unknown, who: 'officer' | 'leader' | null = 'officer') {
  const headers = {
    ...(who && (await signedInAs(deps, who))),
    'content-type': 'application/json',
    origin: 'http://localhost:4310',
    'sec-fetch-site': 'same-origin',
  }
  const sent = { method, headers, ...(body !== undefined && { body: JSON.stringify(body) }) }
  const response = await buildApp(deps, { stampMaxAgeMs: 0 }).request(path, sent)
  const text = await response.text()
  return { status: response.status, body: JSON.parse(text) as Record<string, unknown>, text }
}
const known = async () => ((await ask('GET', '/api/subsystems')).body as { subsystems: KnownSubsystem[] }).subsystems
const shown = () => ask('GET', '/api/province', undefined, null)

test('an officer adds a system, and it stands beside the others, but whom to ring up is not for everybody', async () => {
  expect((await ask('POST', '/api/subsystems', { id: 'lich', ...calendar }, 'leader')).status).toBe(403)
  expect((await ask('POST', '/api/subsystems', { id: 'lich', ...calendar })).status).toBe(201)
  expect((await ask('POST', '/api/subsystems', { id: 'lich', ...calendar })).status).toBe(409)
  const { body, text } = await shown()
  const system = (body as { subsystems: Subsystem[] }).subsystems.find(({ id }) => id === 'lich')
  expect(system).toMatchObject({ name: calendar.name, kind: 'documents', provider: calendar.provider })
  expect(text).not.toContain(calendar.contact)
  expect((await known()).map(({ id, added }) => [id, added?.contact ?? null])).toEqual([
    ['dan-cu', null],
    ['lich', calendar.contact],
    ['mot-cua', null],
  ])
})

test('what is wrong is said at its field', async () => {
  const wrong = { id: 'Lịch', ...calendar, contact: '', kind: 'x' }
  const { status, body } = await ask('POST', '/api/subsystems', wrong)
  expect(status).toBe(400)
  expect((body['errors'] as { at: string }[]).map(({ at }) => at).toSorted()).toEqual([
    'body.contact',
    'body.id',
    'body.kind',
  ])
})

test('it is described anew by whoever has seen how it stood; those of the document are not', async () => {
  const change = { ...calendar, basedOn: 1, contact: 'Chị An, 0912 000 222' }
  expect((await ask('PUT', '/api/subsystems/lich', change)).status).toBe(200)
  expect((await ask('PUT', '/api/subsystems/lich', change)).status).toBe(409)
  expect((await ask('PUT', '/api/subsystems/mot-cua', change)).status).toBe(409)
  expect((await ask('PUT', '/api/subsystems/nothing', change)).status).toBe(404)
  expect((await known()).find(({ id }) => id === 'lich')?.added).toMatchObject({ version: 2, contact: change.contact })
})

test('the document of the province comes again and leaves it where it is, until it names it itself', async () => {
  expect(await loadProvince(database.db, document, now)).toEqual({ kind: 'loaded', changed: false })
  expect((await known()).some(({ id, added }) => id === 'lich' && added !== null)).toBe(true)
  const named = { ...document.subsystems[0]!, id: 'lich', name: { vi: 'Lịch (tài liệu)', en: 'Calendar' } }
  await loadProvince(database.db, { ...document, subsystems: [...document.subsystems, named] }, now)
  expect((await known()).find(({ id }) => id === 'lich')).toMatchObject({ name: named.name, added: null })
})

test('each step stands in the trail', async () => {
  const rows = await database.db
    .selectFrom('audit')
    .select(['action', 'object_id'])
    .where('object_type', '=', 'subsystem')
    .where('outcome', '=', 'done')
    .orderBy('seq')
    .execute()
  expect(rows).toEqual([
    { action: 'subsystem.add', object_id: 'lich' },
    { action: 'subsystem.change', object_id: 'lich' },
  ])
})

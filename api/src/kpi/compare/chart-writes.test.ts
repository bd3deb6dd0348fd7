import { nobody } from 'shared/account/identity.ts'
import type { Role } from 'shared/account/role.ts'
import { instantOf } from 'shared/day.ts'
import type { AnnotationAnswer, RebaselineAnswer } from 'shared/kpi/compare/chart-contract.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runAs } from '../../account/access/current.ts'
import { type TestDatabase, testDatabase } from '../../db/test-database.ts'
import { testDeps } from '../../test-deps.ts'
import { loadTestProvince } from '../load-test-province.ts'
import { chartDoors } from './chart-doors.ts'

const now = instantOf('2026-06-10', 9 * 60)
let at: TestDatabase
let send: (role: Role, unit: string | null, path: string, body?: object) => Promise<Response>
beforeAll(async () => {
  at = await testDatabase()
  await loadTestProvince(at.db)
  const doors = chartDoors(testDeps(at.db, now))
  doors.onError((error, c) => c.json({}, ('status' in error ? error.status : 500) as 400))
  send = (role, unit, path, body) =>
    runAs({ identity: { ...nobody, role, id: role, unit }, address: null, requestId: null }, async () =>
      doors.request(path, {
        method: body ? 'POST' : 'GET',
        ...(body && { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
      }),
    )
})
afterAll(() => at.close())

const standing = async () =>
  (await (await send('officer', null, '/api/kpis/T02/control-chart?unit=13285&period=2026-05')).json()) as {
    rebaselines: RebaselineAnswer[]
    annotations: AnnotationAnswer[]
  }
const trail = async () =>
  (await at.db.selectFrom('audit').select('action').orderBy('seq').execute()).map((row) => row.action)

test('a re-baseline stands with its reason until it is withdrawn with one, and both are in the trail', async () => {
  const given = { kpi: 'T02', unit: null, from: '2026-02-01', reason: 'Đổi phần mềm một cửa' }
  const made = await send('officer', null, '/api/rebaselines', given)
  expect(made.status).toBe(201)
  const { rebaseline } = (await made.json()) as { rebaseline: RebaselineAnswer }
  expect((await standing()).rebaselines).toEqual([rebaseline])
  expect((await send('officer', null, '/api/rebaselines', given)).status).toBe(409)
  const path = `/api/rebaselines/${rebaseline.id}/withdrawal`
  expect((await send('officer', null, path, { reason: 'Nhầm ngày' })).status).toBe(200)
  expect((await send('officer', null, path, { reason: 'Nhầm ngày' })).status).toBe(409)
  expect((await standing()).rebaselines).toEqual([])
  expect(await trail()).toEqual(['rebaseline.add', 'rebaseline.withdraw'])
})

test('a commune writes beside its own chart, and beside nobody else’s', async () => {
  const given = { kpi: 'T02', unit: '13285', kind: 'event', from: '2026-04-20', to: '2026-04-22', text: 'Mất điện' }
  expect((await send('commune-officer', '13291', '/api/annotations', given)).status).toBe(403)
  expect((await send('commune-officer', '13285', '/api/annotations', { ...given, unit: null })).status).toBe(403)
  const made = await send('commune-officer', '13285', '/api/annotations', given)
  expect(made.status).toBe(201)
  const { annotation } = (await made.json()) as { annotation: AnnotationAnswer }
  expect((await standing()).annotations).toEqual([annotation])
  const path = `/api/annotations/${annotation.id}/withdrawal`
  expect((await send('commune-officer', '13291', path, {})).status).toBe(403)
  expect((await send('commune-officer', '13285', path, {})).status).toBe(200)
  expect((await standing()).annotations).toEqual([])
})

test.each([
  [{ kpi: 'Z99' }, 400],
  [{ unit: '19999' }, 400],
  [{ from: '2026-06-11' }, 400],
  [{ from: '2020-01-01' }, 400],
  [{ reason: ' ' }, 400],
])('%j is refused', async (wrong, status) => {
  const given = { kpi: 'T02', unit: null, from: '2026-03-01', reason: 'Đổi phần mềm', ...wrong }
  expect((await send('officer', null, '/api/rebaselines', given)).status).toBe(status)
})

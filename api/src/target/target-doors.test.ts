import { addDays, instantOf } from 'shared/day.ts'
import type { TargetStep } from 'shared/kpi/target-plan.ts'
import type { Problem } from 'shared/problem.ts'
import type { NewTargetPlan, TargetPreview, UnitGroup } from 'shared/target/target-contract.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildApp } from '../app.ts'
import { type TestDatabase, testDatabase } from '../db/test-database.ts'
import type { KpiValues } from '../kpi/answer-kpi-values.ts'
import { loadTestProvince } from '../kpi/load-test-province.ts'
import { keepRecords } from '../kpi/test-records.ts'
import { testDeps } from '../test-deps.ts'
import { signedInAs } from '../test-sign-in.ts'

/** The day after the first month of the calendar: 15/12 to 14/1 is the last closed period. */
let clock = instantOf('2026-01-22', 9 * 60)
let at: TestDatabase
let app: ReturnType<typeof buildApp>
let cookie: string
let origin: string
let deps: ReturnType<typeof testDeps>
beforeAll(async () => {
  at = await testDatabase()
  await loadTestProvince(at.db)
  await at.db.insertInto('instrument').values({ id: '942/QĐ-TTg', definition: '{"id":"942/QĐ-TTg"}' }).execute()
  // Phủ Lý 90 of 100, Liêm Tuyền 150 of 300, a department 45 of 50; the province 285 of 450 against 80 %.
  const counts = { '13285': [100, 90, 0], '13291': [300, 150, 0], 'H37.1': [50, 45, 0] }
  const records = Object.entries(counts).map(([unit, of]) => ({ unit, day: '2025-12-20', counts: of }))
  await keepRecords(at.db, 'dossier', records, instantOf('2026-01-03', 600), true)
  deps = testDeps(at.db, () => clock)
  app = buildApp(deps, { stampMaxAgeMs: 0 })
  origin = deps.identity.settings.publicUrl
  cookie = (await signedInAs(deps, 'officer')).cookie
})
afterAll(() => at.close())

const send = async <T>(path: string, body: unknown, method = 'POST'): Promise<{ status: number; json: T }> => {
  const headers = { 'content-type': 'application/json', origin, cookie }
  const answer = await app.request(path, { method, headers, body: JSON.stringify(body) })
  return { status: answer.status, json: (await answer.json()) as T }
}
const get = async <T>(path: string): Promise<T> => (await (await app.request(path)).json()) as T

const step = (value: number, from = '2026-01-01', more: Partial<TargetStep> = {}): TargetStep => ({
  comparator: 'at-least',
  value,
  from,
  to: null,
  instrument: null,
  note: null,
  ...more,
})
const plan = (more: Partial<NewTargetPlan> = {}): NewTargetPlan => ({
  kpi: 'T02',
  level: 'province',
  key: '',
  steps: [step(60)],
  basis: 'Kế hoạch 12/KH-UBND ngày 05/01/2026',
  reason: null,
  basedOn: null,
  ...more,
})
const newest = async (level: string, key: string): Promise<number | null> =>
  (
    await at.db
      .selectFrom('target_plan')
      .select('id')
      .where('level', '=', level as 'unit')
      .where('key', '=', key)
      .where('kpi', '=', 'T02')
      .orderBy('id', 'desc')
      .executeTakeFirst()
  )?.id ?? null
const set = async (more: Partial<NewTargetPlan> = {}) =>
  send('/api/targets', plan({ basedOn: await newest(more.level ?? 'province', more.key ?? ''), ...more }))
const targetOf = async (query: string): Promise<(number | null)[]> =>
  (await get<KpiValues>(`/api/kpis/T02/values?${query}`)).rows.map(({ target }) => target?.value ?? null)

describe('before anything is kept', () => {
  test('a preview says who would meet the target, how many dossiers are between, and what alert would come', async () => {
    const { status, json } = await send<TargetPreview>('/api/targets/preview', plan({ steps: [step(60)] }))
    expect(status).toBe(200)
    // The commune has a target of its kind's, 60 %, and keeps it; the ward and the department go from 80 to 60.
    expect(json).toMatchObject({
      period: { key: '2026-01' },
      moments: [{ day: '2026-01-14', before: { judged: 3, met: 2, gap: 30 }, after: { judged: 3, met: 2, gap: 30 } }],
      changedOn: '2026-01-14',
      touchesPast: true,
    })
    expect(json.rows.map(({ key, before, after }) => [key, before?.value, after?.value])).toEqual([
      ['37', 80, 60],
      ['13285', 80, 60],
      ['13633', 80, 60],
      ['14329', 80, 60],
      ['H37.1', 80, 60],
    ])
    expect(json.rows[0]).toMatchObject({ before: { met: false, gap: 75 }, after: { met: true, gap: 0 } })
  })
  test('a step still to come is held against the figures of today', async () => {
    const own = plan({ level: 'unit', key: '13285', steps: [step(95, '2026-07-01')] })
    const { json } = await send<TargetPreview>('/api/targets/preview', own)
    expect(json.moments.map(({ day, before, after }) => [day, before.met, after.met, after.gap])).toEqual([
      ['2026-01-14', 2, 2, 30],
      ['2026-07-01', 2, 1, 35],
    ])
    expect([json.changedOn, json.rows.length, json.touchesPast]).toEqual(['2026-07-01', 1, false])
  })
  test('an alert is foretold as the clock of the alerts would judge it, and nothing was kept', async () => {
    const { json } = await send<TargetPreview>('/api/targets/preview', plan({ steps: [step(60)] }))
    expect(json.alert).toEqual({ before: false, after: false, open: false })
    expect(await at.db.selectFrom('target_plan').select('id').where('source', '=', 'officer').execute()).toEqual([])
  })
})

test('a target that a whole figure misses is foretold to raise its alert, and one it meets to end it', async () => {
  // Every commune signs seven of ten on every working day of the period.
  const days = Array.from({ length: 31 }, (_, place) => addDays('2025-12-15', place))
  const records = ['13285', '13291', '13633', '14329'].flatMap((unit) =>
    days.map((day) => ({ unit, day, counts: [100, 0, 70] })),
  )
  await keepRecords(at.db, 'document', records, instantOf('2026-01-20', 600), true)
  const foretold = async (value: number) =>
    (await send<TargetPreview>('/api/targets/preview', plan({ kpi: 'V02', steps: [step(value)] }))).json
  const [strict, mild] = [await foretold(75), await foretold(65)]
  expect([strict.alert?.after, mild.alert?.after]).toEqual([true, false])
  // The other way round the same figure, whole and short of a target in force, is an alert that a milder one would end.
  expect((await set({ kpi: 'V02', steps: [step(75)], basedOn: null })).status).toBe(201)
  const { alert, rows } = await foretold(65)
  expect(alert).toEqual({ before: true, after: false, open: false })
  expect(rows[0]).toMatchObject({ key: '37', before: { met: false }, after: { met: true } })
})

describe('what is refused, and where', () => {
  test.each<[string, Partial<NewTargetPlan>, string[]]>([
    ['no such KPI', { kpi: 'T99' }, ['body.kpi']],
    ['no such unit', { level: 'unit', key: '99999' }, ['body.key']],
    ['a key where there is none', { key: '37' }, ['body.key']],
    ['a kind there is not', { level: 'kind', key: 'province' }, ['body.key']],
    ['a former province there is not', { level: 'former-province', key: 'ha-noi' }, ['body.key']],
    ['a group there is not', { level: 'group', key: 'x' }, ['body.key']],
    ['a unit that does not owe it', { kpi: 'V02', level: 'unit', key: 'H37.1' }, ['body.key']],
    ['more than all', { steps: [step(100.1)] }, ['body.steps.0.value']],
    ['less than nothing', { steps: [step(-1)] }, ['body.steps.0.value']],
    ['two decimals', { steps: [step(80.55)] }, ['body.steps.0.value']],
    ['a day twice', { steps: [step(80), step(85, '2026-07-01')] }, ['body.steps.1.from']],
    ['no such instrument', { steps: [step(80, undefined, { instrument: 'X' })] }, ['body.steps.0.instrument']],
    ['resting on nothing', { basis: null }, ['body.steps.0.instrument']],
    [
      'several at once, each by its place',
      { steps: [step(101, '2026-01-01', { to: '2025-01-01' }), step(80, '2026-02-01', { instrument: 'X' })] },
      ['body.steps.0.value', 'body.steps.0.to', 'body.steps.1.instrument'],
    ],
  ])('%s', async (_, more, places) => {
    const { status, json } = await send<Problem>('/api/targets', plan(more))
    expect([status, json.errors?.map((error) => error.at)]).toEqual([400, places])
  })
})

test('a target set is in every answer at once; before it was set, it was not', async () => {
  const first = clock
  clock = instantOf('2026-01-22', 9 * 60 + 5)
  const steps = [step(70, '2026-01-01', { to: '2026-01-10' }), step(75, '2026-01-11', { instrument: '942/QĐ-TTg' })]
  expect((await set({ steps })).status).toBe(201)
  expect(await targetOf('calendar=nd09&period=2026-01')).toEqual([75])
  expect(await targetOf('from=2026-01-01&to=2026-01-05')).toEqual([70])
  expect(await targetOf('from=2025-12-01&to=2025-12-31')).toEqual([null])
  expect(await targetOf(`calendar=nd09&period=2026-01&asOf=${first.toISOString()}`)).toEqual([80])
  const trend = await get<{ points: { target: { value: number } | null }[] }>(
    '/api/kpis/T02/trend?from=2026-01-06&to=2026-01-10&count=2',
  )
  expect(trend.points.map(({ target }) => target?.value)).toEqual([70, 70])
  const overview = await get<{ rows: { kpi: string; target: { value: number } | null }[] }>('/api/overview')
  expect(overview.rows.find(({ kpi }) => kpi === 'T02')?.target?.value).toBe(75)
  const history = await get<{ plans: { source: string; steps: TargetStep[] }[] }>('/api/targets/T02/history')
  expect(history.plans.filter(({ steps: own }) => own[0]?.value !== 60).map(({ source }) => source)).toEqual([
    'officer',
    'catalogue',
  ])
  const entry = await at.db
    .selectFrom('audit')
    .selectAll()
    .where('action', '=', 'target.set')
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()
  expect(entry).toMatchObject({ object_id: 'T02', role: 'officer', detail: { level: 'province', steps: 2 } })
  expect([entry.before_digest, entry.after_digest]).toEqual([expect.any(String), expect.any(String)])
})

test('a unit beats its group, a group the province; taken back, the wider one holds again', async () => {
  const wards = { name: 'Đô thị lõi', units: ['13285', '13633'] }
  const group = (await send<{ group: UnitGroup }>('/api/unit-groups', wards)).json.group
  const unit = 'calendar=nd09&period=2026-01&unit=13285'
  await set({ level: 'former-province', key: 'ha-nam', steps: [step(76)] })
  const seen = [await targetOf(unit)]
  await set({ level: 'group', key: group.id, steps: [step(77)] })
  seen.push(await targetOf(unit))
  await set({ level: 'unit', key: '13285', steps: [step(78)] })
  seen.push(await targetOf(unit))
  await set({ level: 'unit', key: '13285', steps: [] })
  seen.push(await targetOf(unit))
  expect(seen).toEqual([[76], [77], [78], [77]])
  expect(await targetOf('calendar=nd09&period=2026-01&by=former-province')).toEqual([76, 75, 75])
  // A group with targets is not dissolved; one whose members change takes its targets along.
  const path = `/api/unit-groups/${group.id}`
  expect((await send<Problem>(path, { ...wards, units: [], basedOn: 1 }, 'PUT')).status).toBe(409)
  expect((await send(path, { ...wards, units: ['13633'], basedOn: 1 }, 'PUT')).status).toBe(200)
  expect(await targetOf(unit)).toEqual([76])
  expect((await send<Problem>(path, { ...wards, basedOn: 1 }, 'PUT')).status).toBe(409)
})

test('whoever saves over what they have not seen is told, and so is whoever changes nothing', async () => {
  const known = await newest('province', '')
  expect((await set({ steps: [step(64)] })).status).toBe(201)
  const late = await send<Problem>('/api/targets', plan({ steps: [step(65)], basedOn: known }))
  expect([late.status, late.json.detail]).toEqual([409, expect.stringMatching(/đặt lại/)])
  expect((await set({ steps: [step(64)] })).status).toBe(409)
  const seen = await newest('province', '')
  const both = await Promise.all(
    [61, 62].map((value) => send('/api/targets', plan({ steps: [step(value)], basedOn: seen }))),
  )
  expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 409])
})

test('nobody but an officer of the Department previews or sets a target', async () => {
  for (const role of ['leader', 'approver', 'administrator'] as const) {
    const headers = { 'content-type': 'application/json', origin, ...(await signedInAs(deps, role)) }
    for (const path of ['/api/targets', '/api/targets/preview', '/api/unit-groups']) {
      const answer = await app.request(path, { method: 'POST', headers, body: JSON.stringify(plan()) })
      expect([role, path, answer.status]).toEqual([role, path, 403])
    }
  }
})

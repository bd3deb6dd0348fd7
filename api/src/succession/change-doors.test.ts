import { randomUUID } from 'node:crypto'
import type { ChangePreview, KeptUnitChange, StandingUnit } from 'shared/succession/change-contract.ts'
import { dayOf } from 'shared/day.ts'
import { statePeriod } from 'shared/period.ts'
import type { NewUnitChange } from 'shared/unit/unit-change.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildApp } from '../app.ts'
import { type TestDatabase, testDatabase } from '../db/test-database.ts'
import { whoseUnit } from '../explain/asked-group.ts'
import { gatherExplanation } from '../explain/gather-explanation.ts'
import { askedPeriods } from '../kpi/asked-periods.ts'
import { readGround } from '../kpi/read-ground.ts'
import { readKnowledge } from '../kpi/read-knowledge.ts'
import { petitionDocument as document } from '../kpi/test-petitions.ts'
import { askAs } from '../test-ask.ts'
import { testDeps } from '../test-deps.ts'
import { signedInAs } from '../test-sign-in.ts'
import { loadProvince } from '../unit/load-province.ts'
import { followUnits } from './follow-units.ts'

/** Petitions of a week, dated on its Sunday; it is Tuesday 19/8/2025. */
let now = new Date('2025-08-19T02:00:00Z')
let database: TestDatabase
let app: ReturnType<typeof buildApp>
const people: Record<string, Record<string, string>> = {}
const deps = () => testDeps(database.db, () => now)
const made = {
  code: '50001',
  name: 'Phủ Liêm',
  kind: 'ward',
  formerProvince: 'ha-nam',
  tile: null,
  areaKm2: null,
  lat: null,
  lon: null,
} as const
const merger: NewUnitChange = {
  kind: 'merge',
  day: '2025-08-11',
  from: ['13285', '13318'],
  to: [{ unit: '50001', share: null }],
  made: [made],
}

beforeAll(async () => {
  database = await testDatabase()
  await loadProvince(database.db, document, now)
  const serving = deps()
  for (const role of ['officer', 'approver', 'leader'] as const) people[role] = await signedInAs(serving, role)
  people['head'] = await signedInAs(serving, 'commune-head', { unit: '13285' })
  app = buildApp(serving, { stampMaxAgeMs: 0 })
})
afterAll(() => database.close())

const ask = askAs(
  () => app,
  people,
  () => (now = new Date(now.getTime() + 1_000)),
)

interface Handed {
  problems: { reason: string; detail: string }[]
}
const hand = (records: [unit: string, day: string, petitions: number, onTime: number][], status = 201) =>
  ask<Handed>(
    'officer',
    '/api/submissions?lang=en',
    {
      dataset: 'petition',
      records: records.map(([unit, day, petitions, petitions_on_time]) => ({
        unit,
        day,
        counts: { petitions, petitions_on_time, ratings: 0, ratings_satisfied: 0 },
      })),
    },
    status,
    { 'idempotency-key': randomUUID() },
  )
interface Values {
  rows: { key: string; value: { text: string; numerator: number | null; denominator: number | null; state: string } }[]
}
const value = async (unit: string, from: string, to: string, more = '') =>
  (await ask<Values>('officer', `/api/kpis/N02/values?from=${from}&to=${to}&unit=${unit}${more}`)).rows[0]!.value
const units = async (on: string) =>
  ask<{ units: StandingUnit[]; others: StandingUnit[] }>('leader', `/api/units?on=${on}`)

let change: KeptUnitChange
describe('two communes become one', () => {
  test('work is open in both', async () => {
    const hard = { title: 'Mạng chập chờn', text: 'Mất mạng mỗi sáng.', class: 'connection', units: ['13285', '13318'] }
    await ask('officer', '/api/difficulties', hard, 201)
    const task = { kind: 'remedy', title: 'Đo đường truyền', text: '', difficulty: null, kpi: null, connection: null }
    await ask('officer', '/api/tasks', { ...task, unit: '13318', provider: null, workingDays: 10 }, 201)
  })

  test('both report until the day', async () => {
    await hand([
      ['13285', '2025-07-27', 10, 9],
      ['13318', '2025-07-27', 30, 21],
      ['13285', '2025-08-10', 20, 20],
      ['13318', '2025-08-10', 20, 10],
    ])
    expect(await value('13285', '2025-07-27', '2025-07-27')).toMatchObject({ numerator: 9, denominator: 10 })
  })

  test('a preview says what would come of it, and what speaks against it', async () => {
    const seen = await ask<ChangePreview>('officer', '/api/unit-changes/preview', merger)
    expect(seen).toMatchObject({
      faults: [],
      now: true,
      scopes: [
        { unit: '13285', people: 1 },
        { unit: '13318', people: 0 },
      ],
    })
    expect(seen.units.map(({ code, before }) => [code, before.map(({ unit }) => unit)])).toEqual([
      ['50001', ['13285', '13318']],
      ['13285', []],
      ['13318', []],
    ])
    const late = await ask<ChangePreview>('officer', '/api/unit-changes/preview?lang=en', {
      ...merger,
      day: '2025-08-10',
    })
    expect(late.faults.map(({ at, kind }) => [at, kind])).toEqual([
      ['from.0', 'has-figures'],
      ['from.1', 'has-figures'],
    ])
    expect(late.faults[0]!.detail).toContain('13285 has figures up to 10 Aug 2025')
    await ask('leader', '/api/unit-changes/preview', merger, 403)
  })

  test('one person records it, another confirms it; nothing holds in between', async () => {
    const reasons = { basis: 'Nghị quyết 1234/NQ-UBTVQH15', reason: 'Sắp xếp đơn vị' }
    await ask('officer', '/api/unit-changes', { ...merger, ...reasons, day: '2025-08-10' }, 400)
    change = (await ask<{ change: KeptUnitChange }>('officer', '/api/unit-changes', { ...merger, ...reasons }, 201))
      .change
    expect((await units('2025-08-11')).others).toEqual([])
    const path = `/api/unit-changes/${change.id}/decision`
    const decision = { decision: 'confirmed', reason: 'Đã đối chiếu nghị quyết' }
    await ask('officer', path, decision, 403)
    await ask('approver', path, decision)
    await ask('approver', path, decision, 409)
    const on = await units('2025-08-11')
    expect(on.units.map(({ code }) => code)).not.toContain('13285')
    expect(on.others.map(({ code, to, heirs }) => [code, to, heirs])).toEqual([
      ['13285', '2025-08-10', ['50001']],
      ['13318', '2025-08-10', ['50001']],
    ])
    expect((await units('2025-08-10')).units.map(({ code }) => code)).toContain('13285')
  })

  test('old codes are told who continues them; what is of earlier days still comes in', async () => {
    const said = await hand([
      ['13285', '2025-08-17', 5, 5],
      ['50001', '2025-08-10', 5, 5],
      ['13318', '2025-08-03', 8, 4],
      ['50001', '2025-08-17', 40, 30],
    ])
    expect(said.problems.map(({ reason, detail }) => [reason, detail])).toEqual([
      ['unit-closed', 'This unit is no more from 11 Aug 2025 on; who continues it: 50001.'],
      ['unit-not-yet', 'This unit stands from 11 Aug 2025 on only.'],
    ])
  })

  test('the series goes on: counts add up, rates are worked out from them, the province is what it was', async () => {
    expect(await value('50001', '2025-07-27', '2025-07-27')).toMatchObject({
      numerator: 30,
      denominator: 40,
      text: '75,0%',
    })
    expect(await value('50001', '2025-07-21', '2025-08-17')).toMatchObject({ numerator: 94, denominator: 128 })
    expect(await value('37', '2025-07-21', '2025-08-17')).toMatchObject({ numerator: 94, denominator: 128 })
    expect(await value('13285', '2025-08-11', '2025-08-17')).toMatchObject({ state: 'not-applicable' })
    const rows = (await ask<Values>('leader', '/api/kpis/N02/values?from=2025-07-21&to=2025-08-17&by=unit')).rows
    expect(rows.map(({ key }) => key)).not.toContain('13285')
    const ground = await readGround(database.db, now)
    const { period } = askedPeriods({ from: '2025-07-21', to: '2025-08-17' }, ground, dayOf(now))
    const explained = await gatherExplanation(database.db, {
      ground,
      kpi: ground.kpis.find(({ id }) => id === 'N02')!,
      versions: [],
      whose: whoseUnit(ground.units.find(({ code }) => code === '50001')!),
      period: statePeriod(period, dayOf(now), ground.calendar),
      knowledge: await readKnowledge(database.db, ground, undefined, now),
      before: undefined,
      locale: 'vi',
      now,
    })
    expect(explained).toMatchObject({
      agrees: true,
      numerator: { total: 94 },
      line: [
        { unit: '50001', from: '2025-08-11', share: 1 },
        { unit: '13285', to: '2025-08-10' },
        { unit: '13318', to: '2025-08-10' },
      ],
    })
  })

  test('people and work follow on the day, once, and the trail says so', async () => {
    // A head, a task, and one difficulty by each of its two codes.
    expect(await followUnits(deps())).toBe(4)
    expect(await followUnits(deps())).toBe(0)
    expect(await database.db.selectFrom('task').select('unit').execute()).toEqual([{ unit: '50001' }])
    expect(await database.db.selectFrom('difficulty').select('units').execute()).toEqual([{ units: ['50001'] }])
    const trail = await database.db
      .selectFrom('audit')
      .select(['action', 'object_type'])
      .where('action', 'like', 'unit-change.%')
      .orderBy('seq')
      .execute()
    expect(trail.map(({ action }) => action)).toEqual([
      'unit-change.propose',
      'unit-change.confirm',
      // Of each of the two that ended.
      'unit-change.follow',
      'unit-change.follow',
    ])
  })

  test('a province loaded anew takes nothing of it away', async () => {
    expect(await loadProvince(database.db, document, now)).toEqual({ kind: 'loaded', changed: false })
    expect((await units('2025-08-11')).units.map(({ code }) => code)).toContain('50001')
  })

  test('what was not confirmed can be withdrawn, and is not decided again', async () => {
    const proposed = await ask<{ change: KeptUnitChange }>(
      'officer',
      '/api/unit-changes',
      {
        kind: 'rename',
        day: '2025-12-01',
        from: ['50001'],
        to: [{ unit: '50001', share: null }],
        made: [{ ...made, name: 'Liêm Phủ' }],
        basis: 'Nghị quyết số 5',
        reason: 'Lấy tên cũ',
      },
      201,
    )
    const path = `/api/unit-changes/${proposed.change.id}/decision`
    await ask('officer', path, { decision: 'withdrawn', reason: 'Chưa ban hành' })
    await ask('approver', path, { decision: 'confirmed', reason: 'Xác nhận' }, 409)
    expect((await units('2025-12-01')).units.find(({ code }) => code === '50001')?.name).toBe('Phủ Liêm')
  })

  test('what was confirmed for a day to come is taken back by two people, and the units it was to make with it', async () => {
    const { change: ahead } = await ask<{ change: KeptUnitChange }>(
      'officer',
      '/api/unit-changes',
      {
        kind: 'open',
        day: '2025-12-01',
        from: [],
        to: [{ unit: '50009', share: null }],
        made: [{ ...made, code: '50009', name: 'Đảo Cồn' }],
        basis: 'Nghị quyết số 9',
        reason: 'Thành lập mới',
      },
      201,
    )
    const path = `/api/unit-changes/${ahead.id}/decision`
    const say = (who: string, decision: string, status = 200) =>
      ask<{ change: KeptUnitChange }>(who, path, { decision, reason: 'Hoãn thực hiện' }, status)
    await say('approver', 'confirmed')
    const on = async () => (await units('2025-12-01')).units.map(({ code }) => code)
    expect(await on()).toContain('50009')
    await say('approver', 'withdrawn', 403)
    expect((await say('officer', 'withdrawn')).change).toMatchObject({
      state: 'confirmed',
      withdrawal: { reason: 'Hoãn thực hiện', agreedBy: null },
    })
    // It stands until another agrees.
    expect(await on()).toContain('50009')
    await say('officer', 'withdrawn', 403)
    await say('leader', 'withdrawn', 403)
    expect((await say('approver', 'withdrawn')).change).toMatchObject({ state: 'withdrawn' })
    expect(await on()).not.toContain('50009')
    expect(await database.db.selectFrom('unit').select('code').where('code', '=', '50009').execute()).toEqual([])
    await say('officer', 'withdrawn', 409)
  })

  test('what has come about is not taken back, by no statement either', async () => {
    const path = `/api/unit-changes/${change.id}/decision`
    await ask('officer', path, { decision: 'withdrawn', reason: 'Nhầm' }, 409)
    const set = (values: object) =>
      database.db.updateTable('unit_change').set(values).where('id', '=', change.id).execute()
    const asked = { withdrawal_by: 'a', withdrawal_reason: 'Nhầm' }
    for (const values of [
      { state: 'withdrawn' },
      { decided_reason: 'khác' },
      { ...asked, withdrawal_at: now },
      { ...asked, withdrawal_at: new Date('2025-08-01'), basis: 'khác' },
      { state: 'withdrawn', withdrawn_at: new Date('2025-08-01'), withdrawn_by: 'b' },
    ])
      await expect(set(values)).rejects.toThrow(/kept as it is|check constraint/)
  })

  test('nobody is invited, and no key made, for a unit that is no more: who continues it is named', async () => {
    people['administrator'] = await signedInAs(deps(), 'administrator')
    const invitation = {
      email: 'moi@nhipso.test',
      name: 'Người mới',
      role: 'commune-head',
      unit: '13285',
      provider: null,
    }
    const refused = await ask<{ errors: { detail: string }[] }>(
      'administrator',
      '/api/account/invitations',
      invitation,
      400,
    )
    expect(JSON.stringify(refused)).toContain('Phủ Liêm (50001)')
    const key = { name: 'Máy của phường', unit: '13285', dataset: 'petition', rights: ['submission.create'], days: 30 }
    expect(JSON.stringify(await ask('administrator', '/api/api-keys', key, 400))).toContain('Phủ Liêm (50001)')
  })

  test('the calendar of a unit shows the days of those it came from', async () => {
    const calendar = await ask<{ feeds: { under: string; days: string }[] }>(
      'officer',
      '/api/units/50001/completeness?from=2025-08-04&to=2025-08-17',
    )
    expect(calendar.feeds.map(({ under, days }) => [under, days.indexOf('r')])).toEqual([
      ['50001', 13],
      ['13285', 6],
      ['13318', 6],
    ])
  })
})

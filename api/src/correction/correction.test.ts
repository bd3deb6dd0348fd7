import { sql } from 'kysely'
import type { CorrectionMade } from 'shared/correction/correction-contract.ts'
import type { HeldRecord } from 'shared/correction/quarantine-contract.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildApp } from '../app.ts'
import { type TestDatabase, testDatabase } from '../db/test-database.ts'
import { collectDue } from '../feed/collect-due.ts'
import { documentAsking, noOwn, petitionsOf, type TestSubsystem, testSubsystem } from '../feed/test-subsystem.ts'
import { moveSums } from '../kpi/move-sums.ts'
import { testDeps } from '../test-deps.ts'
import { signedInAs } from '../test-sign-in.ts'
import { loadProvince } from '../unit/load-province.ts'

/** Petitions of a week, dated on its Sunday; it is Monday 28/7/2025. */
let now = new Date('2025-07-28T00:00:00Z')
let database: TestDatabase
let subsystem: TestSubsystem
let app: ReturnType<typeof buildApp>
const deps = () => testDeps(database.db, () => now)
const people: Record<string, Record<string, string>> = {}

beforeAll(async () => {
  database = await testDatabase()
  subsystem = await testSubsystem()
  await loadProvince(
    database.db,
    documentAsking(subsystem.url, { petition: 'petition-json' }, { recheckDays: 28 }),
    now,
  )
  const serving = deps()
  for (const role of ['officer', 'approver', 'leader'] as const) people[role] = await signedInAs(serving, role)
  people['commune-officer'] = await signedInAs(serving, 'commune-officer', { unit: '13318' })
  app = buildApp(serving, { stampMaxAgeMs: 0 })
})
afterAll(async () => {
  await subsystem.close()
  await database.close()
})

async function says(...records: Parameters<typeof petitionsOf>[0]): Promise<void> {
  now = new Date(now.getTime() + 60_000)
  subsystem.say = () => petitionsOf(records)
  await database.db.updateTable('feed_progress').set({ due_at: now }).execute()
  await collectDue(deps(), { addUp: moveSums, own: noOwn })
}
/** A change where there is a body, or null for one without. */
async function ask<T>(who: string, path: string, body?: object | null, status = 200): Promise<T> {
  now = new Date(now.getTime() + 1_000)
  const response = await app.request(path, {
    method: body === undefined ? 'GET' : 'POST',
    headers: {
      ...people[who],
      ...(body !== undefined && { origin: 'http://localhost:4310', 'sec-fetch-site': 'same-origin' }),
      ...(body && { 'content-type': 'application/json' }),
    },
    ...(body && { body: JSON.stringify(body) }),
  })
  expect(response.status, `${path}: ${await response.clone().text()}`).toBe(status)
  return (await response.json()) as T
}
const petitions = async (unit: string, day: string, measure = 'petitions') => {
  const { rows } = await sql<{ count: number | null; reasons: string[] | null }>`
    select sum(delta)::int as count, array_agg(reason order by version) as reasons from delta
    where measure = ${measure} and unit = ${unit} and day = ${day}`.execute(database.db)
  return rows[0]!
}
const held = async () => (await ask<{ records: HeldRecord[]; overdue: number }>('officer', '/api/quarantine')).records
const day = '2025-07-27'
const correct = (who: string, count: number, status = 201, unit = '13285', of = day) =>
  ask<{ correction: CorrectionMade }>(
    who,
    '/api/corrections',
    { dataset: 'petition', records: [{ unit, day: of, counts: { petitions: count } }], reason: 'Nhập nhầm sổ' },
    status,
  )

describe('what is held', () => {
  test('stands in the queue with what is doubted, its time limit, and what the ledger holds', async () => {
    await says(['13285', day, 3], ['13318', day, 3, 4], ['H42.1', day, 5, 9])
    const records = await held()
    expect(records).toHaveLength(2)
    expect(records[0]).toMatchObject({
      unit: '13318',
      day,
      rule: 'part-exceeds-whole',
      doubted: ['petitions_on_time', 'petitions'],
      dueBy: '2025-07-30',
      overdue: false,
      closed: false,
      feed: { id: 'petition' },
    })
    const counted = records[0]!.counts.find(({ measure }) => measure === 'petitions')
    expect(counted).toMatchObject({ came: 3, held: null })
  })

  test('is let in with a reason, counts from then on, and is not asked about again', async () => {
    const [record] = await held()
    const one = { collection: record!.collection, unit: '13318', day }
    const body = { records: [one], decision: 'release', reason: 'Đã đối chiếu với đơn vị' }
    await ask('leader', '/api/quarantine-decisions', body, 403)
    expect(await ask('officer', '/api/quarantine-decisions', body)).toMatchObject({ released: 1 })
    expect(await petitions('13318', day)).toEqual({ count: 3, reasons: ['release'] })
    await ask('officer', '/api/quarantine-decisions', body, 409)
    await says(['13285', day, 3], ['13318', day, 3, 4], ['H42.1', day, 5, 9])
    expect((await held()).map(({ unit }) => unit)).toEqual(['H42.1'])
  })

  test('is refused with a reason, and stays missing until its source says something else', async () => {
    const [record] = await held()
    const one = { collection: record!.collection, unit: 'H42.1', day }
    const body = { records: [one], decision: 'refuse', reason: 'Đơn vị xác nhận nhập sai' }
    expect(await ask('officer', '/api/quarantine-decisions', body)).toMatchObject({ refused: 1 })
    await says(['13285', day, 3], ['13318', day, 3, 4], ['H42.1', day, 5, 9])
    expect(await held()).toEqual([])
    expect((await petitions('H42.1', day)).count).toBeNull()
    const { records } = await ask<{ records: HeldRecord[] }>('officer', '/api/quarantine?state=settled')
    expect(records.map(({ unit, state, reason }) => [unit, state, reason])).toEqual([
      ['H42.1', 'refused', 'Đơn vị xác nhận nhập sai'],
      ['13318', 'released', 'Đã đối chiếu với đơn vị'],
    ])
    await says(['13285', day, 3], ['13318', day, 3, 4], ['H42.1', day, 9, 9])
    expect((await petitions('H42.1', day)).count).toBe(9)
  })
})

describe('a correction', () => {
  test('moves the figure at once, with reason and person, and stands while the source repeats itself', async () => {
    const { correction } = await correct('officer', 8)
    expect(correction).toMatchObject({ state: 'kept', kind: 'correction', reason: 'Nhập nhầm sổ', own: true })
    expect(correction.figures).toMatchObject([{ measure: 'petitions', before: 3, after: 8 }])
    await says(['13285', day, 3], ['13318', day, 3, 4], ['H42.1', day, 9, 9])
    expect((await petitions('13285', day)).count).toBe(8)
  })

  test('taken back leaves everything as it was', async () => {
    const listed = await ask<{ corrections: CorrectionMade[]; names: object }>('approver', '/api/corrections')
    const [made] = listed.corrections
    // The second pair of eyes sees whose proposal it is.
    expect(listed.names).toEqual({ [made!.madeBy]: expect.stringMatching(/\S/) })
    const path = `/api/corrections/${made!.id}/reversal`
    const { correction } = await ask<{ correction: CorrectionMade }>('officer', path, { reason: 'Sổ gốc đúng' }, 201)
    expect(correction).toMatchObject({ kind: 'reversal', state: 'kept', reverses: made!.id })
    const { count, reasons } = await petitions('13285', day)
    expect([count, reasons]).toEqual([3, ['first', 'correction', 'reversal']])
    await ask('officer', path, { reason: 'Một lần nữa' }, 409)
    // The source's word holds again.
    await says(['13285', day, 4], ['13318', day, 3, 4], ['H42.1', day, 9, 9])
    expect((await petitions('13285', day)).count).toBe(4)
  })

  test('that changes nothing, has nothing to change, or does not hold together is refused', async () => {
    await correct('officer', 4, 409)
    await correct('officer', 1, 404, '37')
    const refused = (await correct('officer', 1, 409)) as unknown as { detail: string }
    expect(refused.detail).toMatch(
      /^Số mới của Phường Đơn vị 13285 ngày 27\/07\/2025 không hợp lý \(Số thành phần lớn hơn/,
    )
    const none = (await correct('officer', 1, 404, '13285', '2025-07-20')) as unknown as { detail: string }
    expect(none.detail).toContain('ngày 20/07/2025')
    await correct('officer', 1, 400, '99999')
    await correct('approver', 9, 403)
    expect((await petitions('13285', day)).count).toBe(4)
  })
})

describe('a closed period', () => {
  test('cannot be closed before it is over', async () => {
    await ask('approver', '/api/closings', { calendar: 'gregorian', period: '2025-07' }, 400)
    await ask('officer', '/api/closings', { calendar: 'iso-week', period: '2025-W30' }, 403)
    await ask('approver', '/api/closings', { calendar: 'iso-week', period: '2025-W30' }, 201)
    await ask('approver', '/api/closings', { calendar: 'iso-week', period: '2025-W30' }, 409)
  })

  test('holds what its source changes', async () => {
    await says(['13285', day, 5], ['13318', day, 3, 4], ['H42.1', day, 9, 9])
    expect((await petitions('13285', day)).count).toBe(4)
    expect(await held()).toMatchObject([{ unit: '13285', rule: 'closed-period', closed: true }])
  })

  test('moves by two people only', async () => {
    const [record] = await held()
    const one = { collection: record!.collection, unit: '13285', day }
    const decided = await ask<{ proposed: number; proposals: string[] }>('officer', '/api/quarantine-decisions', {
      records: [one],
      decision: 'release',
      reason: 'Đơn vị đã gửi công văn',
    })
    expect(decided).toMatchObject({ released: 0, proposed: 1 })
    expect((await petitions('13285', day)).count).toBe(4)
    expect((await held())[0]).toMatchObject({ proposal: decided.proposals[0] })

    const path = `/api/corrections/${decided.proposals[0]}/decision`
    const agree = { decision: 'approve', reason: 'Đồng ý theo công văn' }
    await ask('officer', path, agree, 403)
    await ask('commune-officer', path, agree, 403)
    const { correction } = await ask<{ correction: CorrectionMade }>('approver', path, agree)
    expect(correction).toMatchObject({ state: 'kept', kind: 'release', decidedReason: 'Đồng ý theo công văn' })
    expect(await petitions('13285', day)).toMatchObject({ count: 5, reasons: expect.arrayContaining(['release']) })
    expect(await held()).toEqual([])
    await ask('approver', path, agree, 409)
    const { closings } = await ask<{ closings: { movedSince: number }[] }>('leader', '/api/closings')
    expect(closings).toMatchObject([{ movedSince: 2 }])
  })

  test('a proposal can be refused, or withdrawn by its author alone', async () => {
    const { correction: first } = await correct('officer', 7)
    expect(first.state).toBe('proposed')
    await ask('approver', `/api/corrections/${first.id}/withdrawal`, null, 403)
    await ask('officer', `/api/corrections/${first.id}/withdrawal`, null)
    const { correction: second } = await correct('officer', 7)
    const refuse = { decision: 'refuse', reason: 'Chưa có căn cứ' }
    await ask('approver', `/api/corrections/${second.id}/decision`, refuse)
    expect((await petitions('13285', day)).count).toBe(5)
  })

  test('opened again is as any other', async () => {
    const { closings } = await ask<{ closings: { id: string }[] }>('leader', '/api/closings')
    await ask('approver', `/api/closings/${closings[0]!.id}/reopening`, { reason: 'Rà soát lại toàn kỳ' })
    expect((await correct('officer', 6)).correction.state).toBe('kept')
    await ask('approver', `/api/closings/${closings[0]!.id}/reopening`, { reason: 'Lần nữa' }, 409)
  })
})

test('what has changed is told, the newest first, and the trail has every act', async () => {
  const { changes } = await ask<{ changes: { reasons: string[]; figures: number }[] }>('leader', '/api/changes')
  expect(changes.map(({ reasons }) => reasons.join())).toEqual([
    'correction',
    'release',
    'correction',
    'reversal',
    'correction',
    'late',
    'release',
  ])
  const { rows } = await sql<{ action: string }>`
    select action from audit where object_type in ('submission', 'quarantine', 'period') order by seq`.execute(
    database.db,
  )
  expect(rows.map(({ action }) => action)).toEqual([
    'release.make',
    'quarantine.refuse',
    'correction.make',
    'reversal.make',
    'period.close',
    'release.propose',
    'release.approve',
    'correction.propose',
    'correction.withdraw',
    'correction.propose',
    'correction.refuse',
    'period.reopen',
    'correction.make',
  ])
})

test('what a rule holds names the rule, and what it found', async () => {
  const rule = {
    id: 'rated-seldom',
    basedOn: 0,
    name: { vi: 'Đánh giá không vượt phản ánh', en: 'Ratings within petitions' },
    test: {
      kind: 'compare',
      left: ['ratings'],
      comparator: 'at-most',
      right: ['petitions'],
      missing: 'skip-any',
      tolerance: 0,
    },
    severity: 'quarantine',
    enabled: true,
    reason: 'Theo thực tế',
  }
  await ask('officer', '/api/validation-rules', rule, 201)
  const counts = { petitions: 4, petitions_on_time: 1, ratings: 6, ratings_satisfied: 5 }
  const given = { dataset: 'petition', reason: null, records: [{ unit: '13318', day: '2025-07-20', counts }] }
  const answer = await app.request('/api/submissions', {
    method: 'POST',
    headers: {
      ...people['officer'],
      origin: 'http://localhost:4310',
      'sec-fetch-site': 'same-origin',
      'content-type': 'application/json',
      'idempotency-key': '0d0a4c56-8f0e-4b53-9c61-0c1f6c1f2a11',
    },
    body: JSON.stringify(given),
  })
  const { id, problems } = (await answer.json()) as { id: string; problems: { detail: string }[] }
  expect(problems[0]?.detail).toBe('Không khớp với số liệu khác cùng ngày: “Đánh giá không vượt phản ánh”')
  const [record] = await held()
  expect(record).toMatchObject({
    unit: '13318',
    submission: id,
    doubted: ['ratings', 'petitions'],
    broken: { name: rule.name, doubt: { kind: 'compare', left: 6, right: 4 } },
  })
  const body = { records: [{ collection: record!.collection, unit: '13318', day: '2025-07-20' }], decision: 'refuse' }
  await ask('officer', '/api/quarantine-decisions', { ...body, reason: 'Nhập sai' })
  await ask('officer', '/api/validation-rules', { ...rule, basedOn: 1, enabled: false }, 201)
})

import { addDays } from 'shared/day.ts'
import type { MissingStrategy } from 'shared/feed/validation/severity.ts'
import type { ValidationRule } from 'shared/feed/validation/validation-rule.ts'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../../db/test-database.ts'
import { loadTestProvince } from '../../kpi/load-test-province.ts'
import { keepRecords } from '../../kpi/test-records.ts'
import { factKey } from '../changes.ts'
import type { FeedRecord } from '../read/reading.ts'
import { layValidationRules } from './lay-validation-rules.ts'
import { insertRule, listRules } from './rule-store.ts'
import { validate } from './validate.ts'

const now = new Date('2026-03-01T02:00:00Z')
const day = '2026-02-27'
const measures = ['received', 'online', 'overdue']
let at: TestDatabase

beforeAll(async () => {
  at = await testDatabase()
  await loadTestProvince(at.db)
  const weeks = Array.from({ length: 12 }, (_, place) => addDays(day, -7 * (place + 1)))
  await keepRecords(
    at.db,
    'dossier',
    weeks.map((one, place) => ({ unit: '13285', day: one, counts: [100 + place, 50, 0] })),
    now,
  )
  await keepRecords(at.db, 'document', [{ unit: '13285', day, counts: [30, 5, 20] }], now)
})
afterAll(() => at.close())
beforeEach(() => at.db.deleteFrom('validation_rule').execute())

const set = (test: ValidationRule['test'], severity: ValidationRule['severity'], enabled = true) =>
  insertRule(at.db, { id: 'a-rule', name: { vi: 'a', en: 'a' }, test, severity, enabled }, 0, {
    reason: null,
    by: null,
    at: now,
  })
const record = (received: number, unit = '13285', online = 50): FeedRecord => ({
  unit,
  day,
  counts: { received, online, overdue: 0 },
  index: 4,
  pointer: '/data/4',
})
const judge = (...records: FeedRecord[]) =>
  validate(
    at.db,
    measures,
    { kind: 'read', records, rejects: [], rejected: 0, quarantined: [] },
    new Map([[factKey(day, '14329'), { received: 5_000, online: 50, overdue: 0 }]]),
  )
const usual = { kind: 'usual', measure: 'received', z: 8, atLeast: 50 } as const

test('an unusual count waits with what was usual; an ordinary one, one without a past and one that stands go on', async () => {
  await set(usual, 'quarantine')
  const { reading } = await judge(record(900), record(104, '13291'), record(5_000, '14329'))
  expect(reading.records.map(({ unit }) => unit)).toEqual(['13291', '14329'])
  expect(reading.quarantined).toMatchObject([
    { unit: '13285', rule: 'unusual', pointer: '/data/4', validation: 'a-rule@1', doubt: { count: 900, usual: 106 } },
  ])
  expect((await judge(record(110))).reading.records).toHaveLength(1)
})

test('a rule that only warns lets the record count and says what it saw; one that refuses names itself', async () => {
  await set(usual, 'warn')
  const warned = await judge(record(900))
  expect([warned.reading.records.length, warned.warnings]).toEqual([
    1,
    [{ unit: '13285', day, rule: 'a-rule', version: 1, doubt: expect.objectContaining({ kind: 'usual' }) }],
  ])
  await at.db.deleteFrom('validation_rule').execute()
  await set(usual, 'reject')
  expect((await judge(record(900))).reading).toMatchObject({
    records: [],
    rejected: 1,
    rejects: [{ reason: 'breaks-rule', field: 'a-rule', pointer: '/data/4' }],
  })
})

test('counts of another dataset of the same day are looked up, and what is missing is left out or taken for 0', async () => {
  const against = (missing: MissingStrategy): ValidationRule['test'] => {
    return { kind: 'compare', left: ['online'], comparator: 'at-most', right: ['outgoing'], tolerance: 0, missing }
  }
  await set(against('skip-any'), 'quarantine')
  const judged = await judge(record(104), record(104, '13291'))
  expect(judged.reading.quarantined).toMatchObject([
    { unit: '13285', rule: 'does-not-agree', doubt: { left: 50, right: 30 } },
  ])
  await at.db.deleteFrom('validation_rule').execute()
  await set(against('as-zero'), 'quarantine')
  expect((await judge(record(104, '13291'))).reading.quarantined).toMatchObject([{ doubt: { left: 50, right: 0 } }])
})

test('a rule that is off, or of other measures, judges nothing', async () => {
  await set(usual, 'reject', false)
  expect((await judge(record(900))).reading.rejected).toBe(0)
})

test('a rule set anew is another version, and nobody overwrites what they have not seen', async () => {
  await set(usual, 'warn')
  const rule = { id: 'a-rule', name: { vi: 'a', en: 'a' }, test: usual, severity: 'reject' as const, enabled: true }
  const said = { reason: 'Quá nhiều báo động', by: 'an-officer', at: now }
  expect(await insertRule(at.db, rule, 0, said)).toBeNull()
  expect(await insertRule(at.db, rule, 1, said)).toBe(2)
  expect(await listRules(at.db)).toMatchObject([{ version: 2, severity: 'reject' }])
  expect(await layValidationRules(at.db, now)).toBe(0)
})

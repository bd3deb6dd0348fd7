import { monthPeriod } from 'shared/period-key.ts'
import { previous } from 'shared/period.ts'
import { versionedKpi } from 'shared/kpi/version/version.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../db/test-database.ts'
import { loadTestProvince } from '../kpi/load-test-province.ts'
import { readGround } from '../kpi/read-ground.ts'
import { kpis, redefined } from '../kpi/test-province.ts'
import { keepRecords } from '../kpi/test-records.ts'
import { insertVersion, keepDecision } from '../kpi/version/version-store.ts'
import { gatherReportTrends } from './gather-report-trends.ts'
import { redefinedWithin, reportKpis } from './report-definitions.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.close())

const today = '2026-12-20'
const period = monthPeriod('nd09', 'month', 2026, 11)
const before = previous(period)
/** T02 counted otherwise from a day on. */
const since = (...days: string[]) => ({
  today,
  kpis: kpis.map((kpi) => {
    const [one] = redefined.filter(({ kpi: id }) => id === kpi.id && id === 'T02')
    const dated = one ? days.map((from, place) => ({ ...one, from, version: place + 2 })) : []
    return versionedKpi(kpi, { base: 1, dated, today, asOf: null })
  }),
})
const told = (...days: string[]) =>
  redefinedWithin(since(...days), { period, before }, []).map(({ kpi, version }) => `${kpi}@${version}`)

test.each([
  ['in the period', ['2026-11-01'], ['T02@2']],
  ['in the one it is compared with', ['2026-09-20'], ['T02@2']],
  ['before both', ['2026-09-01'], []],
  ['after it', ['2026-11-20'], []],
  ['twice: the one that counts', ['2026-09-20', '2026-11-01'], ['T02@3']],
])('a definition that began %s', (_, days, expected) => {
  expect(told(...days)).toEqual(expected)
})

test('a KPI goes into the report as the period counts it, without the versions of other days', () => {
  const t02 = reportKpis(since('2026-11-01', '2026-11-20'), { period }).find(({ id }) => id === 'T02')!
  expect(t02.numerator.label.vi).toBe('Tử số mới')
  expect(Object.keys(t02)).not.toContain('versions')
})

test('a course on paper is of one definition, that of the period reported on, whatever was in force in the periods before', async () => {
  const { db } = database
  const now = new Date('2026-01-20T02:00:00Z')
  await loadTestProvince(db)
  const [version] = redefined
  const made = { basis: 'QĐ 3', reason: 'Thử', by: 'officer', at: now }
  const kept = await insertVersion(db, 'T02', { ...version!, from: '2026-01-01' }, made)
  await keepDecision(db, { kpi: 'T02', version: kept.version }, { ...made, by: 'approver', state: 'confirmed' })
  for (const [day, counts] of [
    ['2025-12-10', [10, 8, 3]],
    ['2026-01-05', [20, 10, 5]],
  ] as const)
    await keepRecords(db, 'dossier', [{ unit: '13285', day, counts: [...counts] }], now)
  const known = {
    ground: await readGround(db, now),
    knowledge: { version: 2, recordedAt: now.toISOString(), asOf: null },
    locale: 'vi' as const,
  }
  const january = monthPeriod('nd09', 'month', 2026, 1)
  const spans = { period: january, before: null, until: {} }
  const [trend] = await gatherReportTrends(db, { kpis: ['T02'], place: '37' }, spans, known)
  // What went online less what is overdue, in December too, when the first definition was in force.
  expect(trend?.points.slice(-2).map(({ value }) => [value.numerator, value.denominator])).toEqual([
    [5, 10],
    [5, 20],
  ])
})

import { describe, expect, test } from 'vitest'
import type { Kpi } from '../kpi.ts'
import { type DatedVersion, definitionOf, formulaOf, kpiOfFormula, pinned, versionedKpi } from './version.ts'

const side = (...measures: string[]) => ({
  label: { vi: 'Số', en: 'Number' },
  terms: measures.map((measure) => ({ measure, coefficient: 1 as const })),
})
const kpi = {
  id: 'T02',
  numerator: side('online'),
  denominator: side('received'),
  direction: 'higher',
  decimals: 1,
  definition: { vi: 'Cũ', en: 'Old' },
  scope: 'communes',
  targets: [],
} as unknown as Kpi
const dated = (version: number, from: string, decidedAt = `${from}T00:00:00Z`): DatedVersion => ({
  kpi: 'T02',
  version,
  from,
  numerator: side('online', 'partly'),
  denominator: side('received'),
  direction: 'higher',
  decimals: 2,
  definition: { vi: `Bản ${version}`, en: `Version ${version}` },
  basis: 'QĐ 1',
  decidedAt,
})
const known = (versions: DatedVersion[], today: string, asOf: string | null = null) =>
  versionedKpi(kpi, { base: 1, dated: versions, today, asOf })

describe('the definition a period is counted by', () => {
  const versions = known([dated(3, '2026-10-01'), dated(2, '2026-07-01')], '2026-12-01')
  test.each([
    ['before any change', { to: '2026-06-30' }, 1],
    ['on the first day of a version', { to: '2026-07-01' }, 2],
    ['when a change falls within the period, the one of its last day', { to: '2026-10-14' }, 3],
    ['of a period that is not over, the one of today', { to: '2026-12-31' }, 3],
    ['of what is compared, the one it is compared with', { to: '2025-10-14', definedOn: '2026-10-14' }, 3],
  ])('%s', (_, counted, version) => {
    expect(definitionOf(versions, counted, '2026-12-01').version).toBe(version)
  })

  test('a version dated ahead is not counted by before its day, even in a period that ends after it', () => {
    const ahead = known([dated(2, '2027-01-01', '2026-11-01T00:00:00Z')], '2026-12-01')
    expect(definitionOf(ahead, { to: '2027-06-30' }, '2026-12-01').version).toBe(1)
    expect(ahead.version).toBe(1)
  })
})

test('what a version does not speak of stays as the KPI has it', () => {
  const { versions } = known([dated(2, '2026-07-01')], '2026-12-01')
  expect(versions[1]).toMatchObject({ id: 'T02', scope: 'communes', decimals: 2, formula: 'T02@2', basis: 'QĐ 1' })
})

test('as of an instant, a version that was not decided yet does not exist', () => {
  const versions = [dated(2, '2026-07-01', '2026-09-15T08:00:00Z')]
  expect(known(versions, '2026-12-01', '2026-09-15T07:59:59Z').versions).toHaveLength(1)
  expect(known(versions, '2026-12-01', '2026-09-15T08:00:00Z').versions).toHaveLength(2)
})

test('pinned to one version, every day is counted by it; an unknown version is none', () => {
  const versions = known([dated(2, '2026-07-01')], '2026-12-01')
  expect(definitionOf(pinned(versions, 2)!, { to: '2025-01-31' }, '2026-12-01').formula).toBe('T02@2')
  expect(definitionOf(pinned(versions, 1)!, { to: '2026-12-31' }, '2026-12-01').formula).toBe('T02')
  expect(pinned(versions, 4)).toBeNull()
})

test('sums know whose they are', () => {
  expect(kpiOfFormula(formulaOf('T02', 12))).toBe('T02')
  expect(kpiOfFormula('T02')).toBe('T02')
})

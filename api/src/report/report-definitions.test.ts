import { monthPeriod } from 'shared/period-key.ts'
import { previous } from 'shared/period.ts'
import { versionedKpi } from 'shared/kpi/version/version.ts'
import { expect, test } from 'vitest'
import { kpis, redefined } from '../kpi/test-province.ts'
import { redefinedWithin, reportKpis } from './report-definitions.ts'

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

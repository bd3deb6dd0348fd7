import { expect, test } from 'vitest'
import { composeReport } from './compose-report.ts'
import type { BoundNumber } from './document.ts'
import { explainedAt } from './explained-at.ts'
import { testSnapshot } from './test-snapshot.ts'

const { source } = composeReport(testSnapshot({ link: 'https://so.test/report/1' }), 'vi')
const bound = (place: string): BoundNumber => ({
  kind: 'number',
  binding: { of: 'kpi', kpi: 'T02', place, from: '2025-07-15', to: '2025-08-14', part: 'ratio' },
  numerator: 1,
  denominator: 2,
  state: 'value',
  text: '50%',
  format: 'percent',
  decimals: 0,
})
const asked = (place: string) => {
  const address = explainedAt(bound(place), source)
  return address === null ? null : [address.split('?')[0], Object.fromEntries(new URL(address).searchParams)]
}
const days = { cal: 'range', p: '2025-07-15..2025-08-14', asof: source.cutOff }

test('a number is explained as it was known at the cut-off, of its unit, or of the province without one', () => {
  expect(asked('13285')).toEqual(['https://so.test/explain/T02', { ...days, unit: '13285' }])
  expect(asked(source.province)).toEqual(['https://so.test/explain/T02', days])
})

test('a group is asked for as a group', () => {
  expect(asked('kind.commune')).toEqual(['https://so.test/explain/T02', { ...days, group: 'kind.commune' }])
})

test('a report that is kept nowhere has no address', () => {
  const { source: nowhere } = composeReport(testSnapshot(), 'vi')
  expect(explainedAt(bound('13285'), nowhere)).toBeNull()
  const counted = {
    ...bound('13285'),
    binding: { of: 'count' as const, what: 'unit.met', place: null, from: '2025-07-15', to: '2025-08-14' },
  }
  expect(explainedAt(counted, source)).toBeNull()
})

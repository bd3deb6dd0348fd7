import { expect, test } from 'vitest'
import { province, target } from '../ui/page-fixture.ts'
import { chartsInOrder, definitionsOf, targetDrawn } from './own-charts-model.ts'

test('what worsens stands first, and of that what will not meet its target', () => {
  const charts = [
    { id: 'calm', variation: 'common-cause', assurance: 'pass' },
    { id: 'better', variation: 'improvement', assurance: 'pass' },
    { id: 'worse but safe', variation: 'concern', assurance: 'pass' },
    { id: 'worse and lost', variation: 'concern', assurance: 'fail' },
  ] as const
  expect(chartsInOrder(charts).map(({ id }) => id)).toEqual(['worse and lost', 'worse but safe', 'better', 'calm'])
})

test.each([
  ['percent is drawn as a share', 'T02', 0.8],
  ['a count as it is', 'T01', 80],
])('%s', (_, kpi, drawn) => {
  expect(targetDrawn(province.kpis, { kpi, target: target(0) })).toBe(drawn)
  expect(targetDrawn(province.kpis, { kpi, target: null })).toBeNull()
})

test('a definition that begins within the chart is said with its first period', () => {
  const keys = ['2026-09', '2026-10', '2026-11']
  expect(definitionsOf('vi', { keys, definitions: [1, 2, 2] })).toEqual(['Định nghĩa 2 từ kỳ 10/26'])
  expect(definitionsOf('vi', { keys, definitions: [2, 2, 2] })).toEqual([])
})

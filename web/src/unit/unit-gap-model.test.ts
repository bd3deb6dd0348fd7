import { expect, test } from 'vitest'
import type { KpiBrief } from '../shell/use-province.ts'
import type { KpiRow } from 'shared/kpi/kpi-contract.ts'
import { kpi, noValue, target, value } from '../ui/page-fixture.ts'
import { gapSentence, gapsOf, tallyOf } from './unit-gap-model.ts'

const line = (about: KpiBrief, is: KpiRow['value'], aim: KpiRow['target']) => ({
  kpi: about,
  row: { kpi: about.id, value: is, compared: null, target: aim, trend: [] },
})
const overdue = kpi('T05', 'Hồ sơ quá hạn', { measuredIn: 'dossier', direction: 'lower', hasDenominator: false })
const lines = [
  line(overdue, value(23, null, '23'), target(23, { comparator: 'at-most', value: 0, text: '≤ 0' })),
  line(kpi('T02', 'Nộp trực tuyến'), value(70, 100, '70,0%'), target(10)),
  line(kpi('T10', 'Thanh toán'), value(40, 100, '40,0%'), target(10, { value: 50, text: '≥ 50%' })),
  line(kpi('T03', 'Toàn trình'), value(1, 10, '10,0%'), target(7)),
  line(kpi('T12', 'Số hóa'), value(90, 100, '90,0%'), target(0)),
  line(kpi('T13', 'Kết quả điện tử'), noValue('missing', 'Chưa có số liệu'), target(0, { met: null, gap: null })),
]

test('furthest first in points; counts after rates, few cases and met targets not at all', () =>
  expect(gapsOf(lines).map((gap) => gap.line.kpi.id)).toEqual(['T02', 'T10', 'T05']))

test('the sentence says what, where it stands and how many are to do', () => {
  const [first, , count] = gapsOf(lines)
  expect(gapSentence('vi', first!)).toBe('Xa mục tiêu nhất: Nộp trực tuyến đạt 70,0%, mục tiêu ≥ 80%; còn 10 hồ sơ.')
  expect(gapSentence('en', first!)).toBe(
    'Furthest from its target: Nộp trực tuyến (en) at 70,0%, target ≥ 80%; 10 dossiers to go.',
  )
  expect(gapSentence('vi', count!)).toBe('Xa mục tiêu nhất: Hồ sơ quá hạn là 23, mức ≤ 0; vượt 23 hồ sơ.')
})

test('a mean that misses its target names no number of cases', () => {
  const days = kpi('T06', 'Thời gian giải quyết', { measuredIn: 'workday', direction: 'lower' })
  const [gap] = gapsOf([
    line(days, value(400, 100, '4,0'), target(100, { comparator: 'at-most', value: 3, text: '≤ 3' })),
  ])
  expect(gapSentence('vi', gap!)).toBe('Xa mục tiêu nhất: Thời gian giải quyết là 4,0, mục tiêu ≤ 3.')
})

test('the tally counts met, missed and silent', () => expect(tallyOf(lines)).toEqual({ met: 1, missed: 4, none: 1 }))

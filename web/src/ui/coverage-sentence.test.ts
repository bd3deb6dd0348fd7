import { expect, test } from 'vitest'
import { coverageSentence } from './coverage-sentence.ts'

test.each([
  ['all in', 'daily', 18_870, 18_870, '18.870/18.870 ngày-đơn vị (100%)'],
  ['one short is never 100%', 'daily', 18_869, 18_870, '18.869/18.870 ngày-đơn vị (99,9%)'],
  ['by week', 'weekly', 3, 4, '3/4 tuần-đơn vị (75%)'],
  ['nothing due', 'monthly', 0, 0, 'Chưa đến hạn báo cáo.'],
] as const)('coverage in words: %s', (_, frequency, reported, expected, said) =>
  expect(coverageSentence('vi', { frequency }, { reported, expected })).toBe(said),
)

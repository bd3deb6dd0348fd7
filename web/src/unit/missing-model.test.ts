import { expect, test } from 'vitest'
import { daysText, spansOf } from './missing-model.ts'

test('days that follow one another are one span, over the end of a month too, in whatever order they come', () =>
  expect(spansOf(['2026-10-31', '2026-10-20', '2026-11-01', '2026-10-30', '2026-10-22'])).toEqual([
    { from: '2026-10-20', to: '2026-10-20' },
    { from: '2026-10-22', to: '2026-10-22' },
    { from: '2026-10-30', to: '2026-11-01' },
  ]))

test.each([
  ['one day', ['2026-10-05'], '05/10'],
  ['a span in one month', ['2026-10-05', '2026-10-06'], '05–06/10'],
  ['a span over two', ['2026-09-30', '2026-10-01'], '30/9–01/10'],
  ['over New Year the years are said', ['2025-12-31', '2026-01-01'], '31/12/2025 – 01/01/2026'],
  ['several', ['2026-10-05', '2026-10-08', '2026-10-09'], '05/10, 08–09/10'],
  ['none', [], ''],
])('days in words: %s', (_, days, text) => expect(daysText('vi', days).text).toBe(text))

test('a long list is cut, and says how many days are left', () =>
  expect(daysText('vi', ['2026-10-01', '2026-10-03', '2026-10-05', '2026-10-06', '2026-10-09'], 2)).toEqual({
    text: '01/10, 03/10',
    left: 3,
  }))

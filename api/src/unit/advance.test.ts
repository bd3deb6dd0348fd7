import { expect, test } from 'vitest'
import { advanceOf, isLoading } from './advance.ts'

const feed = { historyFrom: '2025-07-01', lagHours: 6 }
test.each([
  ['nothing asked yet', null, '2025-07-11T05:00:00+07:00', { done: 0, total: 9 }],
  ['a day is due six hours after its end', null, '2025-07-11T06:00:00+07:00', { done: 0, total: 10 }],
  ['half way', '2025-07-05', '2025-07-11T06:00:00+07:00', { done: 5, total: 10 }],
  ['done, and further than due', '2025-07-11', '2025-07-11T06:00:00+07:00', { done: 10, total: 10 }],
  ['before history begins', null, '2025-06-30T12:00:00+07:00', { done: 0, total: 0 }],
  ['caught up to the day before history begins', '2025-06-30', '2025-07-02T06:00:00+07:00', { done: 0, total: 1 }],
])('%s', (_, caughtUpTo, now, expected) => expect(advanceOf(feed, caughtUpTo, new Date(now))).toEqual(expected))

test.each([
  ['nothing has come', 0, 1, true],
  ['history is coming', 300, 513, true],
  ['a day came due at midnight', 512, 513, false],
  ['all has come', 513, 513, false],
])('%s', (_, done, total, expected) => expect(isLoading({ done, total })).toBe(expected))

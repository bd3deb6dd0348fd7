import { expect, test } from 'vitest'
import { instantOf } from '../day.ts'
import { makeWorkCalendar } from '../workday.ts'
import { type FeedProgress, feedState } from './feed-state.ts'

const now = instantOf('2026-11-22', 390)
const later = new Date(now.getTime() + 86_400_000)
const calm: FeedProgress = { caughtUpTo: '2026-11-21', failures: 0, lastAttemptAt: now, dueAt: later }
const feed = { historyFrom: '2025-07-01', recheckDays: 7, frequency: 'daily' as const }
const calendar = makeWorkCalendar([])

test.each<[string, Partial<typeof feed> | { frequency: 'weekly' | 'workday' }, Partial<FeedProgress>, string, number]>([
  ['the newest due day has arrived', {}, {}, 'healthy', 0],
  ['not asked yet', {}, { caughtUpTo: null, lastAttemptAt: null, dueAt: now }, 'never', 509],
  [
    'its first day is not due yet',
    { historyFrom: '2026-11-22' },
    { caughtUpTo: null, lastAttemptAt: null, dueAt: now },
    'healthy',
    0,
  ],
  ['history is coming in', {}, { caughtUpTo: '2025-12-31', dueAt: now }, 'loading', 325],
  ['the first piece came empty and the next is being asked for', {}, { caughtUpTo: null, dueAt: now }, 'loading', 509],
  ['the last asking failed', {}, { failures: 1 }, 'failing', 0],
  ['it failed in the middle of history', {}, { failures: 3, caughtUpTo: '2025-12-31', dueAt: now }, 'failing', 325],
  ['a due day has not come', {}, { caughtUpTo: '2026-11-20' }, 'late', 1],
  ['nor has it been asked for yet today', {}, { caughtUpTo: '2026-11-20', dueAt: now }, 'late', 1],
  ['months have not come, and nothing more is being asked for', {}, { caughtUpTo: '2026-06-30' }, 'late', 144],
  ['a weekly feed between two Sundays', { frequency: 'weekly' }, { caughtUpTo: '2026-11-15' }, 'healthy', 6],
  ['a weekly feed whose Sunday did not come', { frequency: 'weekly' }, { caughtUpTo: '2026-11-14' }, 'late', 7],
  ['a feed of working days on a Sunday morning', { frequency: 'workday' }, { caughtUpTo: '2026-11-20' }, 'healthy', 1],
  ['ahead of a clock that was set back', {}, { caughtUpTo: '2026-12-31' }, 'healthy', 0],
])('%s', (_, change, progress, state, daysBehind) => {
  expect(feedState({ ...feed, ...change }, { ...calm, ...progress }, '2026-11-21', now, calendar)).toEqual({
    state,
    daysBehind,
  })
})

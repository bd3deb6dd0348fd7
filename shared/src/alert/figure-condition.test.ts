import { expect, test } from 'vitest'
import type { FeedStatus } from '../feed/feed-contract.ts'
import type { KpiRow } from '../kpi/kpi-contract.ts'
import { judgeFeed, judgeKpi } from './figure-condition.ts'

const row = (value: object, target: object | null): KpiRow =>
  ({
    kpi: 'T02',
    value: { state: 'value', text: '70,0%', reported: 100, expected: 100, ...value },
    target,
    compared: null,
    trend: [],
  }) as unknown as KpiRow
const said = (...given: Parameters<typeof row>) => {
  const one = row(...given)
  return judgeKpi({ vi: one, en: one }).map(
    ({ subject, trouble }) => `${subject.scope} ${trouble?.condition ?? 'right'}`,
  )
}
const missed = { met: false, text: '≥ 80%' }

test.each([
  ['short of its target', {}, missed, ['coverage right', 'kpi missed']],
  ['on its target', {}, { ...missed, met: true }, ['coverage right', 'kpi right']],
  ['not whole: not held against its target', { reported: 94 }, missed, ['coverage incomplete']],
  ['just whole', { reported: 95 }, missed, ['coverage right', 'kpi missed']],
  ['without a target', {}, null, ['coverage right']],
  ['nothing owed', { expected: 0, reported: 0 }, missed, []],
  ['not applicable', { state: 'not-applicable' }, missed, []],
])('a KPI %s', (_, value, target, expected) => expect(said(value, target)).toEqual(expected))

const now = new Date('2026-11-24T03:00:00Z')
const feed = (change: Partial<FeedStatus>): FeedStatus =>
  ({
    id: 'dossier',
    state: 'failing',
    lastSuccessAt: '2026-11-24T02:30:00Z',
    daysBehind: 2,
    caughtUpTo: '2026-11-20',
    historyFrom: '2025-07-01',
    ...change,
  }) as unknown as FeedStatus
const judged = (change: Partial<FeedStatus>) =>
  judgeFeed(feed(change), now).map(({ trouble }) => (trouble ? `${trouble.condition} ${trouble.severity}` : 'right'))

test.each<[string, Partial<FeedStatus>, string[]]>([
  ['that failed once is not judged yet', {}, []],
  ['silent for two hours', { lastSuccessAt: '2026-11-24T01:00:00Z' }, ['silent warning']],
  ['silent for a day', { lastSuccessAt: '2026-11-23T03:00:00Z' }, ['silent major']],
  ['that is late', { state: 'late' }, ['late warning']],
  ['that brings what it owes', { state: 'healthy' }, ['right']],
  ['still loading its history', { state: 'loading' }, []],
  ['that never answered', { lastSuccessAt: null }, []],
])('a source %s', (_, change, expected) => expect(judged(change)).toEqual(expected))

test('what is seen is said in both languages', () =>
  expect(judgeFeed(feed({ state: 'late' }), now)[0]!.trouble!.seen).toEqual({
    vi: 'số liệu mới có đến hết ngày 20/11/2026, chậm 2 ngày',
    en: 'figures reach up to 20 Nov 2026 only, 2 days late',
  }))

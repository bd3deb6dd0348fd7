import { describe, expect, test } from 'vitest'
import type { FeedStatus } from '../feed/feed-contract.ts'
import { attentionTo, type Situation } from './attention.ts'
import type { KpiRow } from './kpi-contract.ts'

const now = new Date('2026-11-22T03:00:00Z')
const feed = (over: Partial<FeedStatus>): FeedStatus => ({
  id: 'mot-cua',
  subsystem: 'mot-cua',
  dataset: 'dossier',
  name: { vi: 'Một cửa', en: 'One-stop' },
  format: 'dossier-json',
  schedule: { kind: 'every', minutes: 15 },
  state: 'healthy',
  historyFrom: '2025-07-01',
  caughtUpTo: '2026-11-21',
  dueTo: '2026-11-21',
  lagHours: 6,
  daysBehind: 0,
  lastAttemptAt: null,
  lastSuccessAt: '2026-11-22T01:30:00.000Z',
  nextAt: null,
  failures: 0,
  lastError: null,
  rejected: 0,
  quarantined: 0,
  corrections: 0,
  ...over,
})
const row = (
  kpi: string,
  over: { value?: Partial<KpiRow['value']>; target?: Partial<NonNullable<KpiRow['target']>> } = {},
): KpiRow => ({
  kpi,
  value: {
    state: 'value',
    numerator: 412,
    denominator: 500,
    ratio: 0.824,
    reported: 100,
    expected: 100,
    quarantined: 0,
    text: '82,4%',
    ...over.value,
  },
  compared: null,
  target: {
    comparator: 'at-least',
    value: 90,
    text: '≥ 90%',
    from: '2025-01-01',
    instrument: null,
    met: true,
    gap: 0,
    ...over.target,
  },
  trend: [],
})
const kpis: Situation['kpis'] = new Map([
  [
    'T02',
    {
      name: { vi: 'Tỷ lệ hồ sơ nộp trực tuyến', en: 'Online filing rate' },
      measuredIn: 'percent',
      numerator: { label: { vi: 'Hồ sơ nộp trực tuyến', en: 'Dossiers filed online' }, terms: [] },
      denominator: { label: { vi: 'Hồ sơ', en: 'Dossiers' }, terms: [] },
    },
  ],
  [
    'T05',
    {
      name: { vi: 'Hồ sơ quá hạn đang xử lý', en: 'Overdue in progress' },
      measuredIn: 'dossier',
      numerator: { label: { vi: 'Hồ sơ quá hạn', en: 'Overdue dossiers' }, terms: [] },
      denominator: null,
    },
  ],
])
const quiet: Situation = { now, feeds: [feed({})], rows: [row('T02')], offPage: [], kpis, silentUnits: [] }

test('all is well: nothing to say', () => expect(attentionTo(quiet, 'vi')).toEqual([]))

describe('one sentence each', () => {
  test.each([
    [
      'a failing source',
      { feeds: [feed({ state: 'failing' })] },
      'Nguồn “Một cửa” đang lỗi, chưa nhận được số liệu mới từ 08:30 22/11/2026.',
      'The source “One-stop” is failing; nothing new has arrived since 22 Nov 2026, 08:30.',
      1,
    ],
    [
      'a source that never answered',
      { feeds: [feed({ state: 'failing', lastSuccessAt: null, daysBehind: 2 })] },
      'Nguồn “Một cửa” đang lỗi và chưa cung cấp được số liệu lần nào.',
      'The source “One-stop” is failing and has never delivered any figures.',
      48,
    ],
    [
      'a late source',
      { feeds: [feed({ state: 'late', daysBehind: 1, caughtUpTo: '2026-11-20' })] },
      'Nguồn “Một cửa” chậm 1 ngày: số liệu mới có đến hết ngày 20/11/2026.',
      'The source “One-stop” is 1 day late: figures have arrived up to 20 Nov 2026 only.',
      24,
    ],
    [
      'a thin figure',
      { rows: [row('T02', { value: { reported: 3900, expected: 4300 } })] },
      'Tỷ lệ hồ sơ nộp trực tuyến: mới nhận 3.900/4.300 lượt báo cáo (90,7%), số liệu chưa đầy đủ.',
      'Online filing rate: only 3,900 of 4,300 reports have arrived (90.7%); the figure is incomplete.',
      400,
    ],
    [
      'a missed target',
      { rows: [row('T02', { target: { met: false, gap: 38 } })] },
      'Tỷ lệ hồ sơ nộp trực tuyến đạt 82,4%, chưa đạt mục tiêu ≥ 90%; còn thiếu 38 hồ sơ nộp trực tuyến.',
      'Online filing rate stands at 82,4%, short of the target ≥ 90%; still to go: 38 (dossiers filed online).',
      38,
    ],
    [
      'a limit passed',
      {
        rows: [
          row('T05', {
            value: { text: '17', numerator: 17 },
            target: { comparator: 'at-most', value: 0, text: '≤ 0', met: false, gap: 17 },
          }),
        ],
      },
      'Hồ sơ quá hạn đang xử lý là 17, vượt mức cho phép ≤ 0; cần giảm 17 hồ sơ.',
      'Overdue in progress stands at 17, above the limit ≤ 0; too many: 17 (dossiers).',
      17,
    ],
    [
      'a silent unit',
      { silentUnits: [{ code: '13285', name: 'Phường Phủ Lý', expected: 60, datasets: 2 }] },
      'Phường Phủ Lý chưa gửi số liệu nào trong kỳ: thiếu 60 lượt báo cáo của 2 nguồn.',
      'Phường Phủ Lý has sent no figures in this period: 60 reports from 2 sources are missing.',
      60,
    ],
  ] as const)('%s', (_, over, vi, en, effect) => {
    const situation = { ...quiet, ...over } as Situation
    expect(attentionTo(situation, 'vi')).toMatchObject([{ text: vi, effect }])
    expect(attentionTo(situation, 'en')).toMatchObject([{ text: en }])
  })
  test('full to 95 % is full enough', () => {
    expect(attentionTo({ ...quiet, rows: [row('T02', { value: { reported: 95, expected: 100 } })] }, 'vi')).toEqual([])
    expect(
      attentionTo({ ...quiet, rows: [row('T02', { value: { reported: 94, expected: 100 } })] }, 'vi'),
    ).toHaveLength(1)
  })
})

describe('a short list', () => {
  const failing = Array.from({ length: 9 }, (_, hours) =>
    feed({
      id: `f${hours}`,
      state: 'failing',
      lastSuccessAt: new Date(now.getTime() - hours * 3_600_000).toISOString(),
    }),
  )
  const missed = [38, 500, 7, 90, 1].map((gap) => row('T02', { target: { met: false, gap } }))

  test('never more than seven, most effect first', () => {
    expect(attentionTo({ ...quiet, feeds: failing, rows: [] }, 'vi').map(({ effect }) => effect)).toEqual([
      8, 7, 6, 5, 4, 3, 2,
    ])
  })
  test('nine failing sources do not push the targets off the page', () => {
    const list = attentionTo({ ...quiet, feeds: failing, rows: missed }, 'vi')
    expect(list.map(({ kind, effect }) => `${kind} ${effect}`)).toEqual([
      'feed-failing 8',
      'feed-failing 7',
      'feed-failing 6',
      'feed-failing 5',
      'target-missed 500',
      'target-missed 90',
      'target-missed 38',
    ])
  })
  test('of KPIs without a row on the page, those off their target are told and thin ones are not', () => {
    const thin = { reported: 10, expected: 100 }
    const offPage = [row('T02', { value: thin }), row('T05', { value: thin, target: { met: false, gap: 12 } })]
    expect(attentionTo({ ...quiet, offPage }, 'vi').map(({ kind, kpi }) => `${kind} ${kpi}`)).toEqual([
      'target-missed T05',
    ])
  })
})

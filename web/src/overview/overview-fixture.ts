import type { Answer } from '../http.ts'
import { knowledge, noValue, period, target, value } from '../ui/page-fixture.ts'

const trend = (...ratios: (number | null)[]) =>
  ratios.map((ratio, place) => ({
    key: `2026-0${place + 1}`,
    from: '2026-01-15',
    to: '2026-02-14',
    ratio,
    text: ratio === null ? 'Chưa có số liệu' : `${Math.round(ratio * 100)}%`,
    state: 'value',
    definition: 1,
  }))

export const overview: Answer<'readOverview'> = {
  period,
  comparedWith: { ...period, key: '2025-11', from: '2025-10-15', to: '2025-11-14' },
  knowledge,
  data: {
    feeds: { healthy: 8, late: 1, failing: 0, loading: 0, total: 9 },
    completeTo: '2026-11-21',
    lastSuccessAt: '2026-11-22T00:31:00Z',
    reported: 39_890,
    expected: 40_300,
    loading: null,
  },
  rows: [
    {
      kpi: 'T01',
      value: value(52_341, null, '52.341'),
      compared: value(46_112, null, '46.112'),
      target: null,
      trend: trend(40_000, 52_341),
    },
    {
      kpi: 'T02',
      value: value(40_500, 52_000, '77,9%'),
      compared: value(38_584, 52_000, '74,2%'),
      target: target(1100),
      trend: trend(0.72, null, 0.779),
    },
    {
      kpi: 'T10',
      value: value(14, 17, '82,4%', { reported: 20, expected: 31 }),
      compared: null,
      target: target(0),
      trend: trend(0.8, 0.824),
    },
  ],
  attention: [
    {
      kind: 'target-missed',
      kpi: 'T02',
      feed: null,
      unit: null,
      effect: 1100,
      text: 'Còn 1.100 hồ sơ trực tuyến để đạt 80%',
    },
    { kind: 'feed-late', kpi: null, feed: 'phan-anh', unit: null, effect: 1, text: 'Phản ánh, kiến nghị chậm một kỳ' },
  ],
}

export const values: Answer<'readKpiValues'> = {
  kpi: 'T02',
  definition: 1,
  period,
  comparedWith: null,
  knowledge,
  rows: [
    { key: '13285', value: value(180, 200, '90,0%'), compared: null, target: target(0) },
    {
      key: '14329',
      value: value(70, 100, '70,0%', { reported: 10, expected: 31 }),
      compared: null,
      target: target(10),
    },
    { key: '14464', value: value(85, 100, '85,0%'), compared: null, target: target(0) },
    { key: '14500', value: value(14, 17, '82,4%'), compared: null, target: target(0) },
    { key: '14362', value: noValue('none-arose', 'Không phát sinh'), compared: null, target: null },
  ],
}

export const exceptions: Answer<'listExceptions'> = {
  period,
  knowledge,
  charts: { all: 3927, tested: 3425, alone: 24, standing: 27 },
  q: 0.1,
  exceptions: [
    {
      kpi: 'T02',
      unit: '14500',
      value: value(225, 273, '82,4%'),
      target: null,
      centre: 0.883,
      effect: 16,
      counted: 'hồ sơ nộp trực tuyến',
      p: 0.008,
      variation: 'concern',
      assurance: 'pass',
      owner: { unit: '14500', title: 'Chủ tịch Ủy ban nhân dân xã Định Hoá' },
      due: '2026-11-30',
      workingDaysLeft: -2,
      text: '',
    },
  ],
}

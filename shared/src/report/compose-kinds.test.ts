import { describe, expect, test } from 'vitest'
import { grains } from '../period-contract.ts'
import { monthPeriod, parseKey, rangePeriod } from '../period-key.ts'
import { statePeriod } from '../period.ts'
import { makeWorkCalendar } from '../workday.ts'
import { composeReport } from './compose-report.ts'
import { type Block, type ReportDocument, reportDocumentSchema } from './document.ts'
import { numbersOf } from './numbers-of.ts'
import type { ReportEvidence, ReportSnapshot } from './snapshot.ts'
import type { ReportKind } from './report-kind.ts'
import { testCounts, testFigure, testSnapshot, testTrend } from './test-snapshot.ts'

const stated = (period: Parameters<typeof statePeriod>[0]) => statePeriod(period, '2026-02-01', makeWorkCalendar([]))
const july = stated(monthPeriod('nd09', 'month', 2025, 7))
const online = testSnapshot().kpis.find(({ id }) => id === 'T02')!

const minute = (at: number, failed: number) => ({
  at,
  n: 2,
  failed,
  blind: 0,
  sent: 0,
  lost: 0,
  p50: failed ? null : 12_000,
})
const begun = Date.parse('2025-07-10T01:00:00Z')
const evidence: ReportEvidence = {
  number: 7,
  name: 'Đường truyền Phường Hoa Lư gián đoạn',
  severity: 'major',
  openedAt: '2025-07-10T01:00:00Z',
  acknowledgedAt: '2025-07-10T01:05:00Z',
  settledAt: '2025-07-10T01:45:00Z',
  members: 3,
  units: ['Phường Hoa Lư', 'Xã Gia Viễn'],
  dossiers: 41,
  cause: 'Đường truyền: đứt cáp',
  timeline: [
    { at: '2025-07-10T01:00:00Z', kind: 'opened', actor: null, said: '' },
    { at: '2025-07-10T01:05:00Z', kind: 'acknowledged', actor: 'Nguyễn Văn An', said: '' },
  ],
  from: begun,
  to: begun + 120_000,
  lines: (['concerned', 'sister'] as const).map((as) => ({
    connection: as,
    name: { vi: `Đường ${as}`, en: as },
    provider: null,
    as,
    minutes: [minute(begun, 0), minute(begun + 60_000, as === 'concerned' ? 2 : 0)],
    failures: [],
  })),
}
const connection = {
  id: 'lgsp',
  name: 'LGSP',
  provider: 'VNPT',
  owedMinutes: 1_000,
  judgedMinutes: 1_000,
  goodMinutes: 990,
  unstableMinutes: 4,
  downMinutes: 6,
  flaps: 2,
}

/** A report of a kind, about what such a kind is about. */
function report(kind: ReportKind, changes: Partial<ReportSnapshot> = {}): ReportDocument {
  const subjects: Partial<Record<ReportKind, ReportSnapshot['subject']>> = {
    kpi: { kind: 'kpi', id: 'T02', name: 'Tỷ lệ hồ sơ nộp trực tuyến' },
    unit: { kind: 'unit', id: '14329', name: 'Phường Hoa Lư' },
    provider: { kind: 'provider', id: 'vnpt', name: 'VNPT Ninh Bình' },
    incident: { kind: 'incident', id: '7', name: evidence.name },
  }
  const snapshot = testSnapshot({
    template: { id: kind, version: 1, kind },
    subject: subjects[kind] ?? null,
    evidence: kind === 'incident' ? evidence : null,
    connections: [connection],
    period: july,
    ...changes,
  })
  return composeReport(snapshot, 'vi')
}

const textOf = (block: Block): string =>
  block.kind === 'paragraph'
    ? block.content.map(({ text }) => text).join('')
    : block.kind === 'heading'
      ? block.text
      : ''
const linesOf = ({ body }: ReportDocument) => body.map(textOf)
const cellsOf = (block: Block | undefined): string[][] =>
  block?.kind === 'table'
    ? block.rows.map(({ cells }) => cells.map(({ content }) => content.map(({ text }) => text).join('')))
    : []

const kinds: ReportKind[] = ['periodic', 'weekly', 'kpi', 'unit', 'provider', 'incident', 'scorecard']

describe('a report of every kind', () => {
  test.each(kinds)('%s is what the schema says, in both languages, and the same for the same snapshot', (kind) => {
    const document = report(kind)
    expect(reportDocumentSchema.safeParse(document).error).toBeUndefined()
    expect(JSON.stringify(report(kind))).toBe(JSON.stringify(document))
    expect(document.head).toMatchObject({ symbol: '/BC-SKHCN', issuer: 'SỞ KHOA HỌC VÀ CÔNG NGHỆ' })
    expect(linesOf(document).at(-1)).toMatch(/^Trên đây là báo cáo .+\.\/\.$/)
  })

  test.each(grains)('the periodic one composes for a %s', (grain) => {
    const keys = {
      week: '2025-W30',
      month: '2025-07',
      quarter: '2025-Q3',
      half: '2025-H1',
      'nine-months': '2025-9M',
      year: '2025',
    }
    const parsed =
      grain === 'range'
        ? rangePeriod('2025-07-01', '2025-07-23')
        : parseKey(keys[grain], grain === 'week' ? 'iso-week' : 'nd09')
    if (typeof parsed === 'string' || !('from' in parsed)) throw new Error(String(parsed))
    const { head, source } = report('periodic', { period: stated(parsed) })
    expect(source.period).toMatchObject({ from: parsed.from, to: parsed.to })
    expect(head.subject[0]).toContain(source.period.label)
  })
})

test('the brief of a week has no annex, and names what falls short in counts', () => {
  const document = report('weekly')
  expect(document.annexes).toEqual([])
  expect(linesOf(document)).toContain(
    'Tỷ lệ hồ sơ nộp trực tuyến đạt 77,9%, chưa đạt chỉ tiêu ≥ 80%; còn thiếu 757\u00a0hồ sơ.',
  )
})

test('a report on a KPI says where the province stands, how it went, and lists every unit', () => {
  const document = report('kpi', { trends: [testTrend(online, [600, 700, 779])] })
  expect(linesOf(document)).toEqual(
    expect.arrayContaining([
      'Tính đến ngày 23/7/2025, tỷ lệ hồ sơ nộp trực tuyến của toàn tỉnh đạt 77,9% (28.599/36.694).',
      'So với chỉ tiêu ≥ 80%: chưa đạt, còn thiếu 757\u00a0hồ sơ.',
      'Chi tiết tại Phụ lục I.',
    ]),
  )
  expect(document.body.some((block) => block.kind === 'figure')).toBe(true)
  expect(cellsOf(document.annexes[0]?.blocks[0])).toEqual([
    ['', 'Toàn tỉnh', '28.599', '36.694', '77,9%', '≥ 80%', '757\u00a0hồ sơ'],
    ['Cấp xã'],
    ['1', 'Phường Hoa Lư', '300', '400', '75,0%', '≥ 80%', '20\u00a0hồ sơ'],
    ['2', 'Phường Phủ Lý', '450', '500', '90,0%', '≥ 80%', 'Đạt'],
  ])
})

test('a report on a unit sets it beside the province, and says what work is left and what it has not sent', () => {
  const figures = testSnapshot().figures.filter(({ place }) => place !== '14329')
  const document = report('unit', {
    figures: [...figures, testFigure(online, '14329', testCounts(300, 400, { reported: 20 }))],
  })
  expect(cellsOf(document.body.find((block) => block.kind === 'table'))).toEqual([
    ['1', 'Tỷ lệ hồ sơ nộp trực tuyến', '75,0%', '77,9%', '–', '≥ 80%', '20\u00a0hồ sơ'],
  ])
  expect(linesOf(document)).toEqual(
    expect.arrayContaining([
      'Tỷ lệ hồ sơ nộp trực tuyến: còn thiếu 20\u00a0hồ sơ (kết quả 75,0%).',
      'Chưa nhận đủ báo cáo của 1 chỉ tiêu: tỷ lệ hồ sơ nộp trực tuyến (20/23).',
    ]),
  )
})

test('a report on a provider adds minutes up, and never averages shares', () => {
  const document = report('provider', {
    connections: [
      connection,
      { ...connection, id: 'b', name: 'B', judgedMinutes: 9_000, goodMinutes: 9_000, downMinutes: 0 },
    ],
  })
  expect(linesOf(document)).toContain(
    'Các kết nối do VNPT Ninh Bình cung cấp: sẵn sàng 99,9% thời gian theo hợp đồng; 8 phút không ổn định, 6 phút gián đoạn, 4 lần chập chờn.',
  )
})

test('a report on an incident sets the lines concerned beside lines that held, minute by minute', () => {
  const document = report('incident')
  expect(document.head.subject.join(' ')).toContain('sự cố số 7: Đường truyền Phường Hoa Lư gián đoạn')
  const [timeline, lines] = document.body.filter((block) => block.kind === 'table')
  expect(cellsOf(timeline)).toEqual([
    ['08:00 10/07/2025', 'Phát hiện sự cố'],
    ['08:05 10/07/2025', 'Đã tiếp nhận · Nguyễn Văn An'],
  ])
  expect(cellsOf(lines).map(([name, role, rounds, failed]) => [name, role, rounds, failed])).toEqual([
    ['Đường concerned', 'có sự cố', '4', '2'],
    ['Đường sister', 'đối chứng', '4', '0'],
  ])
  expect(cellsOf(document.annexes[0]?.blocks[0])).toEqual([
    ['08:00 10/07/2025', '0/2 12', '0/2 12'],
    ['08:01 10/07/2025', '2/2 —', '0/2 12'],
  ])
})

describe('what authorities are told of an incident', () => {
  const remedy = { text: 'Kéo lại tuyến cáp', owner: 'VNPT Ninh Bình', due: '2025-07-18', standing: 'red' } as const
  test('while it lasts is a first notice: when, where, whether somebody is at it, and what is not known yet', () => {
    const document = report('incident', {
      evidence: { ...evidence, settledAt: null, acknowledgedAt: null, cause: null, dossiers: null },
      remedies: [],
    })
    expect(document.head.subject.join(' ')).toMatch(/^Sự cố số 7 \(báo cáo ban đầu\): /)
    const lines = linesOf(document)
    for (const said of [
      'Chưa có người tiếp nhận xử lý trên hệ thống.',
      'Đến thời điểm chốt báo cáo sự cố chưa kết thúc.',
      'Phạm vi ảnh hưởng: 2 xã, phường (Phường Hoa Lư, Xã Gia Viễn).',
      'Số hồ sơ bị ảnh hưởng chưa được thống kê.',
    ])
      expect(lines).toContain(said)
  })
  test('once it is over is its cause, how long each step took, what it held up, and what is being done', () => {
    const document = report('incident', { remedies: [remedy] })
    expect(document.head.subject.join(' ')).toMatch(/^Nguyên nhân và kết quả khắc phục sự cố số 7: /)
    const lines = linesOf(document)
    for (const said of [
      'Sự cố được tiếp nhận xử lý lúc 08:05 10/07/2025, sau 5 phút.',
      'Sự cố kết thúc lúc 08:45 10/07/2025, kéo dài 45 phút.',
      'Số hồ sơ bị ảnh hưởng theo phiếu khó khăn, vướng mắc đã ghi nhận: 41.',
      'Đường truyền: đứt cáp.',
      'Kéo lại tuyến cáp. Đơn vị thực hiện: VNPT Ninh Bình; thời hạn: 18/7/2025. Trạng thái: Đỏ.',
    ])
      expect(lines).toContain(said)
  })
})

test('scorecards: one letter, and an annex of its own for each commune and ward', () => {
  const document = report('scorecard')
  expect(document.annexes.map(({ mark, title }) => [mark, title])).toEqual([
    ['I', 'KẾT QUẢ CHUYỂN ĐỔI SỐ CỦA PHƯỜNG HOA LƯ'],
    ['II', 'KẾT QUẢ CHUYỂN ĐỔI SỐ CỦA PHƯỜNG PHỦ LÝ'],
  ])
  const places = numbersOf(document).flatMap(({ binding }) => (binding.of === 'kpi' ? [binding.place] : []))
  expect(new Set(places)).toEqual(new Set(['14329', '13285', '37']))
})

import { describe, expect, test } from 'vitest'
import { changedFigures } from './changed-figures.ts'
import { composeReport } from './compose-report.ts'
import { testCounts, testFigure, testKpi, testSnapshot } from './test-snapshot.ts'

const snapshot = testSnapshot()
const document = composeReport(snapshot, 'vi')
const online = snapshot.kpis.find(({ id }) => id === 'T02')!
const with14329 = (counts: Parameters<typeof testFigure>[2]) =>
  snapshot.figures.map((figure) =>
    figure.kpi === 'T02' && figure.place === '14329' ? testFigure(online, '14329', counts) : figure,
  )
const changed = (now: typeof snapshot.figures) =>
  changedFigures(document, snapshot.figures, now).map(({ kpi, place, before, after }) => [
    kpi,
    place,
    before.text,
    after.text,
  ])

describe('what changed under a report', () => {
  test('nothing, when every figure reads as it did', () => {
    expect(changed(structuredClone(snapshot.figures))).toEqual([])
  })

  test('a figure it states, by what it said and says now', () => {
    expect(changed(with14329(testCounts(340, 400)))).toEqual([['T02', '14329', '75,0%', '85,0%']])
  })

  test('a figure that is there no more', () => {
    expect(changed(with14329(testCounts(0, 0, { reported: 0, everReported: false })))).toEqual([
      ['T02', '14329', '75,0%', 'Chưa có số liệu'],
    ])
  })

  test('not that more days are due, nor what it does not state', () => {
    expect(changed(with14329(testCounts(300, 400, { expected: 40 })))).toEqual([])
    const unstated = testFigure(testKpi('T99', 'Không nêu'), '14329', testCounts(1, 2))
    const now = testFigure(testKpi('T99', 'Không nêu'), '14329', testCounts(2, 2))
    expect(changedFigures(document, [unstated], [now])).toEqual([])
  })
})

describe('a supplement', () => {
  const figures = with14329(testCounts(340, 400))
  const changes = changedFigures(document, snapshot.figures, figures)
  const supplement = { ordinal: 1, issuedAt: '2025-07-26T01:00:00.000Z', reason: 'Một cửa gửi lại số liệu.', changes }
  const supplementing = composeReport(testSnapshot({ figures, supplement }), 'vi')
  const lines = supplementing.body.map((block) =>
    block.kind === 'paragraph' ? block.content.map(({ text }) => text).join('') : '',
  )

  test('says in its subject what it supplements, and first of all what has changed and why', () => {
    expect(supplementing.head.subject.at(-1)).toBe('(bổ sung lần 1 cho báo cáo đã phát hành ngày 26/7/2025)')
    expect(lines[1]).toMatch(/1 số liệu đã thay đổi .* \(Phụ lục [IVX]+\)\. Lý do .*: Một cửa gửi lại số liệu\.$/)
  })

  test('lists what was stated beside what is so now, bound to where it comes from', () => {
    const annex = supplementing.annexes.at(-1)!
    expect(annex.title).toContain('SỐ LIỆU THAY ĐỔI')
    const [table] = annex.blocks
    if (table?.kind !== 'table') throw new Error('no table')
    expect(table.rows[0]!.cells.map(({ content }) => content[0]?.text)).toEqual([
      '1',
      'Tỷ lệ hồ sơ nộp trực tuyến',
      'Phường Hoa Lư',
      '75,0%',
      '85,0%',
    ])
    expect(table.rows[0]!.cells.at(-1)!.content[0]).toMatchObject({ binding: { kpi: 'T02', place: '14329' } })
  })

  test('a report that supplements none says nothing of it', () => {
    expect(document.head.subject).toHaveLength(1)
    expect(document.annexes.map(({ title }) => title)).not.toContain(supplementing.annexes.at(-1)!.title)
  })
})

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

import { describe, expect, test } from 'vitest'
import { makeSeeded } from '../../statistics/seeded.ts'
import { type JudgedChart, judgeCharts } from './exception-model.ts'

/** Months of a unit that move by chance and half as much again. */
function chart(unit: string, n: number, last: number | null, more: Partial<JudgedChart> = {}): JudgedChart {
  const { normal } = makeSeeded(unit)
  const shares = Array.from({ length: 16 }, () => ({
    x: Math.round(n * Math.min(1, Math.max(0, 0.9 + normal() * 1.5 * Math.sqrt(0.09 / n)))),
    n,
  }))
  if (last !== null) shares[15] = { x: last, n }
  return { kpi: 'T04', unit, direction: 'higher', shares, target: 0.95, ...more }
}
const quiet = (count: number) => Array.from({ length: count }, (_, place) => chart(`u${place}`, 400 + place, null))

describe('what leadership is told', () => {
  test('a province that only wobbles gives a short list, however many charts there are', () => {
    const { charts, exceptions } = judgeCharts({ charts: quiet(1_000), q: 0.1 })
    expect(charts).toMatchObject({ all: 1_000, tested: 1_000 })
    // By themselves some cry for nothing; over all of them hardly one does.
    expect(charts.alone).toBeGreaterThanOrEqual(3)
    expect(exceptions.length).toBeLessThan(charts.alone)
  })

  test('what really fell stands, most dossiers first, with what its target makes of it', () => {
    const fallen = [chart('small', 60, 30), chart('large', 4_000, 3_000), chart('middle', 500, 380)]
    const { exceptions } = judgeCharts({ charts: [...quiet(300), ...fallen], q: 0.1 })
    const named = exceptions.filter(({ unit }) => !unit.startsWith('u'))
    expect(named.map(({ unit }) => unit)).toEqual(['large', 'middle', 'small'])
    expect(named[0]).toMatchObject({ variation: 'concern', effect: expect.closeTo(563, -2) as number })
    expect(named[0]!.p).toBeLessThan(1e-3)
  })

  test('what rose is no exception, unless lower is better; where neither is, nothing is told', () => {
    const risen = chart('risen', 1_000, 990)
    expect(judgeCharts({ charts: [risen], q: 0.1 }).exceptions).toEqual([])
    expect(judgeCharts({ charts: [{ ...risen, direction: 'lower' }], q: 0.1 }).exceptions).toHaveLength(1)
    expect(judgeCharts({ charts: [{ ...risen, direction: 'neutral' }], q: 0.1 }).charts).toMatchObject({
      all: 1,
      tested: 0,
    })
  })

  test('never more than seven', () => {
    const many = Array.from({ length: 20 }, (_, place) => chart(`f${place}`, 900, 600))
    const { charts, exceptions } = judgeCharts({ charts: many, q: 0.1 })
    expect([charts.standing, exceptions.length]).toEqual([20, 7])
  })

  test.each([
    ['twelve points', chart('few', 500, 300).shares.slice(4)],
    ['nothing', []],
    ['no cases in the last', [...chart('none', 500, null).shares.slice(1), { x: 0, n: 0 }]],
    ['counts that cannot be', [...chart('bad', 500, null).shares.slice(1), { x: 600, n: 500 }]],
    ['all at 100 %', Array.from({ length: 16 }, () => ({ x: 9, n: 9 }))],
  ])('%s: not tested', (_, shares) => {
    expect(judgeCharts({ charts: [chart('one', 9, null, { shares })], q: 0.1 })).toMatchObject({
      charts: { all: 1, tested: 0 },
      exceptions: [],
    })
  })
})

import { describe, expect, test } from 'vitest'
import { planSums, type SumStep, yearsOf } from './sum-steps.ts'

const historyFrom = '2025-07-01'
const flow = {
  aggregation: 'ratio-of-sums',
  horizon: { day: '2026-11-20', due: '2026-11-20' },
  newest: null,
  dueNow: '2026-11-20',
} as const
const said = (steps: SumStep[]) => steps.map(({ units, from, to }) => `${units?.join() ?? 'all'} ${from} ${to}`)

describe('which stretches are worked out again', () => {
  test.each([
    [
      'a new day of everyone',
      flow,
      { units: null, from: '2026-11-21', to: '2026-11-21' },
      ['all 2026-11-21 2026-11-21'],
      '2026-11-21',
    ],
    [
      'a correction of one unit moves its year',
      flow,
      { units: ['a'], from: '2026-03-05', to: '2026-03-05' },
      ['a 2026-03-05 2026-11-20'],
      '2026-11-20',
    ],
    [
      'and no more than its year',
      flow,
      { units: ['a'], from: '2025-08-05', to: '2025-08-06' },
      ['a 2025-08-05 2025-12-31'],
      '2026-11-20',
    ],
    [
      'a level moves to the horizon',
      { ...flow, aggregation: 'last' } as const,
      { units: ['a'], from: '2025-08-05', to: '2025-08-06' },
      ['a 2025-08-05 2026-11-20'],
      '2026-11-20',
    ],
    [
      'a whole past day moves everyone of its year',
      flow,
      { units: null, from: '2026-03-05', to: '2026-03-05' },
      ['all 2026-03-05 2026-11-20'],
      '2026-11-20',
    ],
    [
      'many units are everyone',
      flow,
      { units: Array.from({ length: 21 }, (_, unit) => `${unit}`), from: '2026-11-01', to: '2026-11-01' },
      ['all 2026-11-01 2026-11-20'],
      '2026-11-20',
    ],
    [
      'a correction with a new day: the unit first, then the tail of everyone',
      flow,
      { units: ['a'], from: '2026-11-10', to: '2026-11-21' },
      ['a 2026-11-10 2026-11-20', 'all 2026-11-21 2026-11-21'],
      '2026-11-21',
    ],
    [
      'a day left out is made up for',
      flow,
      { units: null, from: '2026-11-23', to: '2026-11-23' },
      ['all 2026-11-21 2026-11-23'],
      '2026-11-23',
    ],
    [
      'days that have become due are expected anew of everyone',
      { ...flow, horizon: { day: '2026-11-20', due: '2026-11-18' } },
      { units: ['a'], from: '2026-11-20', to: '2026-11-20' },
      ['all 2026-11-19 2026-11-20'],
      '2026-11-20',
    ],
    [
      'nothing yet: from the first day of history',
      { ...flow, horizon: null },
      { units: ['a'], from: '2025-07-05', to: '2025-07-05' },
      ['all 2025-07-01 2025-07-05'],
      '2025-07-05',
    ],
    [
      'sums dropped for another formula: to the newest figure',
      { ...flow, horizon: null, newest: '2026-11-22' },
      { units: ['a'], from: '2025-07-05', to: '2025-07-05' },
      ['all 2025-07-01 2026-11-22'],
      '2026-11-22',
    ],
    [
      'before history there is nothing',
      flow,
      { units: ['a'], from: '2025-06-05', to: '2025-07-05' },
      ['a 2025-07-01 2025-12-31'],
      '2026-11-20',
    ],
    ['nobody touched and nothing due', flow, { units: [], from: '2026-11-20', to: '2026-11-20' }, [], '2026-11-20'],
  ] as const)('%s', (_, kpi, touched, steps, day) => {
    const plan = planSums(kpi, touched, historyFrom)
    expect(said(plan.steps)).toEqual(steps)
    expect(plan.horizon.day).toBe(day)
  })
})

test('a stretch is worked out year by year', () => {
  expect(said(yearsOf({ units: null, from: '2024-12-30', to: '2026-01-02' }))).toEqual([
    'all 2024-12-30 2024-12-31',
    'all 2025-01-01 2025-12-31',
    'all 2026-01-01 2026-01-02',
  ])
})

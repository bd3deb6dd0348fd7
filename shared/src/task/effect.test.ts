import { describe, expect, test } from 'vitest'
import { effectWindows, judgeEffect } from './effect.ts'

const share = (numerator: number, denominator: number) => ({
  from: '2026-01-01',
  to: '2026-01-28',
  numerator,
  denominator,
})

describe('two shares held against each other', () => {
  test('as published: 48 of 80 and 56 of 70 (Newcombe 1998, table II, method 10)', () => {
    // There 56/70 less 48/80 has the interval 0,0524 to 0,3339.
    const { difference } = judgeEffect(share(48, 80), share(56, 70), 'higher')
    expect(difference!.value).toBeCloseTo(0.2, 10)
    expect(difference!.low).toBeCloseTo(0.0524, 4)
    expect(difference!.high).toBeCloseTo(0.3339, 4)
  })

  test.each([
    ['more than chance, the way that is wanted', share(700, 1000), share(800, 1000), 'higher', 'better'],
    ['more than chance, the other way', share(700, 1000), share(800, 1000), 'lower', 'worse'],
    ['no more than chance', share(7, 10), share(8, 10), 'higher', 'not-told-apart'],
    ['the same', share(70, 100), share(70, 100), 'higher', 'not-told-apart'],
    ['nothing before', share(0, 0), share(8, 10), 'higher', 'too-little'],
    ['all before and all after', share(50, 50), share(50, 50), 'higher', 'not-told-apart'],
  ] as const)('%s', (_, before, after, direction, verdict) => {
    expect(judgeEffect(before, after, direction).verdict).toBe(verdict)
  })
})

describe('the days held against each other', () => {
  const span = { givenOn: '2026-03-02', doneOn: '2026-03-20' }
  test('are whole weeks, as many before as after, and none of the days of the work', () => {
    expect(effectWindows(span, '2026-04-05', '2025-07-01')).toEqual({
      before: { from: '2026-02-16', to: '2026-03-01' },
      after: { from: '2026-03-21', to: '2026-04-03' },
    })
  })
  test('are four weeks at most', () => {
    expect(effectWindows(span, '2026-09-05', '2025-07-01')!.after.to).toBe('2026-04-17')
  })
  test.each([
    ['six days after', '2026-03-26', '2025-07-01'],
    ['no week before', '2026-09-05', '2026-02-27'],
  ])('are too few: %s', (_, newest, oldest) => expect(effectWindows(span, newest, oldest)).toBeNull())
})

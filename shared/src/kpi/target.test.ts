import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Target } from './kpi.ts'
import { applyTarget, gapTo, resolveTarget } from './target.ts'

const target = (over: Partial<Target> = {}): Target => ({
  unit: null,
  kind: null,
  comparator: 'at-least',
  value: 80,
  from: '2025-01-01',
  to: null,
  instrument: null,
  note: null,
  ...over,
})
const percent = { measuredIn: 'percent' } as const
const counted = (numerator: number, denominator: number | null = null) =>
  ({ state: 'value', numerator, denominator }) as const

describe('the nearest target in force', () => {
  const targets = [
    target({ value: 80 }),
    target({ value: 85, from: '2026-01-01' }),
    target({ value: 60, kind: 'commune' }),
    target({ value: 70, unit: '13285', to: '2025-12-31' }),
  ]
  test.each([
    ['a unit has its own', '13285', 'ward', '2025-08-01', 70],
    ['which has run out', '13285', 'ward', '2026-08-01', 85],
    ['a kind has its own, older though it be', '13300', 'commune', '2026-08-01', 60],
    ['the province has the newest in force', '37', 'province', '2026-08-01', 85],
    ['and the one of its time', '37', 'province', '2025-08-01', 80],
    ['a group of several kinds has the general one', null, null, '2025-08-01', 80],
    ['none before any was set', '37', 'province', '2024-12-31', null],
  ] as const)('%s', (_, code, kind, day, value) =>
    expect(resolveTarget({ targets }, { code, kind }, day)?.value ?? null).toBe(value),
  )
})

describe('a unit that was made of others', () => {
  const before = ['13285', '13291']
  const own = (unit: string, value: number) => target({ unit, value })
  test.each([
    ['keeps what they had alike', [target(), own('13285', 70), own('13291', 70)], 70],
    ['falls back to the wider one where they differed', [target(), own('13285', 70), own('13291', 75)], 80],
    ['and where only one had any', [target(), own('13285', 70)], 80],
    ['has its own first', [target(), own('13285', 70), own('13291', 70), own('50001', 90)], 90],
    [
      'is in a group all of them were in',
      [target(), target({ value: 65, group: { id: 'g', name: 'Ven đô', units: before } })],
      65,
    ],
    [
      'and in none where one was not',
      [target(), target({ value: 65, group: { id: 'g', name: 'Ven đô', units: ['13285'] } })],
      80,
    ],
  ])('%s', (_, targets, value) =>
    expect(resolveTarget({ targets }, { code: '50001', kind: 'ward', before }, '2026-01-01')?.value).toBe(value),
  )
})

describe('the gap in counts', () => {
  test.each([
    ['412 of 500 against 90 %', percent, target({ value: 90 }), counted(412, 500), 38],
    ['450 of 500 has reached it', percent, target({ value: 90 }), counted(450, 500), 0],
    ['7 % of 100 is 7, whatever floats say', percent, target({ value: 7 }), counted(7, 100), 0],
    ['99.5 % of 200 is 199', percent, target({ value: 99.5 }), counted(198, 200), 1],
    ['nothing to do, nothing missing', percent, target({ value: 90 }), counted(1, 1), 0],
    [
      'at most 1 % of 1,000: 12 is 2 too many',
      percent,
      target({ value: 1, comparator: 'at-most' }),
      counted(12, 1000),
      2,
    ],
    ['at most 1 % of 150: one fits', percent, target({ value: 1, comparator: 'at-most' }), counted(1, 150), 0],
    [
      'a sum that may not be above 0',
      { measuredIn: 'dossier' } as const,
      target({ value: 0, comparator: 'at-most' }),
      counted(17),
      17,
    ],
    [
      'a mean: 31 days on 10 dossiers against 3',
      { measuredIn: 'workday' } as const,
      target({ value: 3, comparator: 'at-most' }),
      counted(31, 10),
      1,
    ],
  ] as const)('%s', (_, kpi, goal, value, gap) => {
    expect(gapTo(kpi, goal, value)).toBe(gap)
    expect(applyTarget(kpi, goal, value, 'vi').met).toBe(gap === 0)
  })

  test('without a value there is neither gap nor verdict', () => {
    const applied = applyTarget(percent, target(), { state: 'none-arose', numerator: 0, denominator: 0 }, 'vi')
    expect(applied).toMatchObject({ met: null, gap: null, text: '≥ 80%' })
    expect(applyTarget(percent, target({ comparator: 'at-most', value: 99.5 }), counted(1, 2), 'en').text).toBe(
      '≤ 99.5%',
    )
  })

  const anyCase = fc.record({
    value: fc.integer({ min: 0, max: 1000 }).map((tenths) => tenths / 10),
    denominator: fc.integer({ min: 1, max: 10_000_000 }),
    share: fc.double({ min: 0, max: 1, noNaN: true }),
  })
  const reaches = (numerator: number, denominator: number, value: number) =>
    BigInt(numerator) * 1000n >= BigInt(Math.round(value * 10)) * BigInt(denominator)
  test('adding the gap reaches the target, one fewer does not; more successes never widen it', () => {
    fc.assert(
      fc.property(anyCase, ({ value, denominator, share }) => {
        const numerator = Math.floor(share * denominator)
        const gap = gapTo(percent, target({ value }), counted(numerator, denominator)) ?? -1
        expect(gap >= 0 && reaches(numerator + gap, denominator, value)).toBe(true)
        if (gap > 0) expect(reaches(numerator + gap - 1, denominator, value)).toBe(false)
        expect(gapTo(percent, target({ value }), counted(numerator + 1, denominator))).toBe(Math.max(0, gap - 1))
      }),
    )
  })
  test('taking the gap away keeps within an at-most target, one fewer does not', () => {
    fc.assert(
      fc.property(anyCase, ({ value, denominator, share }) => {
        const numerator = Math.floor(share * denominator)
        const within = (count: number) => BigInt(count) * 1000n <= BigInt(Math.round(value * 10)) * BigInt(denominator)
        const gap = gapTo(percent, target({ value, comparator: 'at-most' }), counted(numerator, denominator)) ?? -1
        expect(gap >= 0 && within(numerator - gap)).toBe(true)
        if (gap > 0) expect(within(numerator - gap + 1)).toBe(false)
      }),
    )
  })
})

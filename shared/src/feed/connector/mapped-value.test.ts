import { describe, expect, it } from 'vitest'
import { mappedCount, mappedDay } from './mapped-value.ts'

describe('a count', () => {
  it.each([
    [12, 'plain', 12],
    [-0, 'plain', 0],
    ['12', 'plain', 12],
    ['1234', 'comma', 1234],
    ['1.234', 'comma', 1234],
    ['1.234.567,00', 'comma', 1_234_567],
    ['1,234', 'dot', 1234],
    ['12.0', 'dot', 12],
    ['-0', 'plain', 0],
    ['1.234', 'plain', 'not-a-count'],
    ['1.234', 'dot', 'not-a-count'],
    ['1,5', 'comma', 'not-a-count'],
    ['1.23', 'comma', 'not-a-count'],
    ['77,94%', 'comma', 'not-a-count'],
    ['1e3', 'plain', 'not-a-count'],
    ['-5', 'plain', 'negative'],
    [-5, 'plain', 'negative'],
    [1.5, 'plain', 'not-a-count'],
    [1e12, 'plain', 'not-a-count'],
    ['9.999.999.999', 'comma', 'not-a-count'],
    [true, 'plain', 'not-a-count'],
    [{}, 'plain', 'not-a-count'],
    ['', 'comma', 'missing-field'],
    [null, 'comma', 'missing-field'],
    [undefined, 'comma', 'missing-field'],
  ] as const)('%o in the style %s', (value, style, expected) => {
    const read = mappedCount(value, style)
    expect(read.ok ? read.count : read.reason).toBe(expected)
  })
})

describe('a day', () => {
  const vietnam = 'Asia/Ho_Chi_Minh'
  it.each([
    ['2025-07-23', 'iso', vietnam, '2025-07-23'],
    ['20250723', 'compact', vietnam, '2025-07-23'],
    [20250723, 'compact', vietnam, '2025-07-23'],
    ['23/07/2025', 'vietnamese', vietnam, '2025-07-23'],
    ['3.7.2025', 'vietnamese', vietnam, '2025-07-03'],
    ['07/23/2025', 'vietnamese', vietnam, null],
    ['2025-02-30', 'iso', vietnam, null],
    ['2025-12', 'month', vietnam, '2025-12-31'],
    ['202602', 'month', vietnam, '2026-02-28'],
    [2025, 'year', vietnam, '2025-12-31'],
    ['2025-07-22T17:30:00Z', 'instant', vietnam, '2025-07-23'],
    ['2025-07-22 23:30:00', 'instant', vietnam, '2025-07-22'],
    ['2025-07-22 23:30:00', 'instant', 'UTC', '2025-07-23'],
    [1_753_203_600, 'instant', 'UTC', '2025-07-23'],
    [1_753_203_600_000, 'instant', 'UTC', '2025-07-23'],
    ['yesterday', 'instant', vietnam, null],
    [1e300, 'instant', vietnam, null],
    [{}, 'iso', vietnam, null],
    [undefined, 'compact', vietnam, null],
  ] as const)('%o as %s in %s', (value, style, zone, expected) => {
    expect(mappedDay(value, style, zone)).toBe(expected)
  })
})

import { describe, expect, test } from 'vitest'
import { axisDomain, extentOf, linearScale, niceStep, niceTicks } from './scale.ts'

test('a scale maps the ends of its domain to the ends of its range, also downwards', () => {
  const scale = linearScale([0, 100], [40, 0])
  expect([scale(0), scale(25), scale(100)]).toEqual([40, 30, 0])
})

test('a domain of one value maps to the middle', () => {
  expect(linearScale([5, 5], [0, 10])(5)).toBe(5)
})

test('the extent leaves missing values out and is null when there is nothing', () => {
  expect(extentOf([null, 3, 1, null])).toEqual([1, 3])
  expect(extentOf([null])).toBeNull()
})

describe('steps are 1, 2 or 5 times a power of ten', () => {
  test.each([
    [100, 5, 20],
    [1, 5, 0.2],
    [7, 5, 2],
    [36_694, 4, 10_000],
    [0, 4, 1],
  ])('a span of %d in %d', (span, count, expected) => {
    expect(niceStep(span, count)).toBeCloseTo(expected, 12)
  })
})

describe('ticks enclose the interval', () => {
  test.each<[[number, number], number, number[]]>([
    [[0, 100], 5, [0, 20, 40, 60, 80, 100]],
    [[96.2, 98.7], 5, [96, 96.5, 97, 97.5, 98, 98.5, 99]],
    [[0, 0.3], 3, [0, 0.1, 0.2, 0.3]],
    [[-3, 3], 3, [-4, -2, 0, 2, 4]],
  ])('%j', (interval, count, expected) => {
    expect(niceTicks(interval, count)).toEqual(expected)
  })
})

test('an axis of shares never leaves 0–100, however near the values come', () => {
  expect(axisDomain([99.2, 99.9, 100], [0, 100])[1]).toBe(100)
  expect(axisDomain([0, 0.4], [0, 100])[0]).toBe(0)
})

test('an axis of equal values still has a height', () => {
  const [low, high] = axisDomain([7, 7])
  expect(low).toBeLessThan(7)
  expect(high).toBeGreaterThan(7)
})

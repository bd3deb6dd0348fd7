import { describe, expect, test } from 'vitest'
import { allocate } from './allocate.ts'
import { draw } from './chance.ts'

describe('allocate', () => {
  test.each([
    ['a fair share that is whole is given as it is', 10, [1, 2, 2], undefined, [2, 4, 4]],
    ['what is left goes to the largest remainders', 10, [3, 3, 4, 1], undefined, [3, 3, 3, 1]],
    ['nothing to give', 0, [1, 2], undefined, [0, 0]],
    ['who has no weight gets nothing', 5, [0, 1], undefined, [0, 5]],
    ['who is at the cap leaves the rest to the others', 10, [8, 1, 1], [4, 9, 9], [4, 3, 3]],
    ['everything full', 6, [1, 5, 3], [1, 2, 3], [1, 2, 3]],
  ])('%s', (_, total, weights, caps, expected) => {
    expect(allocate(total, weights, caps)).toEqual(expected)
  })

  test('refuses what there is no room for', () => {
    expect(() => allocate(7, [1, 1], [3, 3])).toThrow(/there is room for 6/)
  })

  test('gives exactly the total, within caps, and nobody more than one away from a fair share', () => {
    for (let trial = 0; trial < 60; trial++) {
      const weights = Array.from({ length: 40 }, (_, index) => Math.floor(draw(trial, index) * 30))
      const total = Math.floor(draw(trial, 99) * 900)
      const given = allocate(total, weights)
      const scale = total / weights.reduce((sum, weight) => sum + weight, 0)
      expect(given.reduce((sum, count) => sum + count, 0)).toBe(total)
      for (const [index, count] of given.entries())
        expect(Math.abs(count - (weights[index] ?? 0) * scale)).toBeLessThan(1)

      const capped = allocate(Math.floor(total / 3), weights, given)
      expect(capped.reduce((sum, count) => sum + count, 0)).toBe(Math.floor(total / 3))
      expect(capped.every((count, index) => count <= (given[index] ?? 0))).toBe(true)
    }
  })
})

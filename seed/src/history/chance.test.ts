import { describe, expect, test } from 'vitest'
import { countAround, draw, partOf, seedOf } from './chance.ts'

const chances = Array.from({ length: 4_000 }, (_, index) => draw(seedOf('chance'), index))
const meanOf = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length

describe('a draw', () => {
  test('is the same for the same keys and another for others', () => {
    expect(draw(7, 1, 2, 3)).toBe(draw(7, 1, 2, 3))
    expect(new Set([draw(7, 1, 2, 3), draw(7, 1, 3, 2), draw(7, 2, 1, 3), draw(8, 1, 2, 3)]).size).toBe(4)
  })

  test('fills the whole range evenly', () => {
    const tenths = Array.from(
      { length: 10 },
      (_, tenth) => chances.filter((chance) => Math.floor(chance * 10) === tenth).length,
    )
    for (const count of tenths) expect(count).toBeGreaterThan(340)
    for (const count of tenths) expect(count).toBeLessThan(460)
  })
})

test.each([0.2, 1, 6, 29, 31, 250])('counts around %d have that mean and are whole', (mean) => {
  const counts = chances.map((chance) => countAround(mean, chance))
  expect(counts.every((count) => Number.isInteger(count) && count >= 0)).toBe(true)
  expect(Math.abs(meanOf(counts) - mean)).toBeLessThan(0.05 * mean + 0.03)
})

test.each([
  [0, 0.5],
  [1, 0.3],
  [12, 0.97],
  [12, 0.03],
  [60, 0.5],
  [900, 0.78],
])('parts of %d at a rate of %d never exceed it and have the right mean', (whole, rate) => {
  const parts = chances.map((chance) => partOf(whole, rate, chance))
  expect(parts.every((part) => Number.isInteger(part) && part >= 0 && part <= whole)).toBe(true)
  expect(Math.abs(meanOf(parts) - whole * rate)).toBeLessThan(0.02 * whole + 0.01)
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dueOf, gridOf, roundAfter } from './due.ts'
import { hashOf, shareOf } from './hash.ts'

describe('the grid of a connection', () => {
  it('is the same at every start: the next round does not depend on when it is asked for', () => {
    const grid = gridOf('13285-dan-cu', 60)
    const round = roundAfter(grid, 1_764_000_000_000)
    const due = dueOf(grid, round)
    for (let early = 1; early < 50_000; early += 4_999)
      expect(dueOf(grid, roundAfter(grid, due - early))).toBeLessThanOrEqual(due)
    expect(roundAfter(grid, due - 1)).toBe(round)
    expect(roundAfter(grid, due)).toBe(round + 1)
  })

  it('never skips a round and never leaves its place by more than 2 s', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), fc.integer({ min: 5, max: 3_600 }), fc.nat(1e6), (id, intervalS, n) => {
        const grid = gridOf(id, intervalS)
        const [one, next] = [dueOf(grid, n), dueOf(grid, n + 1)]
        expect(next - one).toBeGreaterThan(grid.intervalMs * 0.8)
        expect(Math.abs(one - n * grid.intervalMs - grid.phaseMs)).toBeLessThanOrEqual(2_000)
        expect(roundAfter(grid, one)).toBe(n + 1)
      }),
    )
  })

  it('spreads 1,300 connections over the minute: no second has more than twice its share and a bit', () => {
    const seconds = Array<number>(60).fill(0)
    for (let n = 0; n < 1_300; n += 1) seconds[Math.floor(gridOf(`connection-${n}`, 60).phaseMs / 1000)]! += 1
    expect(Math.max(...seconds)).toBeLessThan(44)
    expect(Math.min(...seconds)).toBeGreaterThan(5)
  })
})

it('a name has one hash, and salts make others of it', () => {
  expect(hashOf('a')).toBe(hashOf('a'))
  const salted = new Set(Array.from({ length: 1_000 }, (_, salt) => hashOf('a', salt)))
  expect(salted.size).toBe(1_000)
  const mean = Array.from({ length: 10_000 }, (_, n) => shareOf(`n${n}`)).reduce((sum, share) => sum + share) / 10_000
  expect(mean).toBeCloseTo(0.5, 1)
})

import { describe, expect, test } from 'vitest'
import { bullet } from './bullet.ts'

describe('a bullet', () => {
  test.each([
    ['a share stands on 0–100', { value: 77.9, target: 80, most: 100 }, { bar: 0.779, mark: 0.8, band: 0.8, max: 100 }],
    [
      'without a target there is one band and no mark',
      { value: 50, target: null, most: 100 },
      { bar: 0.5, mark: null, band: 1, max: 100 },
    ],
    [
      'without a value there is no bar, which is not a bar of zero',
      { value: null, target: 80, most: 100 },
      { bar: null, mark: 0.8, band: 0.8, max: 100 },
    ],
    [
      'a small ceiling gets a scale of its own',
      { value: 0.75, target: 1.5, most: 100 },
      { bar: 0.375, mark: 0.75, band: 0.75, max: 2 },
    ],
    [
      'a count goes past its target and stays in sight',
      { value: 15, target: 0, most: null },
      { bar: 0.75, mark: 0, band: 0, max: 20 },
    ],
  ])('%s', (_, asked, expected) => {
    expect(bullet(asked)).toEqual(expected)
  })
})

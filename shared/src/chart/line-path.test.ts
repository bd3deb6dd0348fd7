import { expect, test } from 'vitest'
import { domainWith, lineGeometry } from './line-path.ts'

const box = { width: 104, height: 24 }

test('the line runs through its values from left to right, high values on top', () => {
  expect(lineGeometry([0, 10, 5], box).path).toBe('M2 22L52 2L102 12')
})

test('a missing value is a gap, not a zero', () => {
  expect(lineGeometry([0, 10, null, 10, 0], box).path).toBe('M2 22L27 2M77 2L102 22')
})

test('a value between two gaps is given as a dot of its own', () => {
  const { path, lone } = lineGeometry([null, 4, null, 0, 8], box)
  expect(path).toBe('M77 22L102 2')
  expect(lone).toEqual([{ index: 1, x: 27, y: 12 }])
})

test('where another definition begins the line is cut, and the cut stands between the two', () => {
  const { path, lone, breaks } = lineGeometry([0, 10, 5, 10, 0], box, undefined, { breaks: [2, 3] })
  expect(path).toBe('M2 22L27 2M77 2L102 22')
  expect(lone.map(({ index }) => index)).toEqual([2])
  expect(breaks).toEqual([39.5, 64.5])
})

test('the last value is the last there is, not the last place', () => {
  expect(lineGeometry([1, 2, null], box).last?.index).toBe(1)
  expect(lineGeometry([null, null], box).last).toBeNull()
})

test('the target belongs to the scale even when no value comes near it', () => {
  expect(domainWith([60, 70, null], 90)).toEqual([60, 90])
  expect(domainWith([], null)).toEqual([0, 1])
  expect(domainWith([100, 100], 100)).toEqual([99, 101])
})

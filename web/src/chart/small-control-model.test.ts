import { expect, test } from 'vitest'
import { drawSmallControl } from './small-control-model.ts'

const box = { width: 108, height: 48 }
const input = {
  ys: [0, 1, null, 1, 0.5],
  lows: [0, 0, null, 0, null],
  highs: [1, 1, null, 1, null],
  centres: [0.5, 0.5, 0.5, 0.5, null],
  target: 0.5,
  marks: '.-..o',
}

test('a line breaks where a period has no point; it is no zero', () => {
  expect(drawSmallControl(input, box).line).toBe('M4 44L29 4M79 4L104 24')
})

test('where another definition begins, neither line nor limits reach across, and a mark stands between', () => {
  const whole = { ...input, ys: [0, 1, 0, 1, 0], lows: [0, 0, 0, 0, 0], highs: [1, 1, 1, 1, 1], breaks: [3] }
  expect(drawSmallControl(whole, box)).toMatchObject({
    line: 'M4 44L29 4L54 44M79 4L104 44',
    centre: 'M4 24L29 24L54 24M79 24',
    band: 'M4 4L29 4L54 4L54 44L29 44L4 44ZM79 4L104 4L104 44L79 44Z',
    breaks: [66.5],
  })
})

test('limits are bands over the periods that have them', () => {
  expect(drawSmallControl(input, box).band).toBe('M4 4L29 4L29 44L4 44ZM79 4L79 44Z')
})

test('points with a signal and the last one are marked', () => {
  expect(drawSmallControl(input, box).spots.map(({ at, mark }) => [at, mark])).toEqual([
    [1, '-'],
    [4, 'o'],
  ])
})

test('all equal stand in the middle, nothing is an empty picture', () => {
  expect(drawSmallControl({ ...input, ys: [1, 1], lows: [1, 1], highs: [1, 1], target: null }, box).line).toBe(
    'M4 24L104 24',
  )
  expect(drawSmallControl({ ...input, ys: [], lows: [], highs: [], target: null }, box)).toMatchObject({
    line: '',
    band: '',
    spots: [],
  })
})

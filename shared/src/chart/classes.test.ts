import fc from 'fast-check'
import { expect, test } from 'vitest'
import { classAt, classesOf } from './classes.ts'

const shares = Array.from({ length: 129 }, (_, place) => 60 + ((place * 37) % 129) * 0.3)

test('five classes with readable bounds', () => {
  expect(classesOf(shares).map(({ from, to }) => [from, to])).toEqual([
    [60, 70],
    [70, 75],
    [75, 85],
    [85, 90],
    [90, 100],
  ])
})

test('the target is a bound, so that colour tells who met it', () => {
  expect(classesOf(shares, { target: 82 }).map(({ from }) => from)).toContain(82)
})

test('a target most have long met takes one class, and the others still tell them apart', () => {
  const classes = classesOf([62, ...shares.map((share) => 80 + (share - 60) / 2)], { target: 70 })
  expect(classes.map(({ from }) => from)).toEqual([62, 70, 84, 90, 94])
})

test('equal values are one class', () => {
  expect(classesOf([100, 100, 100])).toEqual([{ from: 100, to: 100, last: true }])
})

test('no values, no classes', () => {
  expect(classesOf([])).toEqual([])
})

test('a value on a bound belongs to the class that begins there', () => {
  const classes = classesOf(shares)
  expect(classAt(classes, 70)).toBe(1)
  expect(classAt(classes, 69.999)).toBe(0)
})

test('whatever the values and the target: at most five classes, without holes, and each value in exactly one', () => {
  const value = fc.integer({ min: 0, max: 1000 }).map((tenths) => tenths / 10)
  fc.assert(
    fc.property(fc.array(value, { minLength: 1, maxLength: 140 }), fc.option(value), (values, target) => {
      const classes = classesOf(values, { target })
      expect(classes.length).toBeGreaterThan(0)
      expect(classes.length).toBeLessThanOrEqual(5)
      classes.slice(1).forEach(({ from }, place) => expect(from).toBe(classes[place]?.to))
      for (const one of values) {
        const holding = classes.filter(({ from, to, last }) => one >= from && (one < to || (last && one <= to)))
        expect(holding).toHaveLength(1)
        expect(classAt(classes, one)).toBe(classes.indexOf(holding[0] ?? { from: 0, to: 0, last: false }))
      }
      if (target !== null && classes.length > 1 && target > Math.min(...values) && target <= Math.max(...values)) {
        expect(classes.map(({ from }) => from)).toContain(target)
      }
    }),
  )
})

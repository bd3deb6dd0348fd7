import { expect, test } from 'vitest'
import { factKey } from './changes.ts'
import { letStand, type StandingFigure } from './let-stand.ts'

const [day, unit] = ['2026-01-05', '13285']
const held = new Map([[factKey(day, unit), { a: 12, b: 7 }]])
const stands: StandingFigure = { measure: 'a', day, unit, said: 10 }
const heard = (a: number, standing: StandingFigure[] = [stands]) =>
  letStand([{ unit, day, counts: { a, b: 7 }, index: 0 }], standing, held)

test.each([
  ['a source that only repeats itself changes nothing', 10, 12, []],
  ['a source that says something new has its word again', 11, 11, [stands]],
  ['a source that comes round to the figure put right is overtaken by it', 12, 12, [stands]],
])('%s', (_, said, counts, overtaken) => {
  const { records, ...rest } = heard(said)
  expect(records[0]!.counts).toEqual({ a: counts, b: 7 })
  expect(rest.overtaken).toEqual(overtaken)
})

test('a figure nobody put right is heard as it comes', () => {
  expect(heard(10, []).records[0]!.counts).toEqual({ a: 10, b: 7 })
  expect(heard(10, [{ ...stands, unit: '13318' }]).records[0]!.counts).toEqual({ a: 10, b: 7 })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type JsonPath, parseJsonPath, type PathStep, writeJsonPath } from './json-path.ts'

const read = (text: string) => {
  const parsed = parseJsonPath(text)
  return parsed.ok ? writeJsonPath(parsed.path) : `wrong at ${parsed.at}`
}

describe('a JSON path', () => {
  it.each([
    ['the whole', '$', '$'],
    ['names', '$.data.items', '$.data.items'],
    ['Vietnamese names', '$.đơnVị', '$.đơnVị'],
    ['names in quotes', `$['đơn vị']["a'b"]`, `$['đơn vị']['a\\'b']`],
    ['a plain name in quotes', `@['ma']`, '@.ma'],
    ['places and each', '$.rows[0][*]', '$.rows[0][*]'],
    ['each member', '$.units.*.days', '$.units[*].days'],
    ['the name something stands under', '$.units.*~', '$.units[*]~'],
    ['the name of the record itself', '@~', '@~'],
    ['no root', 'data', 'wrong at 0'],
    ['descent', '$..total', 'wrong at 1'],
    ['a filter', '$.a[?(@.b>1)]', 'wrong at 3'],
    ['an expression', '$.a[(@.length-1)]', 'wrong at 3'],
    ['a slice', '$.a[0:2]', 'wrong at 3'],
    ['an open quote', `$['a`, 'wrong at 1'],
    ['a name of nothing', '$~', 'wrong at 1'],
    ['more after the name', '$.a~.b', 'wrong at 3'],
    ['too many times each', '$[*][*][*][*]', 'wrong at 0'],
    ['too many steps', `$${'.a'.repeat(13)}`, 'wrong at 25'],
    ['too many letters', `$.${'a'.repeat(300)}`, 'wrong at 0'],
  ])('%s', (_, text, expected) => {
    expect(read(text)).toBe(expected)
  })

  it('is read as it was written, whatever names there are', () => {
    const step: fc.Arbitrary<PathStep> = fc.oneof(
      fc.record({ kind: fc.constant('name' as const), name: fc.string({ maxLength: 12 }) }),
      fc.record({ kind: fc.constant('index' as const), index: fc.nat(99_999) }),
    )
    const path: fc.Arbitrary<JsonPath> = fc.record({
      root: fc.constantFrom('$', '@'),
      steps: fc.array(step, { maxLength: 10, minLength: 1 }),
      key: fc.boolean(),
    })
    fc.assert(
      fc.property(path, (one) => {
        expect(parseJsonPath(writeJsonPath(one))).toEqual({ ok: true, path: one })
      }),
    )
  })
})

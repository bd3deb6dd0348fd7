import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { lengthOf, orderRoute, spreadOverDays, type Stop } from './route-order.ts'

const stop = (
  code: string,
  tile: [number, number] | null,
  formerProvince: Stop['formerProvince'] = 'ha-nam',
): Stop => ({
  code,
  tile,
  formerProvince,
})
const codes = (route: readonly Stop[]) => route.map(({ code }) => code).join(' ')

describe('a group goes', () => {
  test('from neighbour to neighbour', () => {
    const row = [stop('d', [3, 0]), stop('a', [0, 0]), stop('c', [2, 0]), stop('b', [1, 0])]
    expect(codes(orderRoute(row))).toBe('a b c d')
  })
  test('through one area before the next, which begins nearest to where it is', () => {
    const route = orderRoute([
      stop('a2', [0, 1]),
      stop('b1', [1, 2], 'nam-dinh'),
      stop('a1', [0, 0]),
      stop('c1', [5, 9], 'ninh-binh'),
      stop('b2', [3, 2], 'nam-dinh'),
    ])
    expect(codes(route)).toBe('a1 a2 b1 b2 c1')
  })
  test('not the way back and forth that always taking the nearest leads to', () => {
    // From 0 the nearest is 1, then -1 is left over behind: turned round, the way is shorter.
    const corner = [stop('s', [2, 0]), stop('e', [6, 0]), stop('m', [3, 1]), stop('w', [1, 3]), stop('n', [2, 4])]
    expect(lengthOf(orderRoute(corner))).toBeLessThanOrEqual(lengthOf(corner))
  })
  test('to bodies without a place last', () => {
    expect(codes(orderRoute([stop('H42.8', null, null), stop('a', [0, 0])]))).toBe('a H42.8')
  })
  test('to every stop once, the same way whatever order they were given in, and no area twice', () => {
    const stops = fc.uniqueArray(
      fc.record({
        code: fc.integer({ min: 10_000, max: 99_999 }).map(String),
        tile: fc.tuple(fc.nat({ max: 12 }), fc.nat({ max: 14 })),
        formerProvince: fc.constantFrom('ha-nam' as const, 'nam-dinh' as const, 'ninh-binh' as const),
      }),
      { selector: ({ code }) => code, minLength: 1, maxLength: 40 },
    )
    fc.assert(
      fc.property(stops, (given) => {
        const route = orderRoute(given)
        expect(route.map(({ code }) => code).toSorted()).toEqual(given.map(({ code }) => code).toSorted())
        expect(codes(orderRoute(given.toReversed()))).toBe(codes(route))
        const areas = route.map(({ formerProvince }) => formerProvince)
        expect(areas.filter((area, at) => area !== areas[at - 1]).length).toBe(new Set(areas).size)
      }),
      { numRuns: 60 },
    )
  })
})

test('the stops of a route are spread over its days in their order', () => {
  const days = ['2026-12-01', '2026-12-02', '2026-12-03']
  const spread = (count: number) =>
    spreadOverDays(
      Array.from({ length: count }, (_, at) => at),
      days,
    )
      .map(({ day }) => days.indexOf(day))
      .join('')
  expect([spread(7), spread(3), spread(2), spread(6)]).toEqual(['0001122', '012', '01', '001122'])
})

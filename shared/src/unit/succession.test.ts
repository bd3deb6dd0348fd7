import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, type Day } from '../day.ts'
import { apportion } from './apportion.ts'
import { type ChangeFaultKind, checkChange } from './check-change.ts'
import { succeedPeers } from './succeed-peers.ts'
import {
  lifeOf,
  lineOf,
  predecessorsOf,
  standsOn,
  successorsOn,
  takeBetween,
  takeShares,
  unitsOn,
} from './succession.ts'
import type { Unit } from './unit.ts'
import type { NewUnitChange, UnitChange } from './unit-change.ts'

const historyFrom = '2025-07-01'
const unit = (code: string, more: Partial<Unit> = {}): Unit => ({
  code,
  name: `Xã ${code}`,
  kind: 'commune',
  formerProvince: 'ninh-binh',
  tile: null,
  areaKm2: null,
  lat: null,
  lon: null,
  ...more,
})
const whole = (...codes: string[]) => codes.map((code) => ({ unit: code, share: null }))
const change = (id: string, given: Partial<NewUnitChange>): UnitChange => ({
  id,
  kind: 'merge',
  day: '2026-01-01',
  from: [],
  to: [],
  made: [],
  ...given,
})
const units = [unit('37', { kind: 'province' }), ...['10001', '10002', '10003', '10004'].map((code) => unit(code))]
const merged = change('a', { from: ['10001', '10002'], to: whole('20001'), made: [unit('20001')] })
const absorbed = change('b', { day: '2026-02-01', from: ['10003', '20001'], to: whole('10003') })
const divided = change('c', {
  kind: 'split',
  day: '2026-03-01',
  from: ['10003'],
  to: [
    { unit: '10003', share: 6_000 },
    { unit: '20002', share: 4_000 },
  ],
  made: [unit('20002')],
})
const story = [merged, absorbed, divided]
const all = [...units, unit('20001'), unit('20002')]

test('a line goes back over mergers and splits to every unit it came from', () => {
  const taken = [{ shares: [6_000, 4_000], place: 1 }]
  expect(lineOf(story, '20002')).toEqual({
    comparableFrom: null,
    parts: [
      { unit: '20002', from: '2026-03-01', to: null, taken: [] },
      { unit: '10003', from: '2026-02-01', to: '2026-02-28', taken },
      { unit: '10003', from: null, to: '2026-01-31', taken },
      { unit: '20001', from: '2026-01-01', to: '2026-01-31', taken },
      { unit: '10001', from: null, to: '2025-12-31', taken },
      { unit: '10002', from: null, to: '2025-12-31', taken },
    ],
  })
  expect(predecessorsOf(story, '10003')).toEqual(['20001', '10001', '10002'])
  expect(lineOf(story, '10001')).toEqual({
    parts: [{ unit: '10001', from: null, to: '2025-12-31', taken: [] }],
    comparableFrom: null,
  })
})

test('a line of a split nobody gave shares for begins on the day', () => {
  const untold = { ...divided, to: whole('10003', '20002') }
  expect(lineOf([untold], '20002')).toEqual({
    parts: [{ unit: '20002', from: '2026-03-01', to: null, taken: [] }],
    comparableFrom: '2026-03-01',
  })
  expect(lineOf([untold], '10003').comparableFrom).toBe('2026-03-01')
})

test.each<[string, string, Day, string[]]>([
  ['a unit continues itself', '10001', '2025-12-31', ['10001']],
  ['then it is the one it went into', '10001', '2026-01-01', ['20001']],
  ['and on', '10001', '2026-02-10', ['10003']],
  ['and on, in two', '10001', '2026-03-01', ['10003', '20002']],
  ['who took no part stays', '10004', '2026-12-31', ['10004']],
])('successors: %s', (_, code, day, expected) => expect(successorsOn(story, code, day)).toEqual(expected))

test('a dissolved unit has none', () => {
  const closed = change('d', { kind: 'close', from: ['10004'] })
  expect(successorsOn([closed], '10004', '2026-01-01')).toEqual([])
  expect(lifeOf([closed], '10004')).toEqual({ from: null, to: '2025-12-31' })
})

test('units stand as of a day, under the names of that day', () => {
  const renamed = change('e', {
    kind: 'rename',
    day: '2026-01-15',
    from: ['10004'],
    to: whole('10004'),
    made: [unit('10004', { name: 'Đông A', kind: 'ward' })],
  })
  const on = (day: Day) =>
    unitsOn(all, [...story, renamed], day).map(({ code, name, kind }) => `${code} ${kind} ${name}`)
  expect(on('2025-12-31')).not.toContain('20001 commune Xã 20001')
  expect(on('2026-01-14')).toEqual([
    '37 province Xã 37',
    '10003 commune Xã 10003',
    '10004 commune Xã 10004',
    '20001 commune Xã 20001',
  ])
  expect(on('2026-03-01')).toEqual([
    '37 province Xã 37',
    '10003 commune Xã 10003',
    '10004 ward Đông A',
    '20002 commune Xã 20002',
  ])
  expect(lineOf([renamed], '10004').parts).toEqual([{ unit: '10004', from: null, to: null, taken: [] }])
})

const tiled = all.map((each) => (each.code === '10004' ? { ...each, tile: [2, 3] as [number, number] } : each))
test.each<[string, Partial<NewUnitChange>, [string, ChangeFaultKind][]]>([
  ['what is right', { day: '2026-04-01', from: ['10003', '10004'], to: whole('10003') }, []],
  [
    'a unit nobody knows',
    { day: '2026-04-01', from: ['10003', '99999'], to: whole('10003') },
    [['from.1', 'no-such-unit']],
  ],
  ['the province', { day: '2026-04-01', from: ['10003', '37'], to: whole('10003') }, [['from.1', 'no-such-unit']]],
  [
    'a unit that is no more',
    { day: '2026-04-01', from: ['10003', '10001'], to: whole('10003') },
    [['from.1', 'not-standing']],
  ],
  [
    'a unit another change of the same day takes',
    { day: '2026-03-01', from: ['10004', '10003'], to: whole('10004') },
    [['from.1', 'overlaps']],
  ],
  [
    'a day before a change that took the unit as it was',
    { day: '2026-01-20', from: ['10004', '10003'], to: whole('10004') },
    [['from.1', 'overlaps']],
  ],
  [
    'a circle',
    { day: '2026-04-01', from: ['10003', '10004'], to: whole('10001'), made: [unit('10001')] },
    [['to.0', 'circular']],
  ],
  [
    'a code that stands for another',
    { day: '2026-04-01', kind: 'open', to: whole('10004'), made: [unit('10004')] },
    [['to.0', 'code-taken']],
  ],
  ['one that merges alone', { day: '2026-04-01', from: ['10004'], to: whole('10004') }, [['kind', 'how-many']]],
  ['one named twice', { day: '2026-04-01', from: ['10004', '10004'], to: whole('10004') }, [['from.1', 'named-twice']]],
  [
    'shares that are not the whole',
    {
      day: '2026-04-01',
      kind: 'split',
      from: ['10004'],
      to: [
        { unit: '10004', share: 5_000 },
        { unit: '20003', share: 4_000 },
      ],
      made: [unit('20003')],
    },
    [['to', 'shares']],
  ],
  [
    'a new unit nobody describes',
    { day: '2026-04-01', from: ['10003', '10004'], to: whole('20003') },
    [['to.0', 'not-described']],
  ],
  [
    'a commune that becomes a department',
    { day: '2026-04-01', from: ['10003', '10004'], to: whole('20003'), made: [unit('20003', { kind: 'department' })] },
    [['made.0', 'other-tier']],
  ],
  [
    'a tile that is taken',
    { day: '2026-04-01', kind: 'open', to: whole('20003'), made: [unit('20003', { tile: [2, 3] })] },
    [['made.0.tile', 'tile-taken']],
  ],
  [
    'a tile that becomes free is not',
    { day: '2026-04-01', from: ['10003', '10004'], to: whole('20003'), made: [unit('20003', { tile: [2, 3] })] },
    [],
  ],
  [
    'before there are figures',
    { day: historyFrom, from: ['10003', '10004'], to: whole('10003') },
    [
      ['day', 'before-history'],
      ['from.0', 'overlaps'],
    ],
  ],
])('a change is refused by its place: %s', (_, given, expected) => {
  const faults = checkChange(change('x', given), { units: tiled, changes: story, historyFrom })
  expect(faults.map(({ at, kind }) => [at, kind])).toEqual(expected)
})

test('shares add up, and no part shrinks when the count grows', () => {
  const anyShares = fc.array(fc.integer({ min: 1, max: 9_999 }), { minLength: 1, maxLength: 6 })
  fc.assert(
    fc.property(anyShares, fc.integer({ min: 0, max: 3_000 }), (shares, count) => {
      const [parts, more] = [apportion(count, shares), apportion(count + 1, shares)]
      const sum = shares.reduce((one, two) => one + two)
      expect(parts.reduce((one, two) => one + two)).toBe(count)
      for (const [place, part] of parts.entries()) {
        expect(more[place]).toBeGreaterThanOrEqual(part)
        expect(Math.abs(part - (count * shares[place]!) / sum)).toBeLessThan(shares.length)
      }
      expect(apportion(-count, shares).map((part) => 0 - part)).toEqual(parts.map((part) => part + 0))
    }),
  )
})

test('of a split periods add up to longer ones and units to what was divided, and a numerator stays within', () => {
  const anyShares = fc.array(fc.integer({ min: 1, max: 9_999 }), { minLength: 2, maxLength: 4 })
  const anyDays = fc.array(fc.tuple(fc.nat({ max: 9 }), fc.nat({ max: 9 })), { minLength: 2, maxLength: 40 })
  fc.assert(
    fc.property(anyShares, anyShares, anyDays, fc.nat(), (shares, again, days, at) => {
      // The second split divides what came to the first heir of the first.
      const heirs = [
        ...shares.slice(1).map((_, i) => [{ shares, place: i + 1 }]),
        ...again.map((_, place) => [
          { shares, place: 0 },
          { shares: again, place },
        ]),
      ]
      const sums = days.reduce(
        (all, [met, rest]) => {
          const last = all.at(-1)!
          return [...all, { numerator: last.numerator + met, denominator: last.denominator + met + rest }]
        },
        [{ numerator: 0, denominator: 0 }],
      )
      const middle = 1 + (at % (days.length - 1))
      const of = (taken: (typeof heirs)[number], from: number, to: number) =>
        takeBetween(taken, sums[from]!, sums[to]!, true)
      for (const side of ['numerator', 'denominator'] as const) {
        for (const [from, to] of [[0, middle] as const, [middle, days.length] as const]) {
          const whole = sums[to]![side] - sums[from]![side]
          expect(heirs.reduce((sum, taken) => sum + of(taken, from, to)[side], 0)).toBe(whole)
        }
        for (const taken of heirs)
          expect(of(taken, 0, middle)[side] + of(taken, middle, days.length)[side]).toBe(
            of(taken, 0, days.length)[side],
          )
      }
      for (const taken of heirs)
        for (const day of days.keys()) {
          const { numerator, denominator } = of(taken, day, day + 1)
          expect(numerator).toBeGreaterThanOrEqual(0)
          expect(numerator).toBeLessThanOrEqual(denominator)
        }
    }),
  )
})

test('peers of an earlier definition are told in the units of today', () => {
  const told = units
    .slice(1)
    .map(({ code, kind, formerProvince }, i) => ({ code, kind, formerProvince, workload: 100 * (i + 1) }))
  const standing = unitsOn(all, story, '2026-03-01')
  const lines = new Map(
    all.filter(({ code }) => code !== '10004' && code !== '37').map(({ code }) => [code, lineOf(story, code)]),
  )
  const peers = succeedPeers(told, standing, lines)
  // 10003 had 300, took in the 300 of 10001 and 10002, and gave two fifths away.
  expect(peers.map(({ code, workload }) => [code, workload])).toEqual([
    ['10004', 400],
    ['10003', 360],
    ['20002', 240],
  ])
})

/** Changes drawn by chance, each of which the check lets pass. */
function drawChanges(choices: readonly number[]): { units: Unit[]; changes: UnitChange[] } {
  const drawn = { units: [...units], changes: [] as UnitChange[] }
  for (const [i, choice] of choices.entries()) {
    const day = addDays('2025-07-02', 3 * i)
    const standing = drawn.units.filter(
      ({ code, kind }) => kind !== 'province' && standsOn(lifeOf(drawn.changes, code), day),
    )
    const pick = (place: number) => standing[(choice + place) % standing.length]!.code
    const fresh = String(30_000 + i)
    const share = 1 + (choice % 9_998)
    const given: Partial<NewUnitChange>[] = [
      { kind: 'open', to: whole(fresh), made: [unit(fresh)] },
      { kind: 'merge', from: [pick(0), pick(1)], to: whole(fresh), made: [unit(fresh)] },
      { kind: 'merge', from: [pick(0), pick(1)], to: whole(pick(1)) },
      {
        kind: 'split',
        from: [pick(0)],
        to: [
          { unit: pick(0), share },
          { unit: fresh, share: 10_000 - share },
        ],
        made: [unit(fresh)],
      },
      { kind: 'rename', from: [pick(0)], to: whole(pick(0)), made: [unit(pick(0), { name: fresh })] },
    ]
    const one = change(String(i), { day, ...given[choice % given.length] })
    if (checkChange(one, { ...drawn, historyFrom }).length > 0) continue
    drawn.changes.push(one)
    drawn.units.push(...one.made.filter(({ code }) => !drawn.units.some((each) => each.code === code)))
  }
  return drawn
}

test('the total of the province is the same however lines are drawn, and no numerator outgrows its denominator', () => {
  const anyChoices = fc.array(fc.nat({ max: 100_000 }), { minLength: 1, maxLength: 8 })
  fc.assert(
    fc.property(anyChoices, fc.nat({ max: 500 }), fc.nat({ max: 30 }), (choices, most, back) => {
      const { units: ever, changes } = drawChanges(choices)
      const end = addDays('2025-07-02', 3 * choices.length)
      const day = addDays(end, -back)
      const counted = (code: string, side: number) =>
        standsOn(lifeOf(changes, code), day) ? ((Number(code) * 7 + back) % (most + 1)) * side : 0
      const own = (side: number) => ever.reduce((sum, { code }) => sum + counted(code, side), 0)
      const line = (code: string, side: number) =>
        lineOf(changes, code)
          .parts.filter((part) => standsOn(part, day))
          .reduce((sum, part) => sum + takeShares(part.taken, counted(part.unit, side)), 0)
      const present = unitsOn(ever, changes, end)
      for (const side of [1, 3]) expect(present.reduce((sum, { code }) => sum + line(code, side), 0)).toBe(own(side))
      for (const { code } of present) expect(line(code, 1)).toBeLessThanOrEqual(line(code, 3))
    }),
  )
})

import fc from 'fast-check'
import { addRollup, addRound, emptyRollup, phasesOf, type Round } from 'shared/probe/rollup.ts'
import { expect, test } from 'vitest'
import { decodeRollups, encodeRollups } from './rollup-code.ts'

const anyRound: fc.Arbitrary<Round> = fc.record({
  at: fc.constant(0),
  cls: fc.integer({ min: 0, max: 9 }),
  flags: fc.constantFrom(0, 0, 0, 1, 4),
  totalUs: fc.integer({ min: 0, max: 60_000_000 }),
  connectUs: fc.constant(null),
  sent: fc.constantFrom(0, 10),
  lost: fc.integer({ min: 0, max: 10 }),
})
const rolled = (rounds: readonly Round[]) => {
  const rollup = emptyRollup()
  for (const round of rounds) addRound(rollup, round.sent === 0 ? { ...round, lost: 0 } : round, 1_000_000)
  return rollup
}

test('rollups come back as they went in', () => {
  fc.assert(
    fc.property(fc.array(fc.array(anyRound, { maxLength: 40 }).map(rolled), { maxLength: 12 }), (rollups) => {
      expect(decodeRollups(encodeRollups(rollups))).toEqual(rollups)
    }),
  )
})

test('five quiet minutes take some twenty bytes, an empty five minutes one', () => {
  const five = rolled(
    [80, 82, 85, 90, 110].map((ms) => ({
      at: 0,
      cls: 0,
      flags: 0,
      totalUs: ms * 1000,
      connectUs: null,
      sent: 10,
      lost: 0,
    })),
  )
  expect(encodeRollups([five]).length).toBeLessThanOrEqual(25)
  expect(encodeRollups([emptyRollup()]).length).toBe(1)
})

test('an hour is the sum of its parts, whatever the parts', () => {
  fc.assert(
    fc.property(fc.array(anyRound, { maxLength: 80 }), fc.integer({ min: 0, max: 80 }), (rounds, cut) => {
      const parts = addRollup(rolled(rounds.slice(0, cut)), rolled(rounds.slice(cut)))
      const ordered = (rollup: typeof parts) => ({
        ...rollup,
        histogram: [...rollup.histogram].sort(([a], [b]) => a - b),
      })
      expect(ordered(parts)).toEqual(ordered(rolled(rounds)))
    }),
  )
})

test('bytes that end too early are refused', () => {
  const body = encodeRollups([rolled([{ at: 0, cls: 0, flags: 0, totalUs: 5, connectUs: null, sent: 0, lost: 0 }])])
  for (let length = 1; length < body.length; length += 1)
    expect(() => decodeRollups(body.subarray(0, length))).toThrow(RangeError)
})

test('where the time of an hour went comes back, and takes about a byte a round', () => {
  const rounds: Round[] = Array.from({ length: 60 }, (_, minute) => ({
    at: minute * 60_000,
    cls: minute === 30 ? 1 : 0,
    flags: 0,
    totalUs: 80_000 + 500 * minute,
    connectUs: 20_000 + 90 * minute,
    sent: 0,
    lost: 0,
    dnsUs: 700 + 5 * minute,
    tlsUs: minute % 2 === 0 ? 31_000 : 36_000,
    firstByteUs: 45_000 + 300 * minute,
  }))
  const phases = phasesOf(rounds)!
  const hour = { ...rolled(rounds), phases }
  const total = (name: keyof typeof phases) => [...phases[name].values()].reduce((sum, count) => sum + count, 0)
  expect([total('dns'), total('connect'), total('tls'), total('firstByte')]).toEqual([59, 59, 59, 59])
  const [back] = decodeRollups(encodeRollups([hour]))
  expect(back!.phases).toEqual(phases)
  expect(encodeRollups([hour]).length - encodeRollups([{ ...hour, phases: null }]).length).toBeLessThanOrEqual(60)
  const twice = addRollup(addRollup(emptyRollup(), hour), hour)
  expect([...twice.phases!.tls.values()].reduce((sum, count) => sum + count, 0)).toBe(118)
})

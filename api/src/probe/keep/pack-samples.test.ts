import fc from 'fast-check'
import { latencyCode, latencyOf } from 'shared/probe/latency-code.ts'
import type { Round } from 'shared/probe/rollup.ts'
import { describe, expect, it, test } from 'vitest'
import { packRounds, unpackRounds } from './pack-samples.ts'

const hour = 3_600_000
const from = 494_000 * hour

const anyRound = fc.record({
  offset: fc.integer({ min: 0, max: hour - 1 }),
  cls: fc.integer({ min: 0, max: 9 }),
  flags: fc.integer({ min: 0, max: 15 }),
  totalUs: fc.oneof(fc.integer({ min: 0, max: 600_000 }), fc.integer({ min: 0, max: 3_600_000_000 })),
  connectUs: fc.option(fc.integer({ min: 0, max: 70_000_000 })),
  sent: fc.integer({ min: 0, max: 50 }),
  lost: fc.integer({ min: 0, max: 50 }),
})
const anyHour = fc
  .array(anyRound, { maxLength: 250 })
  .map((rounds): Round[] =>
    rounds.map(({ offset, ...round }) => ({ at: from + offset, ...round })).sort((one, other) => one.at - other.at),
  )

describe('a packed hour', () => {
  it('holds every round: time, verdict and echoes exactly, latencies within 0.1 %', () => {
    fc.assert(
      fc.property(anyHour, (rounds) => {
        const again = unpackRounds(packRounds(rounds, from), from)
        const rest = (round: Round) => ({ ...round, totalUs: 0, connectUs: round.connectUs === null ? null : 0 })
        expect(again.map(rest)).toEqual(rounds.map(rest))
        for (const [at, round] of rounds.entries()) {
          near(again[at]!.totalUs, round.totalUs)
          if (round.connectUs !== null) near(again[at]!.connectUs!, round.connectUs)
        }
      }),
      { numRuns: 500 },
    )
  })

  it('packs the same again once unpacked', () => {
    fc.assert(
      fc.property(anyHour, (rounds) => {
        const body = packRounds(rounds, from)
        expect(packRounds(unpackRounds(body, from), from)).toEqual(body)
      }),
      { numRuns: 200 },
    )
  })

  it('that is cut short is refused, and not read as fewer rounds', () => {
    const body = packRounds(usualHour(60), from)
    for (let length = 0; length < body.length - 1; length += 1)
      expect(() => unpackRounds(body.subarray(0, length), from), `${length} bytes`).toThrow(RangeError)
    expect(() => unpackRounds(Buffer.from([9, 1, 1]), from)).toThrow('does not know')
  })

  it.each([
    ['one round a minute', 60, 4.8],
    ['one every fifteen seconds', 240, 4.3],
    ['one only', 1, 20],
  ])('of %s takes at most so many bytes a round', (_, count, bytes) =>
    expect(packRounds(usualHour(count), from).length / count).toBeLessThan(bytes),
  )
})

const near = (again: number, was: number) =>
  expect(Math.abs(again - was)).toBeLessThanOrEqual(Math.max(0.5, was * 0.001))

/** As the field has it: log-normal latencies, two seconds of jitter, a failure now and then. */
function usualHour(count: number): Round[] {
  let seed = 7
  const chance = () => (seed = (seed * 16_807) % 2_147_483_647) / 2_147_483_647
  const normal = () => Math.sqrt(-2 * Math.log(chance())) * Math.cos(2 * Math.PI * chance())
  return Array.from({ length: count }, (_, at) => {
    const failed = chance() < 0.01
    return {
      at: from + Math.round((at + 0.5) * (hour / count) + (chance() - 0.5) * Math.min(4000, hour / count / 4)),
      cls: failed ? 1 : 0,
      flags: 0,
      totalUs: failed ? 10_000_000 : Math.round(80_000 * Math.exp(0.25 * normal())),
      connectUs: failed ? null : Math.round(20_000 * Math.exp(0.1 * normal())),
      sent: 10,
      lost: chance() < 0.02 ? 1 : 0,
    }
  })
}

test('the latency code is right to 0.1 % from a microsecond to an hour', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 3_600_000_000 }), (us) => {
      const again = latencyOf(latencyCode(us))
      expect(latencyCode(us)).toBeLessThan(65_536)
      expect(Math.abs(again - us)).toBeLessThanOrEqual(us < 400 ? 0 : us * 0.001)
    }),
    { numRuns: 5000 },
  )
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { judgeShare, type Lease, planShares, seats, shareCount, shareOfConnection } from './plan-shares.ts'

/** The table as the database would have it: who holds what until when, and a clock that the story turns. */
function table() {
  const rows = new Map<number, { by: string | null; until: number }>()
  for (const shard of [
    judgeShare,
    ...Array(shareCount).keys(),
    ...Array.from({ length: seats.count }, (_, n) => seats.first + n),
  ])
    rows.set(shard, { by: null, until: -1 })
  const clock = { s: 0 }
  const leases = (): Lease[] => [...rows].map(([shard, { by, until }]) => ({ shard, by, runs: until > clock.s }))
  function turn(me: string): number[] {
    const { renew, claim, release } = planShares(leases(), me)
    for (const shard of claim) if (rows.get(shard)!.until <= clock.s) rows.set(shard, { by: me, until: clock.s + 15 })
    for (const shard of renew) if (rows.get(shard)!.by === me) rows.set(shard, { by: me, until: clock.s + 15 })
    for (const shard of release) if (rows.get(shard)!.by === me) rows.set(shard, { by: null, until: clock.s })
    return held(me)
  }
  const held = (me: string) => leases().flatMap(({ shard, by, runs }) => (runs && by === me ? [shard] : []))
  const parts = (me: string) => held(me).filter((shard) => shard >= 0 && shard < shareCount)
  return { clock, turn, held, parts }
}

describe('sharing', () => {
  it('one alone has all of it, and judges', () => {
    const { turn, parts, held } = table()
    turn('a')
    expect(parts('a')).toHaveLength(shareCount)
    expect(held('a')).toContain(judgeShare)
  })

  it('a second is given half within two turns; one judges', () => {
    const { turn, parts, held, clock } = table()
    turn('a')
    clock.s = 4
    turn('b')
    expect(parts('b')).toHaveLength(0)
    turn('a')
    turn('b')
    expect([parts('a').length, parts('b').length]).toEqual([16, 16])
    expect(held('b')).not.toContain(judgeShare)
  })

  it('one that falls silent is taken over when its leases run out, judging too', () => {
    const { turn, parts, held, clock } = table()
    for (const s of [0, 4, 8]) {
      clock.s = s
      turn('a')
      turn('b')
    }
    expect(parts('a').length + parts('b').length).toBe(shareCount)
    for (clock.s = 12; clock.s <= 24; clock.s += 4) turn('b')
    expect(parts('b')).toHaveLength(shareCount)
    expect(held('b')).toContain(judgeShare)
  })

  it('whoever comes and goes, no part has two holders, and all parts are held soon after', () => {
    const step = fc.record({ who: fc.constantFrom('a', 'b', 'c', 'd'), s: fc.nat(6) })
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const { turn, clock, parts } = table()
        for (const { who, s } of steps) {
          clock.s += s
          turn(who)
        }
        for (let n = 0; n < 12; n += 1) {
          clock.s += 4
          turn('a')
          turn('b')
        }
        expect([...parts('a'), ...parts('b')].toSorted((x, y) => x - y)).toEqual([...Array(shareCount).keys()])
        expect(parts('a')).toHaveLength(shareCount / 2)
      }),
    )
  })
})

it('what is watched for one unit stays together', () => {
  const of = (unit: string) => ['dan-cu', 'ho-tich'].map((id) => shareOfConnection({ id: `${unit}-${id}`, unit }))
  expect(new Set(of('13285')).size).toBe(1)
  const used = new Set(
    Array.from({ length: 129 }, (_, n) => shareOfConnection({ id: '', unit: String(13_285 + n * 3) })),
  )
  expect(used.size).toBeGreaterThan(25)
})

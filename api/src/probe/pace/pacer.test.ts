import { setImmediate as breathe } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { makePacer, type Paced, type Pacer, type PacerOptions, type Turn } from './pacer.ts'
import { makeTimerWheel } from './timer-wheel.ts'

/** A fleet on a clock the story turns, 50 ms at a time; who is asked answers when the story says. */
function story(connections: Paced[], { takesMs = () => 20, startMs = 0, ...limits }: Story = {}) {
  const clock = { ms: startMs }
  const wheel = makeTimerWheel(startMs)
  const turns: (Turn & { at: number })[] = []
  const ask = (turn: Turn) => {
    turns.push({ ...turn, at: clock.ms })
    return new Promise<void>((done) => wheel.at(clock.ms + takesMs(turn.id), done))
  }
  const pacer = makePacer({ wheel, now: () => clock.ms, epochAtZero: 1_764_000_000_000, ask, ...limits })
  pacer.set(connections)
  const until = async (ms: number) => {
    while (clock.ms < ms) {
      clock.ms += 50
      wheel.advance(clock.ms)
      await breathe()
    }
  }
  return { clock, wheel, turns, pacer, until }
}
interface Story extends Partial<Pick<PacerOptions, 'atOnce' | 'perNetwork'>> {
  startMs?: number
  takesMs?: (id: string) => number
}
const fleet = (count: number, network = (n: number) => `10.0.${n}`): Paced[] =>
  Array.from({ length: count }, (_, n) => ({ id: `connection-${n}`, intervalS: 60, network: network(n) }))
const countBy = (turns: readonly { id: string }[]) => Map.groupBy(turns, ({ id }) => id)

describe('a fleet of 300', () => {
  it('is asked once an interval each, from the first interval on, at most a slot late', async () => {
    const { turns, pacer, until } = story(fleet(300))
    await until(62_000)
    expect(countBy(turns).size).toBe(300)
    await until(302_000)
    const each = [...countBy(turns).values()].map((of) => of.length)
    expect(Math.min(...each)).toBeGreaterThanOrEqual(4)
    expect(Math.max(...each)).toBeLessThanOrEqual(6)
    expect(pacer.figures()).toMatchObject({ skipped: 0, waiting: 0, fast: 0 })
    expect(Math.max(...turns.map(({ lateMs }) => lateMs))).toBeLessThanOrEqual(100)
  })

  it('keeps its places over a restart', async () => {
    const [one, other] = [story(fleet(30)), story(fleet(30), { startMs: 60_000 })]
    await one.until(120_000)
    await other.until(120_000)
    const late = (turns: typeof one.turns) =>
      turns
        .filter(({ at }) => at > 60_100)
        .map(({ id, at }) => `${at} ${id}`)
        .toSorted()
    expect(late(other.turns)).toEqual(late(one.turns))
    expect(late(one.turns).length).toBeGreaterThan(25)
  })

  it('a target that hangs delays nobody else, and is not asked twice at once', async () => {
    const { turns, pacer, until } = story(fleet(50), { takesMs: (id) => (id === 'connection-7' ? 90_000 : 20) })
    await until(300_000)
    const others = turns.filter(({ id }) => id !== 'connection-7')
    expect(Math.max(...others.map(({ lateMs }) => lateMs))).toBeLessThanOrEqual(100)
    const slow = turns.filter(({ id }) => id === 'connection-7').map(({ at }) => at)
    for (const [n, at] of slow.slice(1).entries()) expect(at - slow[n]!).toBeGreaterThanOrEqual(90_000)
    expect(pacer.figures().skipped).toBeGreaterThan(0)
  })

  it('after the process slept five minutes, each is asked once and not five times', async () => {
    const { turns, clock, wheel, until } = story(fleet(40))
    await until(61_000)
    const before = turns.length
    clock.ms += 300_000
    wheel.advance(clock.ms)
    await until(clock.ms + 2_000)
    const counts = [...countBy(turns.slice(before)).values()].map((of) => of.length)
    expect(counts.length).toBe(40)
    // Two seconds have passed since, in which a few had their own next round.
    expect(counts.filter((count) => count > 1).length).toBeLessThan(5)
    expect(Math.max(...counts)).toBe(2)
    expect(Math.max(...turns.slice(before).map(({ lateMs }) => lateMs))).toBeGreaterThan(200_000)
  })

  it('rounds that find no room begin later and say by how much', async () => {
    const { turns, pacer, until } = story(fleet(60), { atOnce: 1, takesMs: () => 1_500 })
    await until(130_000)
    expect(Math.max(...turns.map(({ lateMs }) => lateMs))).toBeGreaterThan(1_000)
    expect(pacer.figures().waiting).toBeGreaterThan(0)
  })

  it('one crowded network holds up no other', async () => {
    const { turns, until } = story(
      fleet(60, (n) => (n < 50 ? 'crowded' : 'free')),
      { perNetwork: 1, takesMs: (id) => (Number(id.slice(11)) < 50 ? 5_000 : 10) },
    )
    await until(120_000)
    const late = (crowded: boolean) =>
      Math.max(...turns.filter(({ id }) => Number(id.slice(11)) < 50 === crowded).map(({ lateMs }) => lateMs))
    expect(late(true)).toBeGreaterThan(5_000)
    expect(late(false)).toBeLessThanOrEqual(100)
  })
})

describe('suspicion', () => {
  const between = (turns: readonly { id: string; at: number }[], id: string): number[] => {
    const at = turns.filter((turn) => turn.id === id).map((turn) => turn.at)
    return at.slice(1).map((time, n) => time - at[n]!)
  }
  const asFast = (pacer: Pacer, ...ids: string[]) => pacer.hurry(ids)

  it('asks every 15 s, beside the rounds of its own, and goes back to the grid when it ends', async () => {
    const { turns, pacer, until } = story(fleet(20))
    await until(62_000)
    asFast(pacer, 'connection-3')
    await until(182_000)
    expect(Math.max(...between(turns, 'connection-3').slice(-6))).toBeLessThanOrEqual(15_100)
    expect(turns.filter(({ fast }) => fast).length).toBeGreaterThanOrEqual(5)
    expect(Math.min(...between(turns, 'connection-4'))).toBeGreaterThan(50_000)
    asFast(pacer)
    await until(420_000)
    expect(
      between(turns, 'connection-3')
        .slice(-2)
        .every((gap) => gap > 50_000),
    ).toBe(true)
  })

  it('never of more than a tenth of the fleet; who is suspected already stays so', async () => {
    const { pacer } = story(fleet(100))
    asFast(pacer, ...Array.from({ length: 8 }, (_, n) => `connection-${n}`))
    expect(pacer.figures().fast).toBe(8)
    asFast(pacer, ...Array.from({ length: 90 }, (_, n) => `connection-${n + 5}`))
    expect(pacer.figures().fast).toBe(10)
  })
})

it('a connection taken out is asked no more; one whose interval changed gets a new place', async () => {
  const { turns, pacer, until } = story(fleet(10))
  await until(61_000)
  const rest = fleet(10).slice(1)
  pacer.set(rest.map((paced, n) => (n === 0 ? { ...paced, intervalS: 10 } : paced)))
  turns.length = 0
  await until(182_000)
  const counts = countBy(turns)
  expect(counts.has('connection-0')).toBe(false)
  expect(counts.get('connection-1')!.length).toBeGreaterThanOrEqual(11)
  expect(counts.get('connection-2')!.length).toBeLessThanOrEqual(3)
})

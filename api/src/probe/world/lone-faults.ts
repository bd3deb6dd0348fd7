import { type Effect, type Episode, dead, nothingAils } from './effect.ts'
import type { Rng } from './rng.ts'

const minute = 60_000
const hour = 60 * minute

type Maker = (rng: Rng, start: number) => Pick<Episode, 'end' | 'expect' | 'reasons' | 'effect'> & { onset?: number }

const unstable = (
  end: number,
  reasons: readonly string[],
  effect: Episode['effect'],
  onset?: number,
): ReturnType<Maker> => ({ end, expect: 'unstable', reasons, effect, ...(onset === undefined ? {} : { onset }) })

const flapping =
  (period: [number, number], duty: number): Maker =>
  (rng, start) => {
    const end = start + rng.between(1, 10) * hour
    // Each turn has its own length, as real ones do.
    const turns: [number, number][] = []
    for (let at = start; at < end;) {
      const length = rng.between(...period) * minute
      turns.push([at, at + length * duty])
      at += length
    }
    return unstable(end, ['flapping', 'recurring', 'errors'], (at) =>
      turns.some(([from, to]) => at >= from && at < to) ? dead : nothingAils,
    )
  }

const slow = (rng: Rng): Effect => ({ ...nothingAils, factor: rng.between(3, 5) })

const lossy =
  (loss: number, bursty = false): Maker =>
  (rng, start) =>
    unstable(start + rng.between(1.5, 5.5) * hour, ['lossy', 'slow'], () => ({ ...nothingAils, loss, bursty }))

const failing =
  (fail: number): Maker =>
  (rng, start) =>
    unstable(start + rng.between(3, 18) * hour, ['errors', 'flapping'], () => ({
      ...nothingAils,
      fail,
      cls: 'http5xx',
    }))

/** Faults of one connection, by archetype. */
export const loneFaults: Record<string, Maker> = {
  'A1 hard down': (rng, start) => ({
    end: start + Math.exp(rng.between(Math.log(5), Math.log(240))) * minute,
    expect: 'down',
    reasons: ['unreachable'],
    effect: () => dead,
  }),
  'A3a flap 2–5 min': flapping([2, 5], 0.5),
  'A3b flap 10–20 min': flapping([10, 20], 0.3),
  'A3c flap 40–70 min': flapping([40, 70], 0.15),
  'A4 latency ramp': (rng, start) => {
    const ramp = rng.between(3, 8) * hour
    const most = rng.between(3, 7)
    return unstable(
      start + ramp + 2 * hour,
      ['drift', 'slow'],
      (at) => ({ ...nothingAils, factor: 1 + (most - 1) * Math.min(1, (at - start) / ramp) }),
      start + (ramp * 0.5) / (most - 1),
    )
  },
  'A5 latency step': (rng, start) => {
    const effect = slow(rng)
    return unstable(start + rng.between(2, 8) * hour, ['slow', 'drift'], () => effect)
  },
  'A6 congestion': (rng, start) => {
    const effect = { ...slow(rng), loss: rng.between(0.03, 0.08) }
    return unstable(start + rng.between(2, 3.5) * hour, ['slow', 'lossy'], () => effect)
  },
  'A7 loss 5 %': lossy(0.05),
  'A7 loss 10 %': lossy(0.1),
  'A7 loss 20 %': lossy(0.2),
  'A7 loss 30 %': lossy(0.3),
  'A7 loss in bursts': lossy(0.1, true),
  'A8 errors 2 %': failing(0.02),
  'A8 errors 5 %': failing(0.05),
  'A8 errors 10 %': failing(0.1),
  'A8 errors 20 %': failing(0.2),
  'A8 gray 50 %': failing(0.5),
  'A11 slow names': (rng, start) => {
    const addChance = rng.between(0.15, 0.35)
    return unstable(start + rng.between(2, 6) * hour, ['slow'], () => ({ ...nothingAils, addMs: 5000, addChance }))
  },
  'A12 wrong chain on one of two': (rng, start) =>
    unstable(start + rng.between(3, 12) * hour, ['errors', 'flapping'], () => ({
      ...nothingAils,
      fail: 0.5,
      cls: 'tls',
    })),
}

/**
 * Faults strewn over connections, each followed by at least six hours of peace; the first two days teach what is usual.
 */
export function strewLoneFaults(
  rng: Rng,
  leaves: number,
  from: number,
  to: number,
  kinds: readonly string[] = Object.keys(loneFaults),
): Episode[] {
  const episodes: Episode[] = []
  let turn = 0
  for (let leaf = 0; leaf < leaves; leaf += 1) {
    let at = from + 48 * hour + rng.between(0, 24) * hour
    for (;;) {
      const kind = kinds[turn % kinds.length] ?? ''
      const start = kind.startsWith('A6') ? eightOClock(at, rng) : at
      const made = loneFaults[kind]!(rng, start)
      if (made.end > to - hour) break
      turn += 1
      episodes.push({
        id: `${kind} ${leaf} ${start}`,
        kind,
        start,
        leaves: [leaf],
        roots: [],
        ...made,
        onset: made.onset ?? start,
      })
      at = made.end + rng.between(6, 60) * hour
    }
    turn += 1
  }
  return episodes
}

/** The next 08:00–08:30 in Vietnam, which is 01:00 UTC. */
function eightOClock(at: number, rng: Rng): number {
  const day = Math.ceil((at - hour) / (24 * hour))
  return day * 24 * hour + hour + rng.between(0, 30) * minute
}

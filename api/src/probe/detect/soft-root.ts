import type { Fleet } from './fleet.ts'
import { priorOf } from './hard-root.ts'
import type { Metric, NodeWindows, Window } from './node-windows.ts'
import { metrics } from './node-windows.ts'
import type { Track } from './track.ts'

export interface SoftCandidate {
  suspect: number
  metric: Metric
  /** Share of its rounds that are bad. */
  rate: number
  score: number
  /** The same against one normal rate for all, so that candidates can be compared. */
  gain: number
  affected: number[]
  /** Whether it is clear already that these come and go, rather than that some are dead. */
  isSettled: boolean
}

/** What of each metric is normal in a healthy fleet; the scan learns better ones (`FleetRates`). */
export const startRates = [0.0015, 0.006, 0.05] as const
const floors = [0.001_2, 0.006, 0.012] as const
/** What is normal, with a margin for luck. */
const margins = [1.25, 1.5, 1.5] as const

/**
 * A scan statistic over the nodes (Kulldorff 1997, with a binomial model): is the pooled share of bad rounds of the
 * connections through a node so much above that of the rest that one cause must lie there? It finds in minutes what no
 * single connection shows for hours. A few bad connections are not a bad node: the bad rounds must be spread as a common
 * rate would spread them, and connections that failed must answer in between.
 */
export function scanNodes(ground: SoftGround): SoftCandidate[] {
  const found: SoftCandidate[] = []
  for (const metric of [0, 1, 2] as const) {
    const taken = new Set<number>()
    while (found.length < mostFound) {
      const best = bestSuspect(ground, metric, taken)
      if (!best) break
      found.push(best)
      for (const leaf of ground.fleet.suspects[best.suspect]!.leaves) taken.add(leaf)
    }
  }
  return found
}

export interface SoftGround {
  fleet: Fleet
  tracks: readonly Track[]
  windows: NodeWindows
  now: number
  /** Share of bad rounds per metric when all is well, as learned. */
  normal: readonly number[]
  usable: (leaf: number, metric: Metric) => boolean
  /** Per connection: what was bad before has been explained already. */
  excusedAt: Float64Array
  /** Is told of nodes that may become candidates: a few rounds more of their connections would settle it. */
  warm: Set<number>
}

interface Pool {
  window: Window
  metric: Metric
  suspect: number
  /** Share of bad rounds of the rest of the fleet, and the least that is held to be normal. */
  elsewhere: number
  floor: number
}

const mostFound = 16

function bestSuspect(ground: SoftGround, metric: Metric, taken: ReadonlySet<number>): SoftCandidate | undefined {
  const { fleet, windows, normal } = ground
  const floor = Math.max(floors[metric], margins[metric] * (normal[metric] ?? 0))
  let best: SoftCandidate | undefined
  for (const window of ['brief', 'short', 'long'] as const) {
    const allRounds = windows.rounds(windows.fleet, window)
    const allBad = windows.bad(windows.fleet, metric, window)
    if (allBad < leastWarm) continue
    for (let suspect = 0; suspect < fleet.suspects.length; suspect += 1) {
      const bad = windows.bad(suspect, metric, window)
      const rounds = windows.rounds(suspect, window)
      // A bound before the dear count of what each connection contributed.
      const most = bad < leastWarm ? 0 : gain(bad, rounds, floor)
      if (metric === 0 && most >= warmScore) ground.warm.add(suspect)
      if (bad < leastBad || most < leastScore) continue
      const elsewhere = allRounds - rounds < 200 ? floor : (allBad - bad) / (allRounds - rounds)
      const candidate = weigh(ground, { window, metric, suspect, elsewhere, floor }, taken)
      if (candidate && (!best || candidate.gain > best.gain)) best = candidate
    }
  }
  return best
}

const leastBad = 5
const leastWarm = 4
const warmScore = 5.5
const leastLeaves = 4
const leastScore = 8
const leastRate = 0.006

function gain(bad: number, rounds: number, normal: number): number {
  const rate = Math.min(0.999, bad / rounds)
  return rate <= normal ? 0 : bad * Math.log(rate / normal) + (rounds - bad) * Math.log((1 - rate) / (1 - normal))
}

function weigh(ground: SoftGround, pool: Pool, taken: ReadonlySet<number>): SoftCandidate | undefined {
  const { windows } = ground
  const { metric, window } = pool
  const suspect = ground.fleet.suspects[pool.suspect]!
  if (suspect.leaves.length < leastLeaves) return undefined
  const from = ground.now - windows.lengthMs(window)
  const { usable, counts, affected, recent, askedAgain, stillFailing } = contributions(ground, pool, taken, from)
  if (affected.length < leastLeaves) return undefined
  // Rounds are those of the window, as far as they came from connections that count.
  const each = windows.rounds(pool.suspect, window) / suspect.leaves.length
  const rounds = each * usable
  // One connection that fails all the time may not stand for many: its count is cut at four times the mean and at two.
  const most = Math.max(2, (4 * counts.reduce((sum, bad) => sum + bad, 0)) / usable)
  const bad = counts.reduce((sum, count) => sum + Math.min(count, most), 0)
  const rate = Math.min(0.999, bad / Math.max(rounds, bad + 1))
  const normal = Math.max(pool.floor, Math.min(pool.elsewhere, 0.5))
  if (bad < leastBad || rate < leastRate || rate < 2.5 * normal) return undefined
  const expected = usable * (1 - (1 - rate) ** Math.max(1, each))
  if (affected.length < 0.6 * expected) return undefined
  // Connections that fail and stay failed are dead, each or by a dead node; that is not a shared error rate.
  const isSettled = metric !== 0 || (askedAgain >= 0.3 * recent && stillFailing <= 0.72 * askedAgain)
  const score = gain(bad, rounds, normal) - priorOf[suspect.kind] - 2
  const common = gain(bad, rounds, pool.floor) - priorOf[suspect.kind]
  return score >= leastScore
    ? { suspect: pool.suspect, metric, rate, score, gain: common, affected, isSettled }
    : undefined
}

interface Contributions {
  usable: number
  /** Bad rounds of each affected connection. */
  counts: number[]
  affected: number[]
  /** Those with a bad round of late; of them, those asked again since the first of these; of them, those failing still. */
  recent: number
  askedAgain: number
  stillFailing: number
}

function contributions(
  { fleet, tracks, usable, excusedAt, windows, now }: SoftGround,
  { metric, suspect }: Pool,
  taken: ReadonlySet<number>,
  from: number,
): Contributions {
  const sum: Contributions = { usable: 0, counts: [], affected: [], recent: 0, askedAgain: 0, stillFailing: 0 }
  const kind = metrics[metric]
  const recentFrom = now - 10 * windows.bucketMs
  for (const leaf of fleet.suspects[suspect]!.leaves) {
    if (!usable(leaf, metric) || taken.has(leaf)) continue
    sum.usable += 1
    const { counted, run, lastAt } = tracks[leaf]!
    const since = Math.max(from, excusedAt[leaf]!)
    let bad = 0
    let firstAt = 0
    for (let round = counted.length - 1; round >= 0 && counted[round]!.at >= since; round -= 1) {
      if (counted[round]!.kind !== kind) continue
      bad += 1
      if (counted[round]!.at >= recentFrom) firstAt = counted[round]!.at
    }
    if (bad === 0) continue
    sum.affected.push(leaf)
    sum.counts.push(bad)
    if (firstAt === 0) continue
    sum.recent += 1
    if (lastAt === firstAt) continue
    sum.askedAgain += 1
    if (run > 0) sum.stillFailing += 1
  }
  return sum
}

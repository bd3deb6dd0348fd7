import type { ErrorClass } from 'shared/probe/sample.ts'
import type { NodeKind } from 'shared/probe/topology.ts'
import type { Fleet } from './fleet.ts'
import type { Track } from './track.ts'

/** How unlikely a node is to fail, nats: a line fails more often than the core. */
export const priorOf: Record<NodeKind, number> = {
  line: 3,
  system: 3.2,
  gateway: 3.5,
  segment: 3.5,
  'national-link': 3.5,
  core: 4.5,
  dns: 4.6,
  vantage: 6,
}

export interface HardCandidate {
  suspect: number
  score: number
  /** The same against a quiet fleet, one and the same for all, so that candidates can be compared and added up. */
  gain: number
  /** The lower quartile of when its connections began to fail. */
  onset: number
  failing: number[]
  /** Fails a share only: whatever it is, it is not dead. Its connections are suspected, and the scan decides. */
  partial: boolean
}

export interface HardGround {
  fleet: Fleet
  tracks: readonly Track[]
  /** Which connections are evidence at all: fresh, not in maintenance, not explained already. */
  usable: (leaf: number) => boolean
}

/** The share of connections whose newest round fails for no common reason, at the least. */
const quiet = 0.004

const leastFailing = 3
const leastScore = 9
/** A smaller share is for the scan to find. */
const leastShare = 0.03

/**
 * Which nodes, if dead, explain the failures best: greedy set cover by posterior odds. A dead node fails 93 % of its
 * connections; what fails beside it is background. `pool` holds connections whose newest round failed.
 */
export function findHardRoots(ground: HardGround, pool: readonly number[]): HardCandidate[] {
  const { fleet } = ground
  const { suspects, pathOf } = fleet
  const left = new Set(pool)
  const found: HardCandidate[] = []
  const partial = new Map<number, HardCandidate>()
  const tally = new Int32Array(suspects.length)
  while (left.size >= leastFailing && found.length < 64) {
    tally.fill(0)
    for (const leaf of left) for (const suspect of pathOf[leaf]!) tally[suspect]! += 1
    let best: HardCandidate | undefined
    for (let suspect = 0; suspect < suspects.length; suspect += 1) {
      if (tally[suspect]! < leastFailing) continue
      const candidate = weigh(ground, left, suspect, tally[suspect]!)
      if (candidate.score < leastScore) continue
      if (!candidate.partial) {
        if (!best || candidate.gain > best.gain) best = candidate
      } else if (!partial.has(suspect)) partial.set(suspect, candidate)
    }
    if (!best) break
    found.push(best)
    for (const leaf of best.failing) left.delete(leaf)
    for (const leaf of fleet.suspects[best.suspect]!.sentinels) left.delete(leaf)
  }
  return weighShares(fleet, found, [...partial.values()])
}

/**
 * A node that fails a share of its connections, or some dead nodes below it? The better explanation stands. Failures of a
 * common share fall on all its connections alike; those of dead nodes fill a few and leave the others untouched.
 */
function weighShares(fleet: Fleet, dead: HardCandidate[], partial: readonly HardCandidate[]): HardCandidate[] {
  let standing = dead
  const shares: HardCandidate[] = []
  for (const share of partial) {
    const mine = new Set(fleet.suspects[share.suspect]!.leaves)
    const below = standing.filter(({ failing }) => failing.every((leaf) => mine.has(leaf)))
    if (below.reduce((sum, { gain }) => sum + gain, 0) > share.gain + 10) continue
    shares.push(share)
    standing = standing.filter((candidate) => !below.includes(candidate))
  }
  return [...standing, ...shares]
}

function weigh(
  { fleet, tracks, usable }: HardGround,
  pool: ReadonlySet<number>,
  at: number,
  count: number,
): HardCandidate {
  const suspect = fleet.suspects[at]!
  const outside = Math.max(0, pool.size - count)
  const others = Math.max(0, fleet.connections.length - suspect.leaves.length - suspect.sentinels.length)
  const background = Math.min(0.012, Math.max(quiet, (outside + 0.4) / (others + 100)))
  const fails = Math.log(0.93 / background)
  const holds = Math.log(0.07 / (1 - background))
  const failing: number[] = []
  for (const leaf of suspect.leaves) if (pool.has(leaf)) failing.push(leaf)
  const onset = lowerQuartile(failing.map((leaf) => tracks[leaf]!.runStart))
  const beforehand = classEvidence(suspect.kind, failing, tracks) - priorOf[suspect.kind]
  let score = failing.length * fails + beforehand
  // A node none of whose connections fails but a sentinel or two is not what broke.
  if (failing.length < Math.min(leastFailing, suspect.leaves.length))
    return { suspect: at, score: -1, gain: -1, onset, failing, partial: false }
  let answering = 0
  for (const leaf of suspect.leaves) {
    // One that fails but is not in the pool has been explained by another root: no evidence either way.
    if (tracks[leaf]!.run === 0 && usable(leaf) && tracks[leaf]!.lastAt > onset + 3000) {
      score += holds
      answering += 1
    }
  }
  for (const leaf of suspect.sentinels) {
    if (pool.has(leaf)) score += fails
    else if (usable(leaf) && tracks[leaf]!.lastAt > onset + 3000) score += 2 * holds
  }
  const gainAt = (rate: number) =>
    failing.length * Math.log(rate / quiet) + answering * Math.log((1 - rate) / (1 - quiet))
  if (!isPartial(failing.length, answering))
    return { suspect: at, score, gain: gainAt(0.93) + beforehand, onset, failing, partial: false }
  const rate = failing.length / (failing.length + answering)
  const gain = rate < leastShare ? -1 : gainAt(rate) - priorOf[suspect.kind]
  return { suspect: at, score: gain, gain, onset, failing, partial: true }
}

/** Whether it fails a share rather than being dead: of few, when that says e^4 times as much. */
function isPartial(failing: number, answering: number): boolean {
  const rate = failing / (failing + answering)
  if (rate >= 0.8) return false
  if (failing + answering >= 12) return true
  const share = failing * Math.log(rate) + (answering === 0 ? 0 : answering * Math.log(1 - rate))
  return share - failing * Math.log(0.93) - answering * Math.log(0.07) > 4
}

const application = new Set<ErrorClass>(['http5xx', 'http4xx', 'content', 'auth', 'tls'])

/** A name that is not answered speaks for the resolver, an error page for the system behind it, silence for a line. */
function classEvidence(kind: NodeKind, failing: readonly number[], tracks: readonly Track[]): number {
  let names = 0
  let pages = 0
  for (const leaf of failing) {
    const cls = tracks[leaf]!.lastCls
    if (cls === 'dns') names += 1
    else if (application.has(cls)) pages += 1
  }
  const share = (count: number) => count / Math.max(1, failing.length)
  if (kind === 'dns') return 6 * (share(names) - 0.4)
  if (share(names) >= 0.6) return -3
  if (share(pages) >= 0.6) return kind === 'system' ? 1 : kind === 'national-link' ? 0 : -4
  return 0
}

function lowerQuartile(values: number[]): number {
  values.sort((one, other) => one - other)
  return values[Math.floor(values.length / 4)] ?? 0
}

import { type WorldShape, makeLoneTopology } from '../probe/world/fleet-world.ts'
import { strewLoneFaults } from '../probe/world/lone-faults.ts'
import { play } from '../probe/world/play.ts'
import { rngOf } from '../probe/world/rng.ts'
import { makeWorld } from '../probe/world/world.ts'
import { Ledger, type Score, scoreLone } from './detection-score.ts'
import { type PeerName, peers } from './peers/rules.ts'
import { watchJudge } from './watch-judge.ts'

export interface LoneRun {
  shape: WorldShape
  seed: number
  connections: number
  days: number
  faults: boolean
  /** Whether the watch chooses the cadence; else every connection keeps its interval and all judges see the same rounds. */
  lead: boolean
  peers: readonly PeerName[]
}

export interface LoneOutcome {
  ours: Score
  peers: Partial<Record<PeerName, Score>>
  /** Rounds asked beyond those of the interval, as a share. */
  extra: number
}

/** Lone connections over some days, with faults strewn over them or all healthy. */
export function playLone({ shape, seed, connections, days, faults, lead, peers: names }: LoneRun): LoneOutcome {
  const topology = makeLoneTopology(connections, shape.intervalsS)
  const from = Date.UTC(2026, 2, 1, 17)
  const to = from + days * 86_400_000
  const episodes = faults ? strewLoneFaults(rngOf(seed, 'episodes'), connections, from, to) : []
  const world = makeWorld({ topology, shape, seed, from, to }, episodes)
  const ledgers = [new Ledger(), ...names.map(() => new Ledger())]
  const judges = [watchJudge(topology), ...names.map((name) => peers[name]())]
  const { rounds } = play(
    world,
    judges,
    ledgers.map(({ hear }) => hear),
    lead,
  )
  const due = topology.connections.reduce((sum, { intervalS }) => sum + (days * 86_400) / intervalS, 0)
  return {
    ours: scoreLone(world, ledgers[0]!),
    peers: Object.fromEntries(names.map((name, at) => [name, scoreLone(world, ledgers[at + 1]!)])),
    extra: rounds / due - 1,
  }
}

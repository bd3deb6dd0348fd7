import type { DetectionEvent } from 'shared/probe/detection-event.ts'
import type { Sample } from 'shared/probe/sample.ts'
import { fastIntervalMs } from '../detect/cadence.ts'
import { rngOf } from './rng.ts'
import type { World } from './world.ts'

/** Whoever judges samples: our watch, or a peer's rule. */
export interface Judge {
  take(sample: Sample): readonly DetectionEvent[]
  /** Asks sooner than the interval when it would settle something. Peers retry as their defaults say. */
  nextInMs?(sample: Sample, intervalMs: number): number
}

/**
 * Plays a world to judges that all see the same rounds, in the order of time: a wheel of one-second slots. With `lead`
 * the first judge also says when each connection is asked next (its fast cadence); otherwise everyone keeps the interval.
 */
export function play(
  world: World,
  judges: readonly Judge[],
  heard: readonly ((event: DetectionEvent) => void)[],
  lead = false,
): { rounds: number } {
  const { topology, tempers, from, to, seed } = world
  const jitter = rngOf(seed, 'jitter')
  const slots: number[][] = Array.from({ length: 4096 }, () => [])
  const dueAt = new Float64Array(topology.connections.length)
  const put = (leaf: number, at: number) => {
    dueAt[leaf] = at
    slots[Math.floor(at / 1000) % slots.length]!.push(leaf)
  }
  for (const [leaf, { intervalS }] of topology.connections.entries())
    put(leaf, from + (tempers[leaf]!.phaseMs / 60_000) * intervalS * 1000)
  const isFast = new Uint8Array(topology.connections.length)
  let rounds = 0
  for (let second = Math.floor(from / 1000); second * 1000 < to; second += 1) {
    const slot = slots[second % slots.length]!
    if (slot.length === 0) continue
    const due = slot.splice(0).sort((one, other) => dueAt[one]! - dueAt[other]!)
    for (const leaf of due) {
      const at = dueAt[leaf]!
      const intervalMs = topology.connections[leaf]!.intervalS * 1000
      const sample = world.probe(leaf, at, isFast[leaf] === 1)
      rounds += 1
      for (let judge = 0; judge < judges.length; judge += 1)
        for (const event of judges[judge]!.take(sample)) heard[judge]!(event)
      const wanted = lead ? (judges[0]!.nextInMs?.(sample, intervalMs) ?? intervalMs) : intervalMs
      isFast[leaf] = wanted < intervalMs ? 1 : 0
      put(
        leaf,
        Math.max(
          at + 1000,
          at + wanted + (wanted > fastIntervalMs ? jitter.between(-2000, 2000) : jitter.between(-500, 500)),
        ),
      )
    }
  }
  return { rounds }
}

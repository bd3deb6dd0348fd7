import type { Topology } from 'shared/probe/topology.ts'
import { fastIntervalMs } from '../probe/detect/cadence.ts'
import { makeWatch } from '../probe/detect/watch.ts'
import type { Judge } from '../probe/world/play.ts'

/** Our watch as a judge among others; it says how soon a suspect is asked again, as it does to the prober. */
export function watchJudge(topology: Topology): Judge {
  const watch = makeWatch(topology)
  return {
    take: (sample) => watch.take(sample),
    nextInMs: ({ connection }, intervalMs) =>
      watch.cadence(connection) === 'fast' ? Math.min(intervalMs, fastIntervalMs) : intervalMs,
  }
}

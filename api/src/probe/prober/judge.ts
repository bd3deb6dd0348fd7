import { watchedOf } from 'shared/probe/connection.ts'
import type { DetectionEvent } from 'shared/probe/detection-event.ts'
import type { Fact, Sample } from 'shared/probe/sample.ts'
import type { MaintenanceWindow } from 'shared/probe/topology.ts'
import type { SharedSnapshot, TrackSnapshot } from '../detect/snapshot.ts'
import { makeWatch, type Watch, type WatchOptions } from '../detect/watch.ts'
import type { StandingOf } from '../keep/batch.ts'
import type { DetectorSnapshot } from '../keep/detector-store.ts'
import type { WatchedFleet } from './read-watched.ts'

/** What the detector remembered, as it was kept. */
export interface Memory {
  tracks: ReadonlyMap<string, unknown>
  shared: unknown
}

/** What has come of judging since it was last asked. */
export interface Judged {
  standings: StandingOf[]
  events: DetectionEvent[]
}

/** The detector over all that a vantage watches, whoever of its probers asked. */
export interface Judge {
  take(sample: Sample): void
  observe(fact: Fact): void
  tick(now: number): void
  saySick(now: number, sick: boolean): void
  setMaintenance(windows: readonly MaintenanceWindow[]): void
  hurried(): string[]
  /** Standings of what was sampled or has changed, and events, since the last time. */
  drain(): Judged
  /** To be kept now: what is in trouble each time, of the rest one in `share` in turn. */
  memories(share: number): DetectorSnapshot[]
  shared(): SharedSnapshot
  /** When each connection was last heard of. */
  lastAt(): ReadonlyMap<string, number>
}

export function makeJudge(fleet: WatchedFleet, memory: Memory, options: WatchOptions = {}): Judge {
  const connections = fleet.connections.map(watchedOf)
  const watch = makeWatch({ nodes: fleet.nodes.map(nodeOf), connections }, options)
  const ids = connections.map(({ id }) => id)
  const known = new Set(ids)
  const told = new Map<string, string>()
  const lastAt = new Map<string, number>()
  let sampled = new Set<string>()
  let events: DetectionEvent[] = []
  let turn = 0
  restore(watch, memory, known)

  const take = (of: readonly DetectionEvent[]) => {
    if (of.length > 0) events.push(...of)
  }
  const inTrouble = (id: string): boolean => {
    const { state } = watch.state(id)
    return state === 'unstable' || state === 'down' || state === 'degraded'
  }
  const memoryOf = (id: string): DetectorSnapshot => ({
    connection: id,
    snapshot: watch.snapshot(id),
    why: watch.why(id),
  })

  return {
    take(sample) {
      if (!known.has(sample.connection)) return
      take(watch.take(sample))
      sampled.add(sample.connection)
      lastAt.set(sample.connection, Math.max(sample.at, lastAt.get(sample.connection) ?? 0))
    },
    observe(fact) {
      if (known.has(fact.connection)) take(watch.observe(fact))
    },
    tick: (now) => take(watch.tick(now)),
    saySick: (now, sick) => take(watch.saySick(now, sick)),
    setMaintenance: (windows) => watch.setMaintenance(windows),
    hurried: () => ids.filter((id) => watch.cadence(id) === 'fast'),
    drain() {
      const standings: StandingOf[] = []
      for (const id of ids) {
        const { state, overlays, root } = watch.state(id)
        const summary = `${state} ${overlays.join()} ${root}`
        if (!sampled.has(id) && told.get(id) === summary) continue
        told.set(id, summary)
        const { since, reasons } = watch.why(id)
        standings.push({ connection: id, state, since, reasons, overlays, root })
      }
      const judged = { standings, events }
      sampled = new Set()
      events = []
      return judged
    },
    memories(share) {
      turn = (turn + 1) % share
      return ids.filter((id, at) => at % share === turn || inTrouble(id)).map(memoryOf)
    },
    shared: () => watch.snapshotShared(),
    lastAt: () => lastAt,
  }
}

/** What cannot be restored, of an older form perhaps, is learned anew. */
function restore(watch: Watch, { tracks, shared }: Memory, known: ReadonlySet<string>): void {
  for (const [id, kept] of tracks) {
    if (!known.has(id)) continue
    try {
      watch.restore(id, kept as TrackSnapshot)
    } catch {
      // Begins as unknown.
    }
  }
  if (typeof shared === 'object' && shared !== null) watch.restoreShared(shared as SharedSnapshot)
}

const nodeOf = ({ id, kind, parents, redundancy }: WatchedFleet['nodes'][number]) => ({
  id,
  kind,
  parents,
  ...(redundancy !== undefined && { redundancy }),
})

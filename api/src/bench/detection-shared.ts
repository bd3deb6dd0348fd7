import type { DetectionEvent } from 'shared/probe/detection-event.ts'
import { type WorldShape, makeTopology } from '../probe/world/fleet-world.ts'
import { scenes } from '../probe/world/shared-faults.ts'
import { type Judge, play } from '../probe/world/play.ts'
import { rngOf } from '../probe/world/rng.ts'
import { type World, makeWorld } from '../probe/world/world.ts'
import { type PeerName, peers } from './peers/rules.ts'
import { watchJudge } from './watch-judge.ts'

/** What one shared fault came to, for one judge. */
export interface SceneScore {
  scene: string
  /** Connections that suffered. */
  affected: number
  /** Messages sent from the first moment to the end, resolutions apart. */
  notifications: number
  /** Of them, messages about one connection that the fault explains. */
  leaks: number
  /** Whether every node at fault, and no other, was named (a mass event or blindness by its kind). */
  found: boolean
  /** Seconds from the onset to the right name. */
  delayS: number | null
  /** Messages of each peer, one for each connection it alerts for. */
  peers: Partial<Record<PeerName, number>>
}

const hourMs = 3_600_000

/** Plays each scene in a province of its own, after hours of peace, to our watch and to the peers' rules. */
export function playScenes(shape: WorldShape, seed: number, names: readonly PeerName[], lead: boolean): SceneScore[] {
  const topology = makeTopology(shape)
  const from = Date.UTC(2026, 2, 1, 17)
  return Object.entries(scenes).map(([scene, make]) => {
    const start = from + 1.5 * hourMs
    const episodes = make(topology, rngOf(seed, scene), start)
    const end = Math.max(...episodes.map((episode) => episode.end))
    const world = makeWorld({ topology, shape, seed, from, to: end + 900_000 }, episodes)
    const events: DetectionEvent[] = []
    const counts = names.map(() => 0)
    const judges: Judge[] = [watchJudge(topology), ...names.map((name) => peers[name]())]
    const heard = [
      (event: DetectionEvent) => {
        if (event.t >= start) events.push(event)
      },
      ...names.map((_, at) => (event: DetectionEvent) => {
        if (event.t >= start && event.event === 'opened') counts[at]! += 1
      }),
    ]
    play(world, judges, heard, lead)
    return {
      ...scoreScene(scene, world, events),
      peers: Object.fromEntries(names.map((name, at) => [name, counts[at] ?? 0])),
    }
  })
}

function scoreScene(scene: string, world: World, events: readonly DetectionEvent[]): Omit<SceneScore, 'peers'> {
  const { episodes, topology } = world
  const shared = episodes.filter(({ expect }) => expect !== 'down')
  const alone = new Set(
    episodes.flatMap(({ expect, leaves }) =>
      expect === 'down' ? leaves.map((leaf) => topology.connections[leaf]!.id) : [],
    ),
  )
  const affected = new Set(shared.flatMap(({ leaves }) => [...leaves]))
  const told = events.filter(({ notify, event }) => notify && event !== 'resolved')
  const expected = shared[0]?.expect ?? 'root'
  const wanted = new Set(expected === 'mass' ? ['line'] : shared.flatMap(({ roots }) => roots))
  const named = told.filter(({ scope, event }) => scope !== 'connection' && event === 'opened')
  const right = named.filter(({ scope, id }) => scope === expected && wanted.has(id))
  const isAffected = new Set(Array.from(affected, (leaf) => topology.connections[leaf]!.id))
  const onsets = new Map(shared.flatMap(({ roots, onset }) => roots.map((root) => [root, onset] as const)))
  const delays = right.map(
    ({ t, id }) => (t - (onsets.get(id) ?? Math.min(...shared.map(({ onset }) => onset)))) / 1000,
  )
  return {
    scene,
    affected: affected.size,
    notifications: told.length - told.filter(({ id }) => alone.has(id)).length,
    leaks: told.filter(({ scope, id }) => scope === 'connection' && !alone.has(id) && isAffected.has(id)).length,
    found: new Set(right.map(({ id }) => id)).size === wanted.size && named.length === right.length,
    delayS: delays.length > 0 ? Math.max(...delays) : null,
  }
}

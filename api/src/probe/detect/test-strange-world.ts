import type { DetectionEvent } from 'shared/probe/detection-event.ts'
import type { Sample } from 'shared/probe/sample.ts'
import type { PathNode, Topology } from 'shared/probe/topology.ts'
import { rngOf } from '../world/rng.ts'
import { monday } from './test-story.ts'
import { makeWatch } from './watch.ts'

/** What is wrong with one round. */
export interface Ails {
  fail?: number
  cls?: Sample['cls']
  factor?: number
  loss?: number
  /** Not asked at all. */
  silent?: boolean
}

export interface StrangeWorld {
  seed?: number
  sites?: number
  services?: number
  intervalS?: number
  hours: number
  /** Median answer, ms, strewn between. */
  answerMs?: [number, number]
  sigma?: number
  /** Latency at 14:00 as a multiple of that at 02:00. */
  diurnal?: number
  failRate?: number
  echoes?: number
  connect?: boolean
  /** Paths of the prober's own checks. */
  sentinels?: string[][]
  topology?: Topology
  ails?: (place: { id: string; path: readonly string[]; sentinel: boolean }, hour: number) => Ails | undefined
}

/** Sites on two trunks, services behind a hub: another province than that of the benchmark. */
export function strangeTopology({
  sites = 12,
  services = 3,
  intervalS = 60,
  sentinels,
}: Omit<StrangeWorld, 'hours'>): Topology {
  const node = (id: string, kind: string, parents: string[]) => ({ id, kind, parents }) as PathNode
  const site = Array.from({ length: sites }, (_, at) => at)
  const own = sentinels ?? [['prober'], ['prober'], ['prober']]
  return {
    nodes: [
      node('prober', 'vantage', []),
      node('hub', 'core', ['prober']),
      node('trunk-a', 'segment', ['hub']),
      node('trunk-b', 'segment', ['hub']),
      ...site.map((at) => node(`site-${at}`, 'line', [at % 2 ? 'trunk-b' : 'trunk-a'])),
      ...Array.from({ length: services }, (_, at) => node(`service-${at}`, 'system', [])),
      ...[...new Set(own.flat())].filter((id) => id !== 'prober' && id !== 'hub').map((id) => node(id, 'gateway', [])),
    ],
    connections: [
      ...site.flatMap((at) =>
        Array.from({ length: services }, (_, service) => ({
          id: `s${at}/${service}`,
          path: ['prober', 'hub', at % 2 ? 'trunk-b' : 'trunk-a', `site-${at}`, `service-${service}`],
          intervalS,
          sentinel: false,
        })),
      ),
      ...own.map((path, at) => ({ id: `own-${at}`, path, intervalS, sentinel: true })),
    ],
  }
}

/** Plays it and gathers what was said; times of events in hours since it began. */
export function playStrange(world: StrangeWorld): (DetectionEvent & { hour: number })[] {
  const {
    seed = 1,
    hours,
    answerMs = [30, 200],
    sigma = 0.25,
    diurnal = 1,
    failRate = 0.0005,
    ails = () => undefined,
  } = world
  const topology = world.topology ?? strangeTopology(world)
  const watch = makeWatch(topology)
  const said: (DetectionEvent & { hour: number })[] = []
  const places = topology.connections.map((connection) => {
    const rng = rngOf(seed, connection.id)
    return { connection, rng, ms: rng.between(...answerMs), at: rng.between(0, connection.intervalS * 1000) }
  })
  const due: { place: (typeof places)[number]; at: number }[] = []
  for (const place of places)
    for (let at = place.at; at < hours * 3_600_000; at += place.connection.intervalS * 1000)
      due.push({ place, at: at + place.rng.between(0, 400) })
  due.sort((one, other) => one.at - other.at)
  for (const { place, at } of due) {
    const hour = at / 3_600_000
    const { connection, rng, ms } = place
    const bad = ails(connection, hour)
    if (bad?.silent) continue
    const swing = 1 + (diurnal - 1) * (0.5 - 0.5 * Math.cos(((hour - 2) / 24) * 2 * Math.PI))
    const took = ms * swing * (bad?.factor ?? 1) * Math.exp(sigma * rng.normal())
    const ok = !rng.chance(bad?.fail ?? failRate)
    const sent = connection.sentinel ? 0 : (world.echoes ?? 0)
    let lost = 0
    for (let echo = 0; echo < sent; echo += 1)
      if (rng.chance((bad?.fail ?? 0) >= 1 ? 1 : (bad?.loss ?? 0.001))) lost += 1
    const sample: Sample = {
      at: monday + Math.round(at),
      connection: connection.id,
      ok,
      cls: ok ? 'ok' : (bad?.cls ?? 'timeout'),
      totalUs: ok ? Math.round(took * 1000) : 10_000_000,
      connectUs: ok && world.connect !== false ? Math.round(took * 300) : null,
      sent,
      lost,
    }
    for (const event of watch.take(sample)) said.push({ ...event, hour: (event.t - monday) / 3_600_000 })
  }
  return said
}

/** What was told, resolutions apart, in few words. */
export const told = (said: readonly DetectionEvent[]): string[] =>
  said
    .filter(({ notify, event }) => notify && event !== 'resolved')
    .map(({ event, scope, id, state, reasons }) => `${event} ${scope} ${id} ${state} ${reasons.join('+')}`)

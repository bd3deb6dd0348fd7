import type { DetectionEvent } from 'shared/probe/detection-event.ts'
import type { World } from '../probe/world/world.ts'
import type { Episode } from '../probe/world/effect.ts'

/** The time an incident of one connection stood open, once for each recurrence. */
export interface Standing {
  incident: string
  connection: string
  from: number
  to: number
  reasons: Set<string>
  states: Set<string>
  /** Alerts sent while it stood: what rings a telephone, resolutions apart. */
  alerts: number
}

/** Gathers a judge's events into the times its incidents stood open. */
export class Ledger {
  readonly standings: Standing[] = []
  readonly #open = new Map<string, Standing>()

  hear = (event: DetectionEvent): void => {
    if (event.scope !== 'connection') return
    const known = this.#open.get(event.incident)
    if (event.event === 'resolved') {
      if (known) known.to = event.t
      this.#open.delete(event.incident)
      return
    }
    const standing = known ?? {
      incident: event.incident,
      connection: event.id,
      from: event.t,
      to: Infinity,
      reasons: new Set<string>(),
      states: new Set<string>(),
      alerts: 0,
    }
    if (!known) {
      this.#open.set(event.incident, standing)
      this.standings.push(standing)
    }
    for (const reason of event.reasons) standing.reasons.add(reason)
    standing.states.add(event.state)
    if (event.notify) standing.alerts += 1
  }
}

export interface KindScore {
  kind: string
  episodes: number
  detected: number
  /** Minutes from onset to the first incident, of the detected. */
  delays: number[]
  alerts: number
  incidents: number
  /** Detected, and called by a right name. */
  named: number
  /** Minutes from the end to the closing, of the detected. */
  resets: number[]
}

export interface Score {
  kinds: KindScore[]
  /** Incidents, and those of them that benign blips caused, which touch no episode. */
  falseIncidents: Standing[]
  nuisances: Standing[]
  connectionMonths: number
}

const graceMs = 15 * 60_000
const monthMs = 30 * 86_400_000

/**
 * An episode is detected when an incident that began in it overlaps it or the quarter of an hour after it. An incident
 * that touches no episode is false; if a benign blip lies in the ten minutes before it, it is a nuisance too.
 */
export function scoreLone(world: World, ledger: Ledger): Score {
  const byConnection = new Map<string, Standing[]>()
  for (const standing of ledger.standings)
    byConnection.set(standing.connection, [...(byConnection.get(standing.connection) ?? []), standing])
  const kinds = new Map<string, KindScore>()
  const touching = new Set<string>()
  for (const episode of world.episodes) {
    const leaf = episode.leaves[0] ?? 0
    const mine = byConnection.get(world.topology.connections[leaf]?.id ?? '') ?? []
    const during = mine.filter(({ from, to }) => from < episode.end + graceMs && to > episode.start)
    for (const { incident } of during) touching.add(incident)
    const score = kinds.get(episode.kind) ?? emptyKind(episode.kind)
    kinds.set(episode.kind, score)
    scoreEpisode(
      episode,
      during.filter(({ from }) => from >= episode.start),
      score,
    )
  }
  const falseIncidents = ledger.standings.filter(({ incident }) => !touching.has(incident))
  return {
    kinds: [...kinds.values()].sort((one, other) => one.kind.localeCompare(other.kind)),
    falseIncidents,
    nuisances: falseIncidents.filter((standing) => isOfBlip(world, standing)),
    connectionMonths: (world.topology.connections.length * (world.to - world.from)) / monthMs,
  }
}

function scoreEpisode(episode: Episode, mine: readonly Standing[], score: KindScore): void {
  score.episodes += 1
  const first = mine[0]
  if (!first) return
  score.detected += 1
  score.delays.push((first.from - episode.onset) / 60_000)
  score.alerts += mine.reduce((sum, { alerts }) => sum + alerts, 0)
  score.incidents += new Set(mine.map(({ incident }) => incident)).size
  const named = mine.some(
    ({ reasons, states }) =>
      (episode.expect !== 'down' || states.has('down')) && episode.reasons.some((reason) => reasons.has(reason)),
  )
  if (named) score.named += 1
  const last = mine.at(-1)
  if (last && last.to < Infinity) score.resets.push((last.to - episode.end) / 60_000)
}

function isOfBlip(world: World, { connection, from }: Standing): boolean {
  const leaf = world.topology.connections.findIndex(({ id }) => id === connection)
  return (world.blips[leaf] ?? []).some(([start, end]) => start <= from && end >= from - 600_000)
}

const emptyKind = (kind: string): KindScore => ({
  kind,
  episodes: 0,
  detected: 0,
  delays: [],
  alerts: 0,
  incidents: 0,
  named: 0,
  resets: [],
})

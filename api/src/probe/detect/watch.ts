import type { DetectionEvent } from 'shared/probe/detection-event.ts'
import { type Fact, type Sample, sampleFlag } from 'shared/probe/sample.ts'
import type { ConnectionState, Overlay, Why } from 'shared/probe/state.ts'
import type { MaintenanceWindow, Topology } from 'shared/probe/topology.ts'
import { hourOf, newBaseline, weekend } from './baseline.ts'
import { Blindness } from './blindness.ts'
import { fastShareEach, isBad, isNearlySure, wantsFast } from './cadence.ts'
import { FactNotices } from './fact-notices.ts'
import { indexFleet } from './fleet.ts'
import { explainsAll } from './judge-failure.ts'
import { type Explained, judgeRound } from './judge-round.ts'
import { windowsOf } from './node-windows.ts'
import { Notices } from './notices.ts'
import { Roots } from './roots.ts'
import { type SharedSnapshot, type TrackSnapshot, restoreTrack, snapshotTrack } from './snapshot.ts'
import { Tide } from './tide.ts'
import { newTrack } from './track.ts'
import { explain } from './why.ts'
import { isCovered, type Ward } from './ward.ts'

/** The detector and the correlator over one fleet: knows no clock, no network and no database. */
export interface Watch {
  /** Takes one round; answers what it changed. Rounds of one connection come in the order of their time. */
  take(sample: Sample): DetectionEvent[]
  /** Lets time pass: roots, holds, silence. To be called every few seconds when no samples come. */
  tick(now: number): DetectionEvent[]
  /** A certificate's days or a clock's skew. */
  observe(fact: Fact): DetectionEvent[]
  /** Announced work, all of it: what is not named any more is over. */
  setMaintenance(windows: readonly MaintenanceWindow[]): void
  /** The prober says of itself whether it keeps up (event-loop lag, queue): while it does not, nothing it saw counts. */
  saySick(now: number, sick: boolean): DetectionEvent[]
  /** A person accepts what is now usual: the baseline is learned anew. */
  accept(connection: string): void
  state(connection: string): { state: ConnectionState; since: number; overlays: Overlay[]; root: string | null }
  why(connection: string): Why
  /** `fast` when asking again in 15 s would settle something, within a tenth of the fleet. */
  cadence(connection: string): 'own' | 'fast'
  snapshot(connection: string): TrackSnapshot
  restore(connection: string, kept: TrackSnapshot): void
  snapshotShared(): SharedSnapshot
  restoreShared(kept: SharedSnapshot): void
}

export interface WatchOptions {
  /** Whether a day (days since 1/1/1970, Vietnam) is one of rest; Saturdays and Sundays unless told better. */
  restDay?: (day: number) => boolean
  /** How long all must be well before a root is held to be over; five minutes unless told otherwise. */
  recoveredMs?: number
}

/** Roots, holds and blindness are looked at this often. */
const passMs = 5000
/** After a silence of this many intervals nothing is known of a connection. */
const silentIntervals = 3

export function makeWatch(topology: Topology, { restDay = weekend, recoveredMs }: WatchOptions = {}): Watch {
  const fleet = indexFleet(topology)
  const size = fleet.connections.length
  let events: DetectionEvent[] = []
  const ward: Ward = {
    fleet,
    tracks: fleet.connections.map(newTrack),
    windows: windowsOf(fleet),
    now: 0,
    failing: new Set(),
    maintained: new Uint8Array(size),
    blind: new Uint8Array(size),
    hardCover: new Int32Array(size).fill(-1),
    softCover: [new Float32Array(size), new Float32Array(size), new Float32Array(size)],
    excusedAt: new Float64Array(size),
    fresh: new Uint8Array(size).fill(9),
    own: new Map(),
    apart: new Uint8Array(size),
    emit: (event) => {
      events.push(event)
    },
  }
  const blindness = new Blindness(ward)
  const roots = new Roots(ward, blindness, recoveredMs)
  const notices = new Notices(ward, roots)
  const facts = new FactNotices(ward)
  const tide = tideOf(topology)
  /** Asked fast now: suspects, and those known to be bad. */
  const fast = new Set<number>()
  const fastBad = new Set<number>()
  const explained: Explained = { failures: 0, slowness: false, loss: false }
  let maintenance: { leaves: number[]; from: number; to: number }[] = []
  let nextPass = 0
  let hourUntil = 0
  let hour = 0

  const positionOf = (connection: string): number => {
    const at = fleet.at.get(connection)
    if (at === undefined) throw new Error(`no connection ${connection} is watched`)
    return at
  }
  const told = (): DetectionEvent[] => {
    if (events.length === 0) return nothing
    const all = events
    events = []
    return all
  }

  const pass = (now: number): void => {
    ward.now = now
    nextPass = (Math.floor(now / passMs) + 1) * passMs
    if (now >= hourUntil) {
      hourUntil = (Math.floor(now / 3_600_000) + 1) * 3_600_000
      hour = hourOf(now, restDay)
    }
    if (maintenance.length > 0) maintain()
    const turned = ward.windows.turn(now)
    blindness.pass()
    roots.pass(turned)
    notices.pass()
    facts.pass(now)
    tide.move(now, roots.isSlowShared)
    if (turned) forgetSilent()
  }

  const maintain = (): void => {
    const before = ward.maintained.slice()
    ward.maintained.fill(0)
    for (const { leaves, from, to } of maintenance)
      if (from <= ward.now && ward.now < to) for (const leaf of leaves) ward.maintained[leaf]! += 1
    // What over-runs its window is news from there on.
    for (let leaf = 0; leaf < size; leaf += 1)
      if (before[leaf]! > 0 && ward.maintained[leaf] === 0) ward.excusedAt[leaf] = ward.now
    maintenance = maintenance.filter(({ to }) => ward.now < to)
  }

  const forgetSilent = (): void => {
    for (let leaf = 0; leaf < size; leaf += 1) {
      const track = ward.tracks[leaf]!
      if (
        track.state === 'unknown' ||
        ward.now - track.lastAt <= Math.max(fleet.connections[leaf]!.intervalS * 1000, track.paceMs) * silentIntervals
      )
        continue
      track.state = 'unknown'
      track.since = ward.now
      track.run = 0
      track.okRun = 0
      track.hits = 0
      ward.failing.delete(leaf)
    }
  }

  const sayExplained = (leaf: number): void => {
    const all = ward.hardCover[leaf]! >= 0 || ward.maintained[leaf]! > 0 || ward.blind[leaf]! > 0
    explained.failures = all ? 1 : ward.softCover[0][leaf]!
    explained.slowness = all || ward.softCover[1][leaf]! > 0 || explained.failures > explainsAll
    explained.loss = all || ward.softCover[2][leaf]! > 0
  }

  const overlaysOf = (leaf: number): Overlay[] => {
    const over: Overlay[] = []
    if (ward.maintained[leaf]! > 0) over.push('maintenance')
    const { state } = ward.tracks[leaf]!
    if (ward.hardCover[leaf]! >= 0 || ((state === 'unstable' || state === 'down') && roots.rootOf(leaf)))
      over.push('suppressed')
    if (ward.blind[leaf]! > 0) over.push('blind')
    return over
  }
  const rootOf = (leaf: number): string | null => {
    const root = roots.open.length === 0 ? undefined : roots.rootOf(leaf)
    return root ? fleet.suspects[root.suspect]!.id : null
  }

  return {
    take(sample) {
      const leaf = positionOf(sample.connection)
      const track = ward.tracks[leaf]!
      if (sample.at >= nextPass) pass(sample.at)
      const flags = sample.flags ?? 0
      const unusable = sampleFlag.warm | sampleFlag.blind | sampleFlag.backfill
      // What comes twice, late or from a sick prober says nothing of now.
      if ((flags & unusable) !== 0 || sample.at <= track.lastAt || ward.blind[leaf] === 1) return told()
      if (sample.at > ward.now) ward.now = sample.at
      sayExplained(leaf)
      track.tide = tide.height
      judgeRound(track, sample, hour, fleet.connections[leaf]!, explained)
      if (sample.ok) {
        if ((track.state === 'up' || track.state === 'degraded') && !explained.slowness) tide.take(track)
        if (ward.failing.size > 0) ward.failing.delete(leaf)
      } else {
        ward.failing.add(leaf)
        if (ward.fresh[leaf]! < 9) ward.fresh[leaf]! += 1
      }
      const tells = ward.hardCover[leaf]! < 0 && ward.maintained[leaf] === 0 && ward.apart[leaf] === 0
      if (tells && !fleet.connections[leaf]!.sentinel)
        ward.windows.add(fleet.pathOf[leaf]!, !sample.ok, track.lastSlow, sample.ok && track.lastLossy)
      const { state } = track
      if (state === 'unstable' || state === 'down' || notices.get(leaf)) notices.review(leaf)
      return told()
    },
    tick(now) {
      if (now >= nextPass) pass(now)
      return told()
    },
    observe(fact) {
      if (fact.at >= nextPass) pass(fact.at)
      facts.take(positionOf(fact.connection), fact)
      return told()
    },
    setMaintenance(windows) {
      const suspects = new Map(fleet.suspects.map(({ id, leaves }) => [id, [...leaves]]))
      maintenance = windows.map(({ target, from, to }) => ({
        leaves: suspects.get(target) ?? [fleet.at.get(target) ?? []].flat(),
        from,
        to,
      }))
      maintain()
    },
    saySick(now, sick) {
      if (now > ward.now) ward.now = now
      blindness.saySick(sick)
      return told()
    },
    accept(connection) {
      const track = ward.tracks[positionOf(connection)]!
      track.baseline = newBaseline()
      track.slow = track.drift = 0
      track.ratios.fill(0)
      track.lastSlowAt = -1e15
    },
    state(connection) {
      const leaf = positionOf(connection)
      const { state, since } = ward.tracks[leaf]!
      return { state, since, overlays: overlaysOf(leaf), root: rootOf(leaf) }
    },
    why(connection) {
      const leaf = positionOf(connection)
      return explain(ward.tracks[leaf]!, fleet.connections[leaf]!, ward.now, restDay, {
        overlays: overlaysOf(leaf),
        root: rootOf(leaf),
      })
    },
    cadence(connection) {
      const leaf = positionOf(connection)
      // While most of the fleet fails, the prober's own checks say whether it is the prober.
      if (fleet.connections[leaf]!.sentinel && roots.asksSentinels) return 'fast'
      if (isCovered(ward, leaf) || !(wantsFast(ward.tracks[leaf]!, ward.now) || roots.isWarm(leaf))) {
        fast.delete(leaf)
        fastBad.delete(leaf)
        return 'own'
      }
      const kind = isBad(ward.tracks[leaf]!) ? fastBad : fast
      const other = kind === fast ? fastBad : fast
      other.delete(leaf)
      const most = Math.max(3, fastShareEach * size) * (kind === fast && isNearlySure(ward.tracks[leaf]!) ? 2 : 1)
      if (!kind.has(leaf) && kind.size >= most) return 'own'
      kind.add(leaf)
      return 'fast'
    },
    snapshot(connection) {
      const leaf = positionOf(connection)
      return snapshotTrack(ward.tracks[leaf]!, notices.get(leaf))
    },
    restore(connection, kept) {
      const leaf = positionOf(connection)
      const track = restoreTrack(kept)
      ward.tracks[leaf] = track
      notices.restore(leaf, kept.notice ?? undefined)
      if (track.run > 0) ward.failing.add(leaf)
    },
    snapshotShared: () => ({
      roots: roots.open.map(({ suspect, members, released, ...rest }) => ({
        ...rest,
        node: fleet.suspects[suspect]!.id,
        members: Array.from(members, (leaf) => fleet.connections[leaf]!.id),
        released: Array.from(released, (leaf) => fleet.connections[leaf]!.id),
      })),
      masses: roots.masses.map((mass) => ({ ...mass })),
      facts: facts.snapshot(),
    }),
    restoreShared(kept) {
      const leavesOf = (ids: readonly string[]) => new Set(ids.flatMap((id) => fleet.at.get(id) ?? []))
      roots.restore(
        kept.roots.flatMap(({ node, members, released, ...rest }) => {
          const suspect = fleet.suspects.findIndex(({ id }) => id === node)
          return suspect < 0 ? [] : [{ ...rest, suspect, members: leavesOf(members), released: leavesOf(released) }]
        }),
        kept.masses.map((mass) => ({ ...mass })),
      )
      facts.restore(kept.facts)
    },
  }
}

function tideOf({ connections }: Topology): Tide {
  const asked = connections.filter(({ sentinel }) => !sentinel)
  return new Tide(
    asked.length,
    asked.reduce((sum, { intervalS }) => sum + 60 / intervalS, 0),
  )
}

const nothing: DetectionEvent[] = []

import type { Fleet } from './fleet.ts'
import type { Track } from './track.ts'
import { idsOf, isFresh, type Ward } from './ward.ts'
import { forgetRun } from './judge-failure.ts'

/** A vantage and the checks by which it looks at itself. */
interface Vantage {
  id: string
  leaves: number[]
  /** Sentinels that look at nothing beyond the prober's own host and network. */
  own: number[]
  /** All of its checks, those that pass through what others pass through too. */
  checks: number[]
  incident: string
  blindSince: number
  /** Said by the prober itself (event-loop lag, queue). */
  sick: boolean
}

/** A sentinel this much slower than usual says that the prober starves, if what it looks at is slow as well. */
const starvedRatio = Math.log(4)
const leafRatio = Math.log(2.5)

const isBad = (track: Track): boolean => track.run > 0 || (track.lastOk && track.lastRatio >= starvedRatio)
/** Its own checks are those of its host and network; where none is, whatever is called a check must do. */
function checksOf(fleet: Fleet, passing: readonly number[]): { own: number[]; checks: number[] } {
  // A check whose path is not written down is the prober's own as well.
  const placeless = fleet.sentinels.filter((leaf) => fleet.connections[leaf]!.path.length === 0)
  const checks = [...new Set([...passing, ...placeless])]
  const own = checks.filter((leaf) => fleet.isOwn[leaf])
  return { own: own.length > 0 ? own : checks, checks }
}

const isPoor = (track: Track, failing: boolean): boolean =>
  (failing && track.run > 0) || (track.lastOk && track.lastRatio >= leafRatio)

/**
 * Tells a sick prober from a sick province: when its own checks fail and most of what it asked since is bad too, it is
 * the prober that cannot see. One alert says so; what it measured meanwhile counts for nothing.
 */
export class Blindness {
  readonly #ward: Ward
  readonly #vantages: Vantage[]

  constructor(ward: Ward) {
    this.#ward = ward
    const { fleet } = ward
    const suspects = fleet.suspects.filter(({ kind }) => kind === 'vantage')
    this.#vantages = (
      suspects.length > 0
        ? suspects.map(({ id, leaves, sentinels }) => ({ id, leaves: [...leaves], sentinels: [...sentinels] }))
        : [{ id: 'vantage', leaves: fleet.connections.map((_, at) => at), sentinels: fleet.sentinels }]
    ).map(({ id, leaves, sentinels }) => ({
      id,
      leaves: leaves.filter((leaf) => !fleet.connections[leaf]!.sentinel),
      ...checksOf(fleet, sentinels),
      incident: '',
      blindSince: 0,
      sick: false,
    }))
  }

  pass(): void {
    for (const vantage of this.#vantages) {
      const bad = vantage.own.filter((leaf) => isBad(this.#ward.tracks[leaf]!) && isFresh(this.#ward, leaf))
      if (vantage.blindSince === 0) {
        if (vantage.sick || (bad.length > 0 && this.#isSuffering(vantage, bad))) this.begin(vantage.id)
      } else if (!vantage.sick && bad.length === 0 && this.#sawSince(vantage)) this.#end(vantage)
    }
  }

  /** The prober says of itself whether it keeps up; it knows its event loop and its queue. */
  saySick(sick: boolean): void {
    for (const vantage of this.#vantages) vantage.sick = sick
    this.pass()
  }

  /**
   * What the own checks of the vantage that sees these connections said since `from`: `well` when two thirds were asked
   * (all of them for `thorough`) and none is bad.
   */
  verdict(leaves: Int32Array, from: number, thorough: boolean): 'well' | 'bad' | 'not yet' {
    const { tracks, fleet, now } = this.#ward
    const one = leaves[0]
    const vantage = one === undefined ? undefined : this.#vantages.find((candidate) => candidate.leaves.includes(one))
    const own = vantage?.own ?? []
    let missing = 0
    for (const leaf of own) {
      const track = tracks[leaf]!
      if (track.lastAt <= from) {
        // A check that has itself fallen silent must not hold an alert for ever.
        if (now - from < fleet.connections[leaf]!.intervalS * 1250) missing += 1
      } else if (isBad(track)) return 'bad'
    }
    return missing > (thorough ? 0 : own.length / 3) ? 'not yet' : 'well'
  }

  begin(id: string): void {
    const vantage = this.#vantages.find((candidate) => candidate.id === id)
    if (!vantage || vantage.blindSince > 0) return
    const { now, blind, tracks, failing } = this.#ward
    vantage.blindSince = now
    vantage.incident = `blind ${id}@${now}`
    for (const leaf of vantage.leaves) {
      blind[leaf] = 1
      const track = tracks[leaf]!
      if (track.run > 0) {
        forgetRun(track)
        track.run = 0
      }
      failing.delete(leaf)
    }
    for (const leaf of vantage.checks) blind[leaf] = 2
    this.#tell(vantage, 'opened')
  }

  isBlind(id: string): boolean {
    return this.#vantages.some((vantage) => vantage.id === id && vantage.blindSince > 0)
  }

  #end(vantage: Vantage): void {
    const { blind, excusedAt, fresh, tracks, now } = this.#ward
    for (const leaf of [...vantage.leaves, ...vantage.checks]) {
      blind[leaf] = 0
      excusedAt[leaf] = now
      fresh[leaf] = 0
    }
    for (const leaf of vantage.checks) {
      const track = tracks[leaf]!
      track.leak = track.weak = track.strong = track.slow = track.drift = track.penalty = 0
      track.state = 'up'
      track.since = now
    }
    vantage.blindSince = 0
    this.#tell(vantage, 'resolved')
  }

  /** Without own checks it ends when the samples do say something again. */
  #sawSince(vantage: Vantage): boolean {
    const { tracks } = this.#ward
    return vantage.own.length === 0
      ? vantage.leaves.some((leaf) => tracks[leaf]!.lastAt > vantage.blindSince)
      : vantage.own.some((leaf) => tracks[leaf]!.lastAt > vantage.blindSince)
  }

  #isSuffering({ leaves, own }: Vantage, bad: readonly number[]): boolean {
    const { tracks, hardCover, softCover } = this.#ward
    // Checks that all fail, and again, need no other witness.
    if (own.length >= 2 && own.every((leaf) => tracks[leaf]!.run >= 2 && isFresh(this.#ward, leaf))) return true
    // A check that is merely slow says that the prober starves, not that it is cut off.
    const isFailing = bad.some((leaf) => tracks[leaf]!.run > 0)
    const from =
      Math.min(...bad.map((leaf) => (tracks[leaf]!.run > 0 ? tracks[leaf]!.runStart : tracks[leaf]!.lastAt))) - 5000
    let asked = 0
    let poor = 0
    for (const leaf of leaves) {
      const track = tracks[leaf]!
      // What a root explains does not speak of the prober.
      if (track.lastAt < from || hardCover[leaf]! >= 0 || softCover[0][leaf]! > 0 || softCover[1][leaf]! > 0) continue
      asked += 1
      if (isPoor(track, isFailing)) poor += 1
    }
    return asked >= Math.min(3, leaves.length) && poor >= 0.5 * asked && poor > 0
  }

  #tell({ id, incident, leaves }: Vantage, event: 'opened' | 'resolved'): void {
    const { emit, now } = this.#ward
    emit({
      t: now,
      incident,
      event,
      scope: 'blind',
      id,
      state: event === 'opened' ? 'unknown' : 'up',
      reasons: [],
      members: idsOf(this.#ward, leaves),
      notify: true,
    })
  }
}

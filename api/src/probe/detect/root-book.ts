import type { DetectionKind } from 'shared/probe/detection-event.ts'
import { concerned } from './follow-root.ts'
import { forgetRun } from './judge-failure.ts'
import type { Metric } from './node-windows.ts'
import { type OpenRoot, rootReasons } from './open-root.ts'
import { reasonBit } from './track.ts'
import { recurrenceMs } from './notices.ts'
import { idsOf, unexplained, type Ward } from './ward.ts'

/** The open roots: what they cover, what has been told of them. */
export class RootBook {
  readonly #ward: Ward
  open: OpenRoot[] = []
  /** Incidents that may yet recur, by suspect. */
  readonly closed = new Map<number, { incident: string; closedAt: number }>()

  constructor(ward: Ward) {
    this.#ward = ward
  }

  of(suspect: number): OpenRoot | undefined {
    return this.open.find((root) => root.suspect === suspect)
  }

  add(found: Pick<OpenRoot, 'suspect' | 'hard' | 'members' | 'rates' | 'mass'>): void {
    const { now, fleet } = this.#ward
    const earlier = this.closed.get(found.suspect)
    const recurs = earlier !== undefined && now - earlier.closedAt <= recurrenceMs && found.mass === null
    const root: OpenRoot = {
      ...found,
      recurring: recurs,
      incident: recurs ? earlier.incident : `root ${fleet.suspects[found.suspect]!.id}@${now}`,
      openedAt: now,
      released: new Set(),
      recoveredAt: 0,
      updatedAt: now,
      told: found.mass === null && !(recurs && !found.hard),
    }
    this.open.push(root)
    this.cover()
    this.#takeIn(root)
    this.#excuse(root)
    if (root.mass !== null) return
    // The same trouble again is the same incident: in silence, unless the node is dead.
    if (recurs) this.tell(root, root.hard ? 'raised' : 'updated', root.hard)
    else this.tell(root, 'opened', true)
  }

  /** What was known to make a share of the rounds bad is now dead. */
  raise(root: OpenRoot, members: readonly number[]): void {
    const was = root.hard
    root.hard = true
    root.recoveredAt = 0
    root.members = new Set(members)
    root.released.clear()
    this.cover()
    this.#takeIn(root)
    this.#excuse(root)
    if (!was) this.tell(root, 'raised', root.mass === null)
  }

  widen(root: OpenRoot, metric: Metric, rate: number, affected: readonly number[]): void {
    root.rates[metric] = rate
    for (const leaf of affected) if (!root.released.has(leaf)) root.members.add(leaf)
    this.cover()
    this.#takeIn(root)
    this.#excuse(root)
    this.tell(root, 'updated', false)
  }

  refresh(root: OpenRoot): void {
    root.updatedAt = this.#ward.now
    const members = concerned(this.#ward, root)
    // One whose own incident it has taken in stays until that is over.
    for (const leaf of root.members) if (this.#ward.own.has(leaf)) members.add(leaf)
    if (members.size <= root.members.size * 1.25 + 2) return
    root.members = members
    this.tell(root, 'updated', false)
  }

  /** A connection that is bad for itself is none of its own any more. */
  letGo(root: OpenRoot, leaf: number): void {
    if (root.released.has(leaf) || !this.#ward.fleet.suspects[root.suspect]!.leaves.includes(leaf)) return
    root.released.add(leaf)
    this.cover()
    if (root.members.delete(leaf) && root.mass === null) this.tell(root, 'updated', false)
  }

  /** It seemed over and is not: those that went on failing were not dead for themselves. */
  relapse(root: OpenRoot): void {
    if (!root.hard || root.released.size === 0) return
    for (const leaf of root.released) root.members.add(leaf)
    root.released.clear()
    this.cover()
    if (root.mass === null) this.tell(root, 'updated', false)
  }

  close(root: OpenRoot): void {
    const { fleet, fresh, tracks, excusedAt, now } = this.#ward
    if (root.mass === null) {
      this.tell(root, 'resolved', root.told)
      this.closed.set(root.suspect, { incident: root.incident, closedAt: now })
    }
    for (const leaf of fleet.suspects[root.suspect]!.leaves) {
      excusedAt[leaf] = now
      if (root.released.has(leaf)) continue
      fresh[leaf] = 0
      if (root.hard) forgetRun(tracks[leaf]!)
    }
    if (!root.hard) this.#excuse(root)
    this.open = this.open.filter((other) => other !== root)
    this.cover()
  }

  /** One cause, one incident: what single connections were opened for before it was found is its own now. */
  #takeIn(root: OpenRoot): void {
    const { own, fleet } = this.#ward
    for (const leaf of fleet.suspects[root.suspect]!.leaves) {
      const reasons = own.get(leaf)
      if (reasons === undefined || root.released.has(leaf)) continue
      if (root.hard || unexplained(this.#ward, leaf, reasons) === 0) root.members.add(leaf)
    }
  }

  /** What a root explains is taken back from the sums of its connections. */
  #excuse(root: OpenRoot): void {
    const { tracks, fleet, fresh } = this.#ward
    for (const leaf of fleet.suspects[root.suspect]!.leaves) {
      const track = tracks[leaf]!
      if (root.hard) {
        forgetRun(track)
        fresh[leaf] = 0
        continue
      }
      if (root.rates[0] > 0) {
        track.leak = track.weak = track.strong = 0
        track.hits &= ~(reasonBit.errors | reasonBit.flapping)
      }
      if (root.rates[1] > 0) {
        // Slow answers are a second witness of loss, and have now another cause.
        track.slow = track.drift = track.loss = 0
        track.hits &= ~(reasonBit.slow | reasonBit.drift | reasonBit.lossy)
      }
      if (root.rates[2] > 0) {
        track.loss = 0
        track.hits &= ~reasonBit.lossy
      }
    }
  }

  cover(): void {
    const { hardCover, softCover, apart, fleet } = this.#ward
    hardCover.fill(-1)
    apart.fill(0)
    for (const rates of softCover) rates.fill(0)
    for (const { suspect, hard, rates, released } of this.open)
      for (const leaf of fleet.suspects[suspect]!.leaves) {
        if (released.has(leaf)) {
          if (!hard) apart[leaf] = 1
          continue
        }
        if (hard) hardCover[leaf] = suspect
        else for (const [metric, cover] of softCover.entries()) cover[leaf] = Math.max(cover[leaf]!, rates[metric]!)
      }
  }

  tell(root: OpenRoot, event: DetectionKind, notify: boolean): void {
    const ward = this.#ward
    const { id, kind } = ward.fleet.suspects[root.suspect]!
    ward.emit({
      t: ward.now,
      incident: root.incident,
      event,
      // Without checks of its own, a vantage that sees nothing at all is still the prober, not the province.
      scope: kind === 'vantage' && root.hard ? 'blind' : 'root',
      id,
      state: event === 'resolved' ? 'up' : root.hard ? 'down' : 'unstable',
      reasons: root.recurring ? [...rootReasons(root), 'recurring'] : rootReasons(root),
      members: idsOf(ward, root.members),
      notify,
    })
  }
}

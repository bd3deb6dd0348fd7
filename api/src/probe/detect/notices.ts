import type { ConnectionState, Reason } from 'shared/probe/state.ts'
import type { DetectionKind } from 'shared/probe/detection-event.ts'
import type { Metric } from './node-windows.ts'
import { reasonBit, reasonsOf } from './track.ts'
import { enoughFresh, isCovered, unexplained, type Ward } from './ward.ts'

/** The incident of one connection alone, as far as anyone has been or is to be told of it. */
export interface Notice {
  incident: string
  open: boolean
  openedAt: number
  closedAt: number
  state: ConnectionState
  hits: number
  recurring: boolean
  /** Whether someone has been told it is open, and not yet that it is over. */
  told: boolean
  /** Whether the last thing told was that it is down. */
  toldDown: boolean
  /** The longest outage of this incident so far, ms: only a longer one is graver. */
  longestMs: number
  /** When it began to want telling; 0: it does not. */
  pendingSince: number
}

/** A connection that alerts again within this time is the same incident (the note of the duty officer still holds). */
export const recurrenceMs = 75 * 60_000
/** How long to wait at most for its sisters' word before telling of a connection alone. */
export const holdMs = 45_000
/** … and while a root is suspected that may yet explain it; longer where rounds are rare. */
const suspectedHoldMs = 100_000
/** A recurrence, or an outage of what was already unstable, is told again only when it lasts. */
const graverMs = 10 * 60_000

/** What is known of those a connection shares its path with. */
interface Sisters {
  /** Whether a candidate root may yet explain it. */
  isSuspected(leaf: number): boolean
  /** It is bad for itself, whatever ails the nodes it runs through. */
  letOwn(leaf: number): void
}

export class Notices {
  readonly #ward: Ward
  readonly #notices: (Notice | undefined)[] = []
  readonly #pending = new Set<number>()
  readonly #roots: Sisters

  constructor(ward: Ward, roots: Sisters) {
    this.#ward = ward
    this.#roots = roots
  }

  get(leaf: number): Notice | undefined {
    return this.#notices[leaf]
  }

  restore(leaf: number, notice: Notice | undefined): void {
    this.#notices[leaf] = notice
    if (notice?.pendingSince) this.#pending.add(leaf)
    if (notice?.open) this.#ward.own.set(leaf, notice.hits)
  }

  /** After each round of a connection that is bad, or was told to be. */
  review(leaf: number): void {
    const { state } = this.#ward.tracks[leaf]!
    const notice = this.#notices[leaf]
    if (state === 'unknown') return
    if (state === 'up' || state === 'degraded') {
      if (notice?.open) this.#close(leaf, notice)
      if (notice?.pendingSince) this.#drop(leaf, notice)
      return
    }
    if (notice?.open) this.#follow(leaf, notice)
    else this.#want(leaf, notice)
  }

  /** Between rounds: what is held and now released. */
  pass(): void {
    for (const leaf of this.#pending) this.#want(leaf, this.#notices[leaf])
  }

  #want(leaf: number, known: Notice | undefined): void {
    const ward = this.#ward
    const track = ward.tracks[leaf]!
    if (isCovered(ward, leaf) || track.state === 'unknown') {
      if (known) this.#drop(leaf, known)
      return
    }
    const hits = track.hits
    const byFailures = (hits & ~(reasonBit.slow | reasonBit.lossy | reasonBit.drift)) !== 0 || track.state === 'down'
    if (!hits || (byFailures && ward.fresh[leaf]! < enoughFresh) || unexplained(ward, leaf, hits) === 0) return
    const notice = known ?? {
      incident: '',
      open: false,
      openedAt: 0,
      closedAt: -1e15,
      state: 'up',
      hits: 0,
      recurring: false,
      told: false,
      toldDown: false,
      longestMs: 0,
      pendingSince: 0,
    }
    this.#notices[leaf] = notice
    if (notice.pendingSince === 0) {
      notice.pendingSince = ward.now
      this.#pending.add(leaf)
    }
    const heldMs = ward.now - notice.pendingSince
    if (heldMs < (suspectedHoldMs * ward.windows.bucketMs) / 15_000 && this.#roots.isSuspected(leaf)) return
    if (heldMs < holdMs && !this.#isExonerated(leaf, hits)) return
    this.#open(leaf, notice)
  }

  /** Whether for each node it hangs on, sisters asked since have mostly answered well. */
  #isExonerated(leaf: number, hits: number): boolean {
    const { fleet, windows, tracks, now } = this.#ward
    const track = tracks[leaf]!
    const metric: Metric =
      hits & (reasonBit.errors | reasonBit.flapping | reasonBit.unreachable) ? 0 : hits & reasonBit.lossy ? 2 : 1
    const from = metric === 0 && track.run > 0 ? track.runStart - windows.bucketMs : now - 8 * windows.bucketMs
    let ownBad = 0
    for (const { at, kind } of track.counted) {
      if (at < from) continue
      if (kind === 'failed' ? metric === 0 : kind === 'slow' ? metric === 1 : metric === 2) ownBad += 1
    }
    const own = Math.max(ownBad, Math.floor((now - from) / (fleet.connections[leaf]!.intervalS * 1000)))
    for (const suspect of fleet.pathOf[leaf]!) {
      const sisters = fleet.suspects[suspect]!.leaves.length - 1
      if (sisters < 2) continue
      const { rounds, bad } = windows.since(suspect, metric, from)
      const others = rounds - own
      if (others < Math.min(3, sisters) || bad - ownBad > (metric === 2 ? 0.35 : 0.25) * others) return false
    }
    return true
  }

  #open(leaf: number, notice: Notice): void {
    const { now, tracks, fleet } = this.#ward
    const track = tracks[leaf]!
    this.#pending.delete(leaf)
    notice.pendingSince = 0
    const again = notice.incident !== '' && now - notice.closedAt <= recurrenceMs
    if (!again) {
      notice.incident = `${fleet.connections[leaf]!.id}@${now}`
      notice.openedAt = now
      notice.longestMs = 0
    }
    notice.recurring = again
    notice.open = true
    notice.state = track.state
    notice.hits = track.hits
    this.#ward.own.set(leaf, track.hits)
    this.#roots.letOwn(leaf)
    if (again) this.#tell(leaf, notice, 'updated', false)
    else {
      notice.told = true
      notice.toldDown = track.state === 'down'
      this.#tell(leaf, notice, 'opened', true)
    }
  }

  #follow(leaf: number, notice: Notice): void {
    const ward = this.#ward
    const track = ward.tracks[leaf]!
    const news = track.hits & ~notice.hits
    const outage = track.state === 'down' ? ward.now - track.runStart : 0
    if (track.state !== notice.state || (news & ~reasonBit.unreachable) !== 0) {
      notice.state = track.state
      notice.hits |= track.hits
      ward.own.set(leaf, notice.hits)
      this.#tell(leaf, notice, 'updated', false)
    }
    // What opened as an outage has been told as one; what becomes one is graver once it outlasts what was before.
    if (outage > Math.max(graverMs, 2 * notice.longestMs)) {
      const graver = notice.recurring || !notice.toldDown
      notice.longestMs = outage
      if (graver && !isCovered(ward, leaf) && unexplained(ward, leaf, track.hits) !== 0) {
        this.#roots.letOwn(leaf)
        notice.toldDown = true
        notice.told = true
        this.#tell(leaf, notice, 'raised', true)
      }
    }
  }

  #close(leaf: number, notice: Notice): void {
    notice.open = false
    this.#ward.own.delete(leaf)
    notice.closedAt = this.#ward.now
    notice.state = 'up'
    this.#tell(leaf, notice, 'resolved', notice.told)
    notice.told = false
  }

  #drop(leaf: number, notice: Notice): void {
    notice.pendingSince = 0
    this.#pending.delete(leaf)
  }

  #tell(leaf: number, notice: Notice, event: DetectionKind, notify: boolean): void {
    const { now, fleet, emit } = this.#ward
    const { id } = fleet.connections[leaf]!
    const reasons: Reason[] = reasonsOf(notice.hits)
    if (notice.recurring) reasons.push('recurring')
    emit({
      t: now,
      incident: notice.incident,
      event,
      scope: 'connection',
      id,
      state: notice.state,
      reasons,
      members: [id],
      notify,
    })
  }
}

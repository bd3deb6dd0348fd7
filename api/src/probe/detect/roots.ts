import type { Blindness } from './blindness.ts'
import { answersAgain, isCalm, letGo, unheard, worsen } from './follow-root.ts'
import { type HardCandidate, findHardRoots } from './hard-root.ts'
import { Masses } from './mass.ts'
import type { Metric } from './node-windows.ts'
import type { MassEvent, OpenRoot } from './open-root.ts'
import { RootBook } from './root-book.ts'
import { type SoftCandidate, scanNodes, startRates } from './soft-root.ts'
import { isFresh, type Ward } from './ward.ts'

interface Pending {
  since: number
  seenAt: number
}

/** A candidate must be found again and again for so long before it is told. */
const hardPersistMs = 20_000
const softPersistMs = 25_000
/** How long all must be well before a root is held to be over, where rounds come once a minute; longer where rarer. */
const usualRecoveredMs = 300_000
/** A node through which so much passes is told only when the prober's own checks say that the prober can see. */
const sentinelShare = 0.3

/** Finds roots, opens them, follows them and closes them; and says which connections they may explain. */
export class Roots {
  readonly #ward: Ward
  readonly #blindness: Blindness
  readonly #book: RootBook
  readonly #masses: Masses
  readonly #pendingHard = new Map<number, Pending>()
  readonly #pendingSoft = new Map<string, Pending>()
  /** Connections that a candidate may come to explain. */
  readonly #suspected = new Set<number>()
  /** Nodes of which a few rounds more would tell whether they make a share of the rounds fail. */
  readonly #warm = new Set<number>()
  /** Whether a root is suspected that only the prober's own checks can tell from blindness. */
  asksSentinels = false
  readonly #normal: [number, number, number] = [...startRates]

  readonly #recoveredMs: number

  constructor(ward: Ward, blindness: Blindness, recoveredMs = usualRecoveredMs) {
    this.#ward = ward
    this.#recoveredMs = (recoveredMs * ward.windows.bucketMs) / 15_000
    this.#blindness = blindness
    this.#book = new RootBook(ward)
    this.#masses = new Masses(ward)
  }

  get open(): readonly OpenRoot[] {
    return this.#book.open
  }

  get masses(): readonly MassEvent[] {
    return this.#masses.open
  }

  /** Whether what many find slow is held to be a node's fault, or may be. */
  get isSlowShared(): boolean {
    return (
      this.open.some(({ rates }) => rates[1] > 0) || [...this.#pendingSoft.keys()].some((key) => key.endsWith(' 1'))
    )
  }

  /** Whether its rounds would settle what is in the air about a node that many share. */
  isWarm(leaf: number): boolean {
    if (this.#warm.size === 0) return false
    const { suspects, pathOf } = this.#ward.fleet
    return pathOf[leaf]!.some((suspect) => this.#warm.has(suspect) && suspects[suspect]!.leaves.length >= 12)
  }

  isSuspected(leaf: number): boolean {
    return this.#suspected.has(leaf)
  }

  rootOf(leaf: number): OpenRoot | undefined {
    const hard = this.#ward.hardCover[leaf]!
    if (hard >= 0) return this.#book.of(hard)
    const path = this.#ward.fleet.pathOf[leaf]!
    return this.open.find((root) => !root.hard && !root.released.has(leaf) && path.includes(root.suspect))
  }

  letOwn(leaf: number): void {
    for (const root of this.open) if (!root.hard) this.#book.letGo(root, leaf)
  }

  pass(scan: boolean): void {
    const busy = this.#ward.failing.size >= 3 || this.#pendingHard.size > 0
    if (busy || scan) this.#suspected.clear()
    if (busy) this.#seekHard()
    if (scan) this.#seekSoft()
    if (this.open.length === 0 && this.masses.length === 0) return
    for (const root of this.open) this.#follow(root)
    this.#masses.follow(this.open)
  }

  restore(open: OpenRoot[], masses: MassEvent[]): void {
    this.#book.open = open
    this.#masses.open = masses
    this.#book.cover()
  }

  #seekHard(): void {
    const ward = this.#ward
    const { fleet, failing, tracks, now } = ward
    const usable = (leaf: number) =>
      ward.hardCover[leaf]! < 0 && ward.maintained[leaf] === 0 && ward.blind[leaf] === 0 && isFresh(ward, leaf)
    const pool = [...failing].filter((leaf) => usable(leaf) && !this.#isLongDead(leaf) && !this.#isExpected(leaf))
    const found = pool.length < 3 ? [] : findHardRoots({ fleet, tracks, usable }, pool)
    for (const { suspect } of found) for (const leaf of fleet.suspects[suspect]!.leaves) this.#suspected.add(leaf)
    const candidates = found.filter(({ partial }) => !partial)
    this.asksSentinels = found.some(({ suspect }) => this.#isWide(suspect))
    for (const { suspect } of candidates) {
      const pending = this.#pendingHard.get(suspect) ?? { since: now, seenAt: now }
      pending.seenAt = now
      this.#pendingHard.set(suspect, pending)
    }
    // What answers in part is not dead, however it looked before.
    for (const { suspect, partial } of found) if (partial) this.#pendingHard.delete(suspect)
    for (const [suspect, { seenAt }] of this.#pendingHard) if (now - seenAt > 12_000) this.#pendingHard.delete(suspect)
    for (const candidate of candidates) this.#mayOpenHard(candidate)
  }

  #isWide(suspect: number): boolean {
    const { suspects, connections } = this.#ward.fleet
    return suspects[suspect]!.leaves.length >= sentinelShare * connections.length
  }

  /** Its run of failures is no longer than an open soft root's rate makes by chance. */
  #isExpected(leaf: number): boolean {
    const rate = this.#ward.softCover[0][leaf]!
    return rate > 0 && this.#ward.tracks[leaf]!.run * -Math.log(rate) < 7
  }

  /** Dead for itself and told so: it says nothing of a node that dies now. */
  #isLongDead(leaf: number): boolean {
    const { state, since } = this.#ward.tracks[leaf]!
    return state === 'down' && this.#ward.now - Math.max(since, this.#ward.excusedAt[leaf]!) > 300_000
  }

  /** How many other nodes of a kind look dying: two of theirs fail and none has answered since. */
  #dying(kind: string, but: number): number {
    const { fleet, tracks, hardCover } = this.#ward
    let dying = 0
    for (const [at, { kind: other, leaves }] of fleet.suspects.entries()) {
      if (other !== kind || at === but) continue
      const failing = leaves.filter((leaf) => tracks[leaf]!.run > 0 && hardCover[leaf]! < 0)
      if (failing.length < 2) continue
      const first = failing.reduce((least, leaf) => Math.min(least, tracks[leaf]!.runStart), Infinity)
      if (!leaves.some((leaf) => tracks[leaf]!.run === 0 && tracks[leaf]!.lastAt > first + 3000)) dying += 1
    }
    return dying
  }

  #mayOpenHard({ suspect, onset, failing }: HardCandidate): void {
    const { now, fleet } = this.#ward
    const { windows } = this.#ward
    const persistMs = Math.min(60_000, (hardPersistMs * windows.bucketMs) / 15_000)
    const persisted = now - (this.#pendingHard.get(suspect)?.since ?? now) - persistMs
    if (persisted < 0) return
    const { kind, leaves } = fleet.suspects[suspect]!
    if (this.#isWide(suspect) && this.#blindness.verdict(leaves, onset, kind === 'dns') !== 'well') return
    const known = this.#book.of(suspect)
    if (known) {
      this.#pendingHard.delete(suspect)
      this.#book.raise(known, failing)
      return
    }
    const mass = this.#masses.join(kind, this.open, this.#dying(kind, suspect), persisted)
    if (mass === 'wait') return
    this.#pendingHard.delete(suspect)
    this.#book.add({
      suspect,
      hard: true,
      rates: [1, 0, 0],
      members: unheard(this.#ward, leaves, onset),
      mass: mass?.incident ?? null,
    })
  }

  #seekSoft(): void {
    const ward = this.#ward
    const { fleet, tracks, windows, now } = ward
    const usable = (leaf: number, metric: Metric) =>
      ward.hardCover[leaf]! < 0 &&
      ward.softCover[metric][leaf] === 0 &&
      ward.maintained[leaf] === 0 &&
      ward.blind[leaf] === 0 &&
      !this.#isLongDead(leaf)
    this.#warm.clear()
    const candidates = scanNodes({
      fleet,
      tracks,
      windows,
      now,
      normal: this.#normal,
      usable,
      excusedAt: ward.excusedAt,
      warm: this.#warm,
    })
    for (const candidate of candidates) {
      const key = `${candidate.suspect} ${candidate.metric}`
      for (const leaf of fleet.suspects[candidate.suspect]!.leaves) this.#suspected.add(leaf)
      const pending = this.#pendingSoft.get(key) ?? { since: now, seenAt: now }
      pending.seenAt = now
      this.#pendingSoft.set(key, pending)
      const persistMs = candidate.score >= 40 ? softPersistMs / 2 : softPersistMs
      if (!candidate.isSettled || now - pending.since < persistMs || this.#isHardPending(candidate)) continue
      // A starved prober finds everything slow; its own checks tell.
      const { leaves } = fleet.suspects[candidate.suspect]!
      const from = pending.since - windows.bucketMs
      if (!this.#isWide(candidate.suspect) || this.#blindness.verdict(leaves, from, false) === 'well')
        this.#openSoft(candidate)
    }
    for (const [key, { seenAt }] of this.#pendingSoft)
      if (now - seenAt > 2.5 * windows.bucketMs) this.#pendingSoft.delete(key)
    if (candidates.length === 0 && this.open.length === 0) this.#learnNormal()
  }

  /** Failures that a dead node is about to explain are not a shared rate. */
  #isHardPending({ suspect, metric }: SoftCandidate): boolean {
    if (metric !== 0 || this.#pendingHard.size === 0) return false
    const mine = new Set(this.#ward.fleet.suspects[suspect]!.leaves)
    return [...this.#pendingHard.keys()].some((other) =>
      this.#ward.fleet.suspects[other]!.leaves.some((leaf) => mine.has(leaf)),
    )
  }

  #openSoft({ suspect, metric, rate, affected }: SoftCandidate): void {
    this.#pendingSoft.delete(`${suspect} ${metric}`)
    const known = this.#book.of(suspect)
    if (known) {
      this.#book.widen(known, metric, rate, affected)
      return
    }
    const rates: OpenRoot['rates'] = [0, 0, 0]
    rates[metric] = rate
    this.#book.add({ suspect, hard: false, rates, members: new Set(affected), mass: null })
  }

  #learnNormal(): void {
    const { windows } = this.#ward
    const rounds = windows.rounds(windows.fleet, 'long')
    if (rounds < 500) return
    for (const metric of [0, 1, 2] as const)
      this.#normal[metric] += 0.01 * (windows.bad(windows.fleet, metric, 'long') / rounds - this.#normal[metric])
  }

  #follow(root: OpenRoot): void {
    const { now, fleet, fresh } = this.#ward
    const isWell = root.hard ? answersAgain(this.#ward, root) : isCalm(this.#ward, root, this.#normal)
    if (!isWell && root.recoveredAt > 0) this.#book.relapse(root)
    if (!isWell) root.recoveredAt = 0
    else if (root.recoveredAt === 0) {
      root.recoveredAt = now
      if (root.hard) for (const leaf of fleet.suspects[root.suspect]!.leaves) fresh[leaf] = 0
    }
    if (root.hard) letGo(this.#ward, root)
    else if (worsen(this.#ward, root)) this.#book.cover()
    if (root.recoveredAt > 0 && now - root.recoveredAt >= this.#recoveredMs) this.#book.close(root)
    else if (now - root.updatedAt >= 60_000 && root.mass === null) this.#book.refresh(root)
  }
}

import type { DetectionKind } from 'shared/probe/detection-event.ts'
import type { Fact } from 'shared/probe/sample.ts'
import { takeFact } from './facts.ts'
import { idsOf, type Ward } from './ward.ts'

/** One certificate or one clock that is not in order, and all connections that meet it. */
interface Pool {
  incident: string
  kind: Fact['kind']
  of: string
  level: number
  members: Set<number>
  /** Epoch ms; 0 while it waits for others that share it. */
  openedAt: number
  opensAt: number
  /** When whom it concerns was said last; `stale` when that is no longer so. */
  saidAt: number
  stale: boolean
  told: boolean
}

export interface PoolSnapshot extends Omit<Pool, 'members'> {
  members: string[]
}

/** Whoever shares a certificate shows it within a round and a half. */
const holdRounds = 1.5
/** Members come and go as a renewal spreads: said at most this often. */
const sayEachMs = 60_000

/**
 * Incidents of certificates and clocks: apart from those of the connections' states, since they end by other means, and
 * one for each certificate and each clock, however many connections meet it.
 */
export class FactNotices {
  readonly #ward: Ward
  readonly #pools = new Map<string, Pool>()
  /** In which pool a connection is, by `leaf kind`. */
  readonly #in = new Map<string, string>()

  constructor(ward: Ward) {
    this.#ward = ward
  }

  take(leaf: number, fact: Fact): void {
    const { kind, of, at } = fact
    const level = takeFact(this.#ward.tracks[leaf]!, fact)
    const [place, key] = [`${leaf} ${kind}`, `${kind} ${of}`]
    const before = this.#in.get(place)
    if (before !== undefined && (level === 0 || before !== key)) this.#leave(place, leaf, at)
    if (level === 0) return
    const pool = this.#pools.get(key) ?? this.#newPool(leaf, fact)
    this.#pools.set(key, pool)
    this.#in.set(place, key)
    if (!pool.members.has(leaf)) {
      pool.members.add(leaf)
      pool.stale = true
    }
    const graver = level > pool.level
    pool.level = Math.max(pool.level, level)
    if (graver && pool.openedAt > 0) this.#tell(pool, 'raised', at)
  }

  /** Opens what has waited long enough, and says whom it concerns where that has changed. */
  pass(now: number): void {
    for (const pool of this.#pools.values()) {
      if (pool.members.size === 0) this.#close(pool, now)
      else if (pool.openedAt === 0) {
        if (now < pool.opensAt) continue
        pool.openedAt = now
        this.#tell(pool, 'opened', now)
      } else if (pool.stale && now - pool.saidAt >= sayEachMs) this.#tell(pool, 'updated', now)
    }
  }

  #newPool(leaf: number, { kind, of, at }: Fact): Pool {
    const holdMs = holdRounds * this.#ward.fleet.connections[leaf]!.intervalS * 1000
    return {
      incident: `${kind} ${of}@${at}`,
      kind,
      of,
      level: 0,
      members: new Set(),
      openedAt: 0,
      opensAt: at + holdMs,
      saidAt: 0,
      stale: true,
      told: false,
    }
  }

  #leave(place: string, leaf: number, at: number): void {
    const pool = this.#pools.get(this.#in.get(place)!)
    this.#in.delete(place)
    if (!pool?.members.delete(leaf)) return
    pool.stale = true
    if (pool.members.size === 0) this.#close(pool, at)
  }

  #close(pool: Pool, at: number): void {
    this.#pools.delete(`${pool.kind} ${pool.of}`)
    if (pool.openedAt > 0) this.#tell(pool, 'resolved', at)
  }

  #tell(pool: Pool, event: DetectionKind, at: number): void {
    const { maintained, emit } = this.#ward
    const may = event !== 'updated' && [...pool.members].some((leaf) => maintained[leaf] === 0)
    const notify = event === 'resolved' ? pool.told : may
    pool.told = event !== 'resolved' && (pool.told || notify)
    pool.stale = false
    pool.saidAt = at
    emit({
      t: at,
      incident: pool.incident,
      event,
      scope: pool.kind,
      id: pool.of,
      state: event === 'resolved' ? 'up' : 'degraded',
      level: pool.level,
      reasons: [pool.kind],
      members: idsOf(this.#ward, pool.members).toSorted(),
      notify,
    })
  }

  snapshot(): PoolSnapshot[] {
    return [...this.#pools.values()].map((pool) => ({ ...pool, members: idsOf(this.#ward, pool.members) }))
  }

  /** A connection that is no longer watched has left; a pool that is empty for it is over at the next pass. */
  restore(kept: readonly PoolSnapshot[]): void {
    for (const { members, ...pool } of kept) {
      const leaves = members.flatMap((id) => this.#ward.fleet.at.get(id) ?? [])
      this.#pools.set(`${pool.kind} ${pool.of}`, { ...pool, members: new Set(leaves) })
      for (const leaf of leaves) this.#in.set(`${leaf} ${pool.kind}`, `${pool.kind} ${pool.of}`)
    }
  }
}

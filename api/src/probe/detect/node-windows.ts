import type { Fleet } from './fleet.ts'

/** What is pooled over the connections of a node. */
export const metrics = ['failed', 'slow', 'lossy'] as const
export type Metric = 0 | 1 | 2
/** How far back: 2, 5 or 15 minutes. */
export type Window = 'brief' | 'short' | 'long'

/**
 * Rounds and bad rounds per suspect in sliding windows, in a ring of buckets. A round costs one addition per node of its
 * path; the sums move when a bucket is full. Fleets asked rarely get longer buckets, so that a window holds as many rounds.
 */
export class NodeWindows {
  readonly bucketMs: number
  readonly #suspects: number
  /** Rows of a bucket: rounds, failed, slow, lossy. */
  readonly #ring: Uint32Array[]
  readonly #brief: Uint32Array
  readonly #short: Uint32Array
  readonly #long: Uint32Array
  #bucket = -1

  constructor(suspects: number, typicalIntervalMs: number) {
    this.bucketMs = 15_000 * Math.min(5, Math.max(1, typicalIntervalMs / 60_000))
    // The last one stands for the whole fleet.
    this.#suspects = suspects + 1
    const row = () => new Uint32Array(4 * this.#suspects)
    this.#ring = Array.from({ length: longBuckets }, row)
    this.#brief = row()
    this.#short = row()
    this.#long = row()
  }

  /** Brings the ring up to `now`; true when a bucket was completed. */
  turn(now: number): boolean {
    const bucket = Math.floor(now / this.bucketMs)
    if (bucket <= this.#bucket) return false
    if (this.#bucket < 0 || bucket - this.#bucket > longBuckets) {
      for (const row of [...this.#ring, this.#brief, this.#short, this.#long]) row.fill(0)
      this.#bucket = bucket
      return true
    }
    while (this.#bucket < bucket) {
      const full = this.#row(this.#bucket)
      const leavesBrief = this.#row(this.#bucket - briefBuckets)
      const leavesShort = this.#row(this.#bucket - shortBuckets)
      this.#bucket += 1
      const next = this.#row(this.#bucket)
      const [brief, short, long] = [this.#brief, this.#short, this.#long]
      for (let at = 0; at < full.length; at += 1) {
        brief[at] = brief[at]! + full[at]! - leavesBrief[at]!
        short[at] = short[at]! + full[at]! - leavesShort[at]!
        long[at] = long[at]! + full[at]! - next[at]!
        next[at] = 0
      }
    }
    return true
  }

  add(path: Int32Array, failed: boolean, slow: boolean, lossy: boolean): void {
    const row = this.#row(this.#bucket)
    const size = this.#suspects
    for (let step = -1; step < path.length; step += 1) {
      const suspect = step < 0 ? size - 1 : path[step]!
      row[suspect] = row[suspect]! + 1
      if (failed) row[size + suspect] = row[size + suspect]! + 1
      if (slow) row[2 * size + suspect] = row[2 * size + suspect]! + 1
      if (lossy) row[3 * size + suspect] = row[3 * size + suspect]! + 1
    }
  }

  /** Rounds of a suspect in a window, the running bucket included. */
  rounds(suspect: number, window: Window): number {
    return this.#sums(window)[suspect]! + this.#row(this.#bucket)[suspect]!
  }

  bad(suspect: number, metric: Metric, window: Window): number {
    const at = (metric + 1) * this.#suspects + suspect
    return this.#sums(window)[at]! + this.#row(this.#bucket)[at]!
  }

  /** Rounds and bad rounds of a suspect since a moment, to a bucket's exactness (its own bucket is left out). */
  since(suspect: number, metric: Metric, from: number): { rounds: number; bad: number } {
    const first = Math.max(Math.floor(from / this.bucketMs) + 1, this.#bucket - longBuckets + 1)
    let rounds = 0
    let bad = 0
    for (let bucket = first; bucket <= this.#bucket; bucket += 1) {
      const row = this.#row(bucket)
      rounds += row[suspect]!
      bad += row[(metric + 1) * this.#suspects + suspect]!
    }
    return { rounds, bad }
  }

  lengthMs(window: Window): number {
    return (window === 'brief' ? briefBuckets : window === 'short' ? shortBuckets : longBuckets) * this.bucketMs
  }

  #sums(window: Window): Uint32Array {
    return window === 'brief' ? this.#brief : window === 'short' ? this.#short : this.#long
  }

  get fleet(): number {
    return this.#suspects - 1
  }

  #row(bucket: number): Uint32Array {
    return this.#ring[((bucket % longBuckets) + longBuckets) % longBuckets]!
  }
}

const briefBuckets = 8
const shortBuckets = 20
const longBuckets = 60

export const windowsOf = (fleet: Fleet): NodeWindows => {
  const intervals = fleet.connections.map(({ intervalS }) => intervalS * 1000).sort((one, other) => one - other)
  return new NodeWindows(fleet.suspects.length, intervals[Math.floor(intervals.length / 2)] ?? 60_000)
}

/** How late rounds began, in whole milliseconds: counted, not kept. */
export interface Lateness {
  take(lateMs: number): void
  /** What was counted since the last reading. */
  read(): LatenessFigures
}

export interface LatenessFigures {
  rounds: number
  p50Ms: number
  p99Ms: number
  maxMs: number
}

const mostMs = 20_000

export function makeLateness(): Lateness {
  const counts = new Uint32Array(mostMs + 1)
  let rounds = 0
  let maxMs = 0

  function quantile(share: number): number {
    let seen = 0
    for (let ms = 0; ms <= mostMs; ms += 1) {
      seen += counts[ms]!
      if (seen >= rounds * share) return ms
    }
    return mostMs
  }

  return {
    take(lateMs) {
      const ms = Math.max(0, Math.ceil(lateMs))
      counts[Math.min(ms, mostMs)]! += 1
      rounds += 1
      maxMs = Math.max(maxMs, ms)
    },
    read() {
      const figures = rounds === 0 ? none : { rounds, p50Ms: quantile(0.5), p99Ms: quantile(0.99), maxMs }
      counts.fill(0)
      rounds = 0
      maxMs = 0
      return figures
    },
  }
}

const none: LatenessFigures = { rounds: 0, p50Ms: 0, p99Ms: 0, maxMs: 0 }

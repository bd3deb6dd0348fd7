import { setTimeout as sleep } from 'node:timers/promises'

export interface HostGate {
  /** Does the work once the host can bear it; null where it was stopped while it waited. */
  through: <T>(host: string, perMinute: number, stop: AbortSignal, work: () => Promise<T>) => Promise<T | null>
}

interface Host {
  busy: number
  waiting: (() => void)[]
  nextAt: number
}

/**
 * What asks many addresses of one host asks a few at a time, and no faster than the host was said to bear. One gate for
 * everything this process asks that way.
 */
export function makeHostGate(atOnce = 2): HostGate {
  const hosts = new Map<string, Host>()
  return {
    async through(host, perMinute, stop, work) {
      const known = hosts.get(host) ?? { busy: 0, waiting: [], nextAt: 0 }
      hosts.set(host, known)
      if (known.busy >= atOnce) await new Promise<void>((free) => known.waiting.push(free))
      else known.busy++
      try {
        const begins = Math.max(performance.now(), known.nextAt)
        known.nextAt = begins + 60_000 / perMinute
        await sleep(Math.max(0, begins - performance.now()), undefined, { signal: stop }).catch(() => {})
        return stop.aborted ? null : await work()
      } finally {
        // Whoever waits takes the place over; only the last to leave gives it back.
        const next = known.waiting.shift()
        if (next) next()
        else if (--known.busy === 0 && known.nextAt <= performance.now()) hosts.delete(host)
      }
    },
  }
}

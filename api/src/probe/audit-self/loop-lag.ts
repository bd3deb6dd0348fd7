import { monitorEventLoopDelay } from 'node:perf_hooks'

/** How late the loop was within one second, ms. */
export interface LagWindow {
  /** Monotonic ms at which it ended. */
  until: number
  p99Ms: number
  maxMs: number
}

const resolutionMs = 10
const kept = 30

export interface LoopLag {
  /** Ends a window and begins the next; to be called about once a second. */
  turn(now: number): LagWindow
  windows(): readonly LagWindow[]
  stop(): void
}

/** Listens to the event loop: what it was late by, a round under way was late by too, and would lay to its target. */
export function listenToLoop(): LoopLag {
  const histogram = monitorEventLoopDelay({ resolution: resolutionMs })
  histogram.enable()
  const windows: LagWindow[] = []
  return {
    turn(now) {
      // The histogram counts from one tick to the next, a tick's length included.
      const late = (ns: number) => Math.max(0, ns / 1e6 - resolutionMs)
      const window = { until: now, p99Ms: late(histogram.percentile(99)), maxMs: late(histogram.max) }
      histogram.reset()
      windows.push(window)
      if (windows.length > kept) windows.shift()
      return window
    },
    windows: () => windows,
    stop: () => histogram.disable(),
  }
}

/** The worst lag of the windows that a span of time touches; what has not ended yet is not in it. */
export function lagWithin(windows: readonly LagWindow[], from: number, to: number): number {
  let worst = 0
  for (const [at, { until, p99Ms }] of windows.entries()) {
    const began = at === 0 ? -Infinity : windows[at - 1]!.until
    if (began < to && until > from) worst = Math.max(worst, p99Ms)
  }
  return worst
}

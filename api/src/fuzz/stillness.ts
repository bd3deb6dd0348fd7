import { monitorEventLoopDelay } from 'node:perf_hooks'

/**
 * How long the loop stood still because of the program itself: what a delay is made of work of this process and not of a
 * machine that had given its processors to others.
 */
export function watchStillness(): () => number {
  const delay = monitorEventLoopDelay({ resolution: 5 })
  delay.enable()
  const began = process.cpuUsage()
  return () => {
    delay.disable()
    const { user, system } = process.cpuUsage(began)
    return Math.min(delay.max / 1e6, (user + system) / 1e3)
  }
}

/** Longer than this, everybody else who asks would notice. */
export const stillMs = 100

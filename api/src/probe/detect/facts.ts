import type { Fact } from 'shared/probe/sample.ts'
import type { Track } from './track.ts'

/** Days before a certificate ends at which it is spoken of, each once. */
export const certificateSteps = [30, 14, 7, 1, 0] as const
/** Seconds by which a far clock may be off: more is worth a word, much more an alert. Back within the first, it is over. */
export const clockSteps = { warn: 5, alert: 30 } as const

/**
 * Facts need no statistics: a certificate has so many days left, a clock is so far off. Answers how grave that is: of a
 * certificate the steps it has passed (5: ended), of a clock 1 for off and 2 for far off; 0 is in order.
 */
export function takeFact(track: Track, fact: Fact): number {
  if (fact.kind === 'certificate') {
    const { daysLeft } = fact
    // Renewed, it falls back by itself.
    track.certificateStep = daysLeft === null ? 0 : certificateSteps.filter((days) => daysLeft <= days).length
    return track.certificateStep
  }
  const off = Math.max(0, Math.abs(fact.skewMs) - fact.resolutionMs) / 1000
  const before = track.clockLevel
  // Hysteresis: a reading at the edge must not tell the same thing again and again.
  const steps = [clockSteps.warn, clockSteps.alert]
  const held = (step: number, at: number) => off >= (before > at ? 0.6 * step : step)
  track.clockLevel = steps.filter(held).length
  return track.clockLevel
}

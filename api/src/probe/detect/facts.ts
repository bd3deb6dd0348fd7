import type { Fact } from 'shared/probe/sample.ts'
import { type Track, reasonBit } from './track.ts'

/** Days before a certificate ends at which it is spoken of, each once. */
export const certificateSteps = [30, 14, 7, 1, 0] as const
/** Seconds by which a far clock may be off: more is worth a word, much more an alert. Back within the first, it is over. */
export const clockSteps = { warn: 5, alert: 30 } as const

/**
 * Facts need no statistics: a certificate has so many days left, a clock is so far off. Answers which deterministic
 * reason now stands (`hits`), and whether it has just become graver.
 */
export function takeFact(track: Track, fact: Fact): { hits: number; graver: boolean } {
  if (fact.kind === 'certificate') {
    const { daysLeft } = fact
    // Steps passed: 0 none, 5 expired. Renewed, it falls back by itself.
    const step = daysLeft === null ? 0 : certificateSteps.filter((days) => daysLeft <= days).length
    const graver = step > track.certificateStep
    track.certificateStep = step
    return { hits: step > 0 ? reasonBit.certificate : 0, graver }
  }
  const off = Math.max(0, Math.abs(fact.skewMs) - fact.resolutionMs) / 1000
  const before = track.clockLevel
  // Hysteresis: a reading at the edge must not tell the same thing again and again.
  const steps = [clockSteps.warn, clockSteps.alert]
  const held = (step: number, at: number) => off >= (before > at ? 0.6 * step : step)
  track.clockLevel = steps.filter(held).length
  return { hits: track.clockLevel > 0 ? reasonBit.clock : 0, graver: track.clockLevel > before }
}

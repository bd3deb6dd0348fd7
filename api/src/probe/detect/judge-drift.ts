import { enoughAnswers, ignorance, usualLog } from './baseline.ts'
import type { Track } from './track.ts'

/**
 * A CUSUM of how many spreads an answer takes longer than usual (Page's for a normal mean, each clipped so that one
 * outlier says little): it finds the slow creep that no single answer betrays. Unit: spreads.
 */
export const driftRule = { allowance: 0.8, h: 14, clip: 3, headroom: 7 } as const
/** Significant is not yet important: the median of the last eleven must be 1.4 times as long, and 30 ms (less on a fast way). */
const importantRatio = Math.log(1.42)
const importantMoreUs = 30_000
const leastAtAllUs = 3000

export function takeDrift(track: Track, log: number, hour: number): void {
  const { baseline, ratios } = track
  if (baseline.n < enoughAnswers) return
  const residual = log - usualLog(baseline, hour) - track.tide
  ratios[track.ratioAt] = residual
  track.ratioAt = track.ratioAt === ratios.length - 1 ? 0 : track.ratioAt + 1
  const { allowance, h, clip, headroom } = driftRule
  // The square root is spared for the many answers below what is usual.
  const z = residual <= 0 ? Math.max(-clip, residual * 4) : Math.min(clip, residual / Math.sqrt(baseline.variance))
  const next = track.drift + z - allowance
  track.drift = next <= 0 ? 0 : Math.min(next, h + headroom)
}

/** The median of the last eleven, ln of the ratio to what is usual. */
export const recentRatio = (track: Track): number => Float32Array.from(track.ratios).sort()[5] ?? 0

/** Whether it takes longer than usual by so much that someone would mind. */
export function isImportant(track: Track, hour: number): boolean {
  const ratio = recentRatio(track)
  // An hour hardly seen may simply be a slower one.
  const asked = importantRatio + 0.25 * ignorance(track.baseline, hour)
  if (ratio < asked) return false
  const usualUs = Math.exp(usualLog(track.baseline, hour) + track.tide)
  return usualUs * (Math.exp(ratio) - 1) >= Math.min(importantMoreUs, Math.max(leastAtAllUs, usualUs))
}

/** Whether the creep still stands, though by less than what raised it: hysteresis, and what must not be learned as usual. */
export const isLonger = (track: Track): boolean => track.drift >= 0.6 * driftRule.h && recentRatio(track) >= goneRatio

const goneRatio = Math.log(1.25)

import { driftRule } from './judge-drift.ts'
import type { Track } from './track.ts'

/** How often a suspect is asked: often enough to decide within a minute, no oftener than a person would press reload. */
export const fastIntervalMs = 15_000
/**
 * At most so many of the fleet are asked fast at once as suspects, and as many of whom it is known already that something
 * is wrong: a mass event must not become a flood of probes, nor old trouble keep new trouble waiting.
 */
export const fastShareEach = 0.05

export const isBad = ({ state }: Track): boolean => state === 'unstable' || state === 'down'

/** One or two more rounds will decide: for these there is room when the others have taken theirs. */
export const isNearlySure = ({ strong, weak, slow, loss }: Track): boolean =>
  strong > 7 || weak > 7 || slow > 7 || loss > 7

/** Whether asking again soon would settle something: after a failure or a slow answer, or while a sum is half-way up. */
export function wantsFast(track: Track, now: number): boolean {
  if (isBad(track)) return true
  if (now - track.lastFailureAt < 360_000 || now - track.lastSlowAt < 90_000) return true
  return (
    track.strong > 4.5 ||
    track.weak > 4.5 ||
    track.leak > 5.5 ||
    track.slow > 3.4 ||
    track.loss > 3.8 ||
    track.drift > 0.6 * driftRule.h
  )
}

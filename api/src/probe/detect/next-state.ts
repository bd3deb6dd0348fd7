import type { ConnectionState } from 'shared/probe/state.ts'
import { lossRuleFor } from './judge-loss.ts'
import { flapRule } from './flap-penalty.ts'
import { isOutage } from './judge-failure.ts'
import type { Track } from './track.ts'

const minute = 60_000

/**
 * The state after a round. `hits` are the statistics now at or above their thresholds; `penalty` is the flap penalty as
 * decayed until now. Down overrides unstable, so a flapping connection that dies is said to be dead.
 */
export function nextState(
  track: Track,
  at: number,
  hits: number,
  penalty: number,
  intervalMs: number,
): ConnectionState {
  if (track.run > 0 && isOutage(track, at, intervalMs)) return 'down'
  switch (track.state) {
    case 'unknown':
      return hits ? 'unstable' : track.okRun >= 3 ? 'up' : 'unknown'
    case 'up':
    case 'degraded':
      return hits ? 'unstable' : 'up'
    case 'down':
      if (track.run > 0) return 'down'
      if (hits || penalty >= flapRule.hold) return 'unstable'
      return track.okRun >= 2 && at - track.okSince >= Math.min(150_000, 2.5 * Math.max(30_000, intervalMs))
        ? 'up'
        : 'down'
    case 'unstable':
      return isQuiet(track, at, penalty, intervalMs) ? 'up' : 'unstable'
  }
}

/**
 * Whether what made it unstable is over. How long it must be quiet follows from how often it failed: as long as chance
 * would leave it quiet once in eight times, at least 15 minutes and not above 75.
 */
export function isQuiet(track: Track, at: number, penalty: number, intervalMs: number): boolean {
  if (track.run > 0 || penalty >= flapRule.exit) return false
  if (track.loss > 2 && track.losslessRun < 12 && track.loss >= 0.3 * lossRuleFor(track.q0).h) return false
  if (at - track.lastLongerAt < 7 * minute) return false
  if (at - track.lastSlowAt < Math.max(9 * minute, 5 * intervalMs)) return false
  const rate = Math.min(0.9, (track.badRounds + 0.5) / (track.allRounds + 1))
  const rounds = track.badRounds === 0 ? 0 : Math.min(Math.log(8) / rate, (75 * minute) / intervalMs)
  const quiet = Math.max(rounds * intervalMs, 14.5 * minute, 4 * intervalMs)
  return at - track.lastFailureAt >= quiet
}

import { addTo } from './cusum.ts'
import { failureRulesFor } from './failure-rules.ts'
import { addOutage, decayed } from './flap-penalty.ts'
import { type Track, count, reasonBit } from './track.ts'
import { failureBounds, usualRate } from './usual-rate.ts'

/** Failures closer together than this are one event: benign blips last up to 50 s, and a suspect is asked every 15 s. */
export const eventGapMs = 52_000

const againShare = 0.85

/** At what rate failures are expected now: as when it is well, or twice what an open root makes of its connections. */
export const expectedRate = (track: Track, explained: number): number => Math.max(track.p0, 2 * explained)
/** A root that explains so much leaves nothing to be said of the single connection. */
export const explainsAll = 0.12

/**
 * What a failed round says. While a root explains failures (`explained`, their share) the run is counted, since that is
 * what was measured, but the sums ask for more than the root would cause, or stand still if it causes all.
 */
export function takeFailure(track: Track, at: number, explained: number): void {
  const rules = failureRulesFor(expectedRate(track, Math.min(explained, explainsAll)))
  track.run += 1
  if (track.run === 1) {
    track.muteRun = 0
    track.runStart = at
    track.penalty = decayed(track.penalty, at - track.penaltyAt)
    track.penaltyAt = at
    const { before } = track
    before.leak = track.leak
    before.weak = track.weak
    before.strong = track.strong
    before.penalty = track.penalty
  }
  track.okRun = 0
  track.lastFailureAt = at
  track.lastOk = false
  track.lastSlow = false
  track.badRounds += 1
  count(track, { at, kind: 'failed', measure: 1 })
  if (explained > explainsAll) return
  const apart = at - track.lastEventAt >= eventGapMs
  // What answered in between and fails again is hardly the same blip.
  const share = apart ? 1 : track.run === 1 ? againShare : 0
  if (share > 0) {
    track.lastEventAt = at
    if (track.state !== 'down') track.strong = addTo(track.strong, share * rules.strong.up, rules.strong.h)
    if (track.run === 1) {
      track.leak = addTo(track.leak, share * rules.leak.up, rules.leak.h)
      track.weak = addTo(track.weak, share * rules.weak.up, rules.weak.h)
      if (track.state === 'up' || track.state === 'degraded') track.failures += share
    }
  }
  if (track.run === 2) track.penalty = addOutage(track.penalty)
}

/** What an answered round says of failures. */
export function takeAnswer(track: Track, at: number, explained: number): void {
  if (track.run > 0) {
    track.run = 0
    track.okSince = at
  }
  if (track.okRun === 0) track.okSince = at
  track.okRun += 1
  track.lastOk = true
  if (track.leak > 0 || track.weak > 0 || track.strong > 0) {
    const rules = failureRulesFor(expectedRate(track, Math.min(explained, explainsAll)))
    track.leak = addTo(track.leak, rules.leak.down, rules.leak.h)
    track.weak = addTo(track.weak, rules.weak.down, rules.weak.h)
    track.strong = addTo(track.strong, rules.strong.down, rules.strong.h)
  }
}

/** `caution`: nats asked for beyond the thresholds. */
export function failureHits(track: Track, caution: number): number {
  if (track.strong < 7 && track.weak < 7 && track.leak < 7) return 0
  const { leak, weak, strong } = failureRulesFor(track.p0)
  return track.leak >= leak.h + caution || track.weak >= weak.h + caution || track.strong >= strong.h + caution
    ? reasonBit.errors
    : 0
}

/** An outage is one event: what its many failures added to the sums is taken back but for one each. */
export function foldOutage(track: Track): void {
  const rules = failureRulesFor(track.p0)
  const { before } = track
  track.leak = Math.min(track.leak, addTo(before.leak, rules.leak.up, rules.leak.h))
  track.weak = Math.min(track.weak, addTo(before.weak, rules.weak.up, rules.weak.h))
  track.strong = Math.min(track.strong, addTo(before.strong, rules.strong.up, rules.strong.h))
}

/** As if the present run had not been: what a root or a sick prober explains says nothing of this connection. */
export function forgetRun(track: Track): void {
  const { before } = track
  if (track.run > 0) {
    track.leak = Math.min(track.leak, before.leak)
    track.weak = Math.min(track.weak, before.weak)
    track.strong = Math.min(track.strong, before.strong)
    track.penalty = Math.min(track.penalty, before.penalty)
  }
}

/**
 * Whether a run of failures is an outage: it has outlasted a benign blip, and says so with enough nats against chance at
 * the rate at which this connection fails when it is well. Two failures a minute apart suffice on a clean one, a third
 * is asked for where single failures are common.
 */
export function isOutage(track: Track, at: number, intervalMs: number): boolean {
  if (track.run < 2 || at - track.runStart < eventGapMs) return false
  return outageEvidence(track) >= neededForOutage(intervalMs)
}

/** A round that failed and whose echoes were all lost too says more, where such rounds are rarer than failures. */
export function outageEvidence({ run, muteRun, mutes, rounds, p0 }: Track): number {
  const mute = muteRun === run ? Math.log((0.9 * (1500 + rounds)) / (2 + mutes)) : 0
  return run * Math.max(failureRulesFor(p0).perFailureInRow, mute)
}

/** Nats asked for: the rarer a connection is asked, the fewer chances there are to be fooled. */
export const neededForOutage = (intervalMs: number): number => 12.6 - Math.log(intervalMs / 60_000)

export function learnRate(track: Track): void {
  track.rounds += 1
  if (track.rounds > failureBounds.memory) {
    track.rounds /= 2
    track.failures /= 2
  }
  if ((track.rounds & 15) === 0) track.p0 = usualRate(track.failures, track.rounds, failureBounds)
}

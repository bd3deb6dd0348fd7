import type { Sample } from 'shared/probe/sample.ts'
import type { WatchedConnection } from 'shared/probe/topology.ts'
import { learn, learnedAnswers } from './baseline.ts'
import { decayed, flapRule } from './flap-penalty.ts'
import { driftRule, isImportant, isLonger, takeDrift } from './judge-drift.ts'
import { failureHits, foldOutage, learnRate, takeAnswer, takeFailure } from './judge-failure.ts'
import { learnLoss, lossRuleFor, lostSyns, takeLoss } from './judge-loss.ts'
import { learnSlow, slowRuleFor, takeTime, weighSlow } from './judge-slow.ts'
import { nextState } from './next-state.ts'
import { type Track, reasonBit } from './track.ts'

/** What of a round is already explained by an open root, and is therefore not held against the connection. */
export interface Explained {
  /** The share of rounds the root makes fail; 1 when it explains every failure. */
  failures: number
  slowness: boolean
  loss: boolean
}

/** Takes one round into a connection's track: its sums, its state, and, in peace, what is usual. */
export function judgeRound(
  track: Track,
  sample: Sample,
  hour: number,
  connection: Pick<WatchedConnection, 'intervalS' | 'slowUs'>,
  explained: Explained,
): void {
  const { at, ok } = sample
  const intervalMs = Math.max(connection.intervalS * 1000, track.paceMs)
  learnPace(track, at, connection.intervalS * 1000)
  track.lastAt = at
  track.allRounds += 1
  let log = 0
  if (ok) {
    takeAnswer(track, at, explained.failures)
    if (sample.totalUs > 0) {
      log = Math.log(sample.totalUs)
      takeTime(track, log, hour, sample.connectUs ?? 0, connection.slowUs)
      if (!explained.slowness) {
        if (track.lastSlow || track.slow > 0) weighSlow(track)
        takeDrift(track, log, hour)
      }
      if (isLonger(track)) track.lastLongerAt = at
    }
  } else {
    takeFailure(track, at, explained.failures)
    track.lastCls = sample.cls
    if (sample.sent >= 3 && sample.lost === sample.sent) {
      track.muteRun += 1
      if (track.run === 1) track.mutes += 1
    }
  }
  takeEchoes(track, sample, explained.loss, explained.slowness)

  const penalty = track.penalty === 0 ? 0 : decayed(track.penalty, at - track.penaltyAt)
  const hits = hitsOf(track, hour, penalty, cautionAt(connection.intervalS))
  const next = nextState(track, at, hits, penalty, intervalMs)
  if (next !== track.state) enter(track, next, at)
  track.hits = next === 'down' ? hits | reasonBit.unreachable : hits
  if (next === 'up' && isBuildingUp(track)) track.state = 'degraded'
  if (next === 'up' && (sample.flags ?? 0) === 0) learnFrom(track, sample, log, hour)
  else if (next === 'unknown' && log > 0) learn(track.baseline, hour, log, 1)
}

/** Who is asked more rarely than was said, round after round, is judged by how often it is. */
function learnPace(track: Track, at: number, intervalMs: number): void {
  const gap = at - track.lastAt
  if (gap > 1.6 * Math.max(intervalMs, track.paceMs)) {
    if (track.lastAt > 0) track.paceMs = Math.min(gap, 1.3 * Math.max(intervalMs, track.paceMs))
  } else if (gap < 0.6 * track.paceMs) track.paceMs = 0.8 * track.paceMs <= intervalMs ? 0 : 0.8 * track.paceMs
}

function takeEchoes(track: Track, sample: Sample, frozen: boolean, slowExplained: boolean): void {
  const { sent, lost, connectUs } = sample
  if (sent > 1) {
    if (lost < sent) takeLoss(track, lost, sent, !slowExplained, frozen)
  } else if (sample.ok && connectUs !== null) {
    const syns = lostSyns(connectUs, track.connectUsual)
    takeLoss(track, syns, syns + 1, false, frozen)
  }
}

/** Who is asked oftener than once a minute has as many more chances to be fooled; nats, within the sums' headroom. */
const cautionAt = (intervalS: number): number => (intervalS >= 60 ? 0 : Math.min(1.8, 1.3 * Math.log(60 / intervalS)))

function hitsOf(track: Track, hour: number, penalty: number, caution: number): number {
  let hits = failureHits(track, caution)
  if (penalty >= flapRule.enter) hits |= reasonBit.flapping
  if (track.slow > 6 && track.slow >= slowRuleFor(track.slowRate).h + caution) hits |= reasonBit.slow
  if (track.loss > 6 && track.loss >= lossRuleFor(track.q0).h + caution) hits |= reasonBit.lossy
  if (track.drift >= driftRule.h && isImportant(track, hour)) hits |= reasonBit.drift
  return hits
}

/** Nobody is told yet, but the page shows it. */
const isBuildingUp = (track: Track): boolean =>
  track.run > 0 || track.leak >= 6 || track.weak >= 5.7 || track.strong >= 7.2 || track.slow >= 5.1 || track.loss >= 5.7

function enter(track: Track, next: Track['state'], at: number): void {
  const was = track.state
  if (next === 'down') foldOutage(track)
  // To be unstable again takes fresh evidence, but half as much: what has just been ill is likelier to be ill again.
  if (next === 'up' && was === 'unstable') {
    track.leak *= 0.5
    track.weak *= 0.5
    track.strong = track.slow = track.loss = track.drift = 0
  }
  if ((next === 'unstable' || next === 'down') && was !== 'unstable' && was !== 'down') {
    track.badRounds = 1
    track.allRounds = 1
  }
  if (next === was || (next === 'up' && was === 'degraded')) return
  track.state = next
  track.since = at
}

function learnFrom(track: Track, sample: Sample, log: number, hour: number): void {
  learnRate(track)
  if (sample.ok) learnSlow(track, track.lastSlow, sample.connectUs)
  if (sample.sent > 1 && sample.lost < sample.sent && track.loss < 5) learnLoss(track, sample.lost, sample.sent)
  if (log === 0 || track.lastSlow || track.strong >= 7.5) return
  const weight = !isLonger(track) ? 1 : track.baseline.n < learnedAnswers ? 0.5 : 0.15
  learn(track.baseline, hour, log, weight)
}

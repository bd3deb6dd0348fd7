import type { Overlay, Reason, Statistic, StatisticName, Why } from 'shared/probe/state.ts'
import type { WatchedConnection } from 'shared/probe/topology.ts'
import { hourOf, learnedAnswers, usualLog } from './baseline.ts'
import { failureRulesFor } from './failure-rules.ts'
import { decayed, flapRule } from './flap-penalty.ts'
import { driftRule } from './judge-drift.ts'
import { neededForOutage, outageEvidence } from './judge-failure.ts'
import { lossRuleFor } from './judge-loss.ts'
import { slowAbove, slowRuleFor } from './judge-slow.ts'
import { type Track, reasonsOf } from './track.ts'

/** Each statistic beside its threshold, and the rounds that counted: what a person asks who doubts the verdict. */
export function explain(
  track: Track,
  connection: WatchedConnection,
  now: number,
  restDay: (day: number) => boolean,
  over: { overlays: Overlay[]; root: string | null },
): Why {
  const rules = failureRulesFor(track.p0)
  const hour = hourOf(now, restDay)
  const known = track.baseline.n > 0
  const above = slowAbove(track, hour, connection.slowUs)
  const statistics: [StatisticName, Reason, number, number][] = [
    ['run', 'unreachable', outageEvidence(track), neededForOutage(connection.intervalS * 1000)],
    ['strong', 'errors', track.strong, rules.strong.h],
    ['weak', 'errors', track.weak, rules.weak.h],
    ['leak', 'errors', track.leak, rules.leak.h],
    ['flap', 'flapping', decayed(track.penalty, now - track.penaltyAt), flapRule.enter],
    ['slow', 'slow', track.slow, slowRuleFor(track.slowRate).h],
    ['loss', 'lossy', track.loss, lossRuleFor(track.q0).h],
    ['drift', 'drift', track.drift, driftRule.h],
  ]
  return {
    connection: connection.id,
    state: track.state,
    since: track.since,
    ...over,
    reasons: reasonsOf(track.hits),
    statistics: statistics.map(([name, reason, value, threshold]): Statistic => ({ name, reason, value, threshold })),
    counted: track.counted.map((round) => ({ ...round })),
    usualUs: known ? Math.exp(usualLog(track.baseline, hour)) : null,
    slowAboveUs: Number.isFinite(above) ? Math.exp(above) : null,
    usualFailureRate: track.p0,
    learning: track.baseline.n < learnedAnswers,
  }
}

import { enoughAnswers, usualLog } from './baseline.ts'
import { addTo } from './cusum.ts'
import { eventSteps, roundsOfMonth, thresholdFor } from './false-alarm.ts'
import { type Track, count } from './track.ts'
import { slowBounds, slowConnectBounds, usualRate } from './usual-rate.ts'

/** A CUSUM on slow answers, nats: as many as have been usual here, or 30 %. */
export interface SlowRule {
  up: number
  down: number
  h: number
}
const slowRate = 0.3
const falsePerMonth = 0.012
const steps = 6
const table: (SlowRule | undefined)[] = []

export function slowRuleFor(usual: number): SlowRule {
  const step = Math.round(-Math.log(usual) * steps)
  return (table[step] ??= slowRule(Math.exp(-step / steps)))
}

function slowRule(usual: number): SlowRule {
  const moves = eventSteps(usual, slowRate)
  const [up, down] = [moves[0]!.nats, moves[1]!.nats]
  return { up, down, h: thresholdFor(moves, falsePerMonth / roundsOfMonth, 6.5, 16) }
}

const leastRatio = Math.log(2.2)
const leastMoreUs = 120_000
/** On a fast way less is felt as well: three times as long, if it is 3 ms. */
const leastMoreTimes = 2
const leastAtAllUs = 3000

/**
 * Up to where an answer is usual, ln(µs): beyond 2.2 times, 120 ms more (or twice as much again) and four spreads, all
 * three.
 */
export function slowAbove(track: Track, hour: number, contractUs: number | undefined): number {
  const { baseline } = track
  const contract = contractUs === undefined ? Infinity : Math.log(contractUs)
  if (baseline.n < enoughAnswers) return contract
  const usual = usualLog(baseline, hour) + track.tide
  const usualUs = Math.exp(usual)
  const more = Math.min(leastMoreUs, Math.max(leastAtAllUs, leastMoreTimes * usualUs))
  return Math.min(
    contract,
    Math.max(usual + leastRatio, Math.log(usualUs + more), usual + 4 * Math.sqrt(baseline.variance)),
  )
}

/** Whether an answer was slow. */
export function takeTime(track: Track, log: number, hour: number, connectUs: number, contractUs?: number): void {
  const usual = usualLog(track.baseline, hour) + track.tide
  const known = track.baseline.n >= enoughAnswers
  // Most answers are plainly not slow; the dear logarithms are for the rest.
  const slow =
    (contractUs !== undefined && log > Math.log(contractUs)) ||
    (known && log > usual + leastRatio && log > slowAbove(track, hour, contractUs)) ||
    (known && log > usual + witnessedRatio && isWitnessed(track, log - usual, log, connectUs))
  track.lastSlow = slow
  track.lastSlowConnect = slow && isConnectLong(track, connectUs)
  track.lastRatio = known ? log - usual : 0
  if (slow) {
    track.lastSlowAt = track.lastAt
    count(track, { at: track.lastAt, kind: 'slow', measure: Math.exp(track.lastRatio) })
  }
}

/** Less is asked of an answer whose connection was long in the making: not one in a thousand is both by chance. */
const witnessedRatio = Math.log(1.7)
const witnessedSpreads = 2.5
const isWitnessed = (track: Track, ratio: number, log: number, connectUs: number): boolean =>
  ratio > witnessedSpreads * Math.sqrt(track.baseline.variance) &&
  isConnectLong(track, connectUs) &&
  Math.exp(log) * (1 - Math.exp(-ratio)) > 10 * leastAtAllUs

/** The busy path of an answer takes long with no fault of the way; a way that is long for both is a second witness. */
export function weighSlow(track: Track): void {
  const { up, down, h } = slowRuleFor(track.slowRate)
  let nats = track.lastSlow ? up : down
  if (track.lastSlowConnect) {
    // One round alone never decides.
    nats = Math.max(up, Math.min(0.52 * h, Math.log(slowRate / track.slowConnectRate)))
  }
  track.slow = addTo(track.slow, nats, h)
}

const isConnectLong = ({ connectUsual, connectSpread, connects }: Track, connectUs: number): boolean =>
  connects >= 30 && connectUs > 1.4 * connectUsual && connectUs > connectUsual + 5 * connectSpread

/** In peace: how often answers are slow here, and how long a connection takes to be made. */
export function learnSlow(track: Track, slow: boolean, connectUs: number | null): void {
  if (slow) {
    track.slows += 1
    if (track.lastSlowConnect) track.slowConnects += 1
  } else if (connectUs !== null) {
    track.connects += 1
    const pace = Math.max(1 / track.connects, 0.003)
    const off = connectUs - track.connectUsual
    const most = 4 * track.connectSpread
    track.connectUsual += pace * (track.connects < 10 ? off : Math.max(-most, Math.min(most, off)))
    track.connectSpread +=
      pace * (Math.min(Math.abs(off), track.connects < 10 ? Infinity : 2 * most) - track.connectSpread)
  }
  if ((track.rounds & 15) !== 0) return
  track.slowRate = usualRate(track.slows, track.rounds, slowBounds)
  track.slowConnectRate = usualRate(track.slowConnects, track.rounds, slowConnectBounds)
}

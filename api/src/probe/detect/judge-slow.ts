import { enoughAnswers, usualLog } from './baseline.ts'
import { addTo, cusumRule } from './cusum.ts'
import { type Track, count } from './track.ts'

/** 1.2 % of answers are slow when all is well (a heavy tail); 15 % when it is not. */
export const slowRule = cusumRule(0.012, 0.15, 8.5)
/** Found at once what is slow every time: three in a row do. */
const leastRatio = Math.log(2.2)
const leastMoreUs = 120_000

/** Up to where an answer is usual, ln(µs): beyond 2.2 times, 120 ms more and four spreads, all three. */
export function slowAbove(track: Track, hour: number, contractUs: number | undefined): number {
  const { baseline } = track
  const contract = contractUs === undefined ? Infinity : Math.log(contractUs)
  if (baseline.n < enoughAnswers) return contract
  const usual = usualLog(baseline, hour)
  return Math.min(
    contract,
    Math.max(usual + leastRatio, Math.log(Math.exp(usual) + leastMoreUs), usual + 4 * Math.sqrt(baseline.variance)),
  )
}

/** What an answer's time says of slowness; answers whether it was slow. */
export function takeTime(
  track: Track,
  log: number,
  hour: number,
  contractUs: number | undefined,
  frozen: boolean,
): boolean {
  const usual = usualLog(track.baseline, hour)
  const known = track.baseline.n >= enoughAnswers
  // Most answers are plainly not slow; the dear logarithms are for the rest.
  const slow =
    (contractUs !== undefined && log > Math.log(contractUs)) ||
    (known && log > usual + leastRatio && log > slowAbove(track, hour, contractUs))
  track.lastSlow = slow
  track.lastRatio = known ? log - usual : 0
  if (slow) {
    track.lastSlowAt = track.lastAt
    count(track, { at: track.lastAt, kind: 'slow', measure: Math.exp(track.lastRatio) })
  }
  if (!frozen && (slow || track.slow > 0))
    track.slow = addTo(track.slow, slow ? slowRule.up : slowRule.down, slowRule.h)
  return slow
}

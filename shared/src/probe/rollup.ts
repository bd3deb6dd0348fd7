import { addTo, bucketOf, type Histogram, quantiles } from './histogram.ts'
import { addPhaseHistograms, addPhases, noPhases, type PhaseHistograms } from './phase.ts'
import { errorClasses, sampleFlag } from './sample.ts'

/** What many rounds come to. Rounds taken while the prober was sick are counted as blind and as nothing else. */
export interface Rollup {
  /** Rounds that say something; `byClass[0]` of them were right. */
  n: number
  byClass: number[]
  blind: number
  /** Right answers beyond the contractual limit. */
  slow: number
  sent: number
  lost: number
  /** Of right answers, µs; `minUs` is Infinity where there was none. */
  minUs: number
  maxUs: number
  sumUs: number
  histogram: Histogram
  /** Where the time of right answers went; null where it is not kept, as by five minutes. */
  phases: PhaseHistograms | null
}

/** A round as it is kept. */
export interface Round {
  /** Epoch ms. */
  at: number
  /** Place in `errorClasses`; 0 is ok. */
  cls: number
  flags: number
  totalUs: number
  connectUs: number | null
  sent: number
  lost: number
  dnsUs?: number | null
  tlsUs?: number | null
  firstByteUs?: number | null
}

export const emptyRollup = (): Rollup => ({
  n: 0,
  byClass: errorClasses.map(() => 0),
  blind: 0,
  slow: 0,
  sent: 0,
  lost: 0,
  minUs: Infinity,
  maxUs: 0,
  sumUs: 0,
  histogram: new Map(),
  phases: null,
})

export function addRound(rollup: Rollup, round: Round, slowUs: number = Infinity): void {
  if (round.flags & sampleFlag.blind) {
    rollup.blind += 1
    return
  }
  rollup.n += 1
  rollup.byClass[round.cls]! += 1
  rollup.sent += round.sent
  rollup.lost += round.lost
  if (round.cls !== 0) return
  if (round.totalUs > slowUs) rollup.slow += 1
  rollup.minUs = Math.min(rollup.minUs, round.totalUs)
  rollup.maxUs = Math.max(rollup.maxUs, round.totalUs)
  rollup.sumUs += round.totalUs
  addTo(rollup.histogram, bucketOf(round.totalUs))
}

/** Adds `other` to `rollup`; in whatever order and grouping parts are added, the whole is the same. */
export function addRollup(rollup: Rollup, other: Rollup): Rollup {
  rollup.n += other.n
  rollup.blind += other.blind
  rollup.slow += other.slow
  rollup.sent += other.sent
  rollup.lost += other.lost
  rollup.minUs = Math.min(rollup.minUs, other.minUs)
  rollup.maxUs = Math.max(rollup.maxUs, other.maxUs)
  rollup.sumUs += other.sumUs
  for (let cls = 0; cls < rollup.byClass.length; cls += 1) rollup.byClass[cls]! += other.byClass[cls] ?? 0
  for (const [bucket, count] of other.histogram) addTo(rollup.histogram, bucket, count)
  if (other.phases) addPhaseHistograms((rollup.phases ??= noPhases()), other.phases)
  return rollup
}

/** Quantiles of right answers, µs, `shares` ascending; never outside of what was seen. */
export function latencies(rollup: Rollup, shares: readonly number[]): (number | null)[] {
  return quantiles(rollup.histogram, shares).map((us) =>
    us === null ? null : Math.min(rollup.maxUs, Math.max(rollup.minUs, us)),
  )
}

/** Where the time of these rounds went; null when nothing is known of it. */
export function phasesOf(rounds: readonly Round[]): PhaseHistograms | null {
  const sum = noPhases()
  let known = false
  for (const { cls, flags, connectUs, dnsUs = null, tlsUs = null, firstByteUs = null } of rounds) {
    if (cls !== 0 || flags & sampleFlag.blind) continue
    if (connectUs === null && dnsUs === null && tlsUs === null && firstByteUs === null) continue
    addPhases(sum, { dns: dnsUs, connect: connectUs, tls: tlsUs, firstByte: firstByteUs })
    known = true
  }
  return known ? sum : null
}

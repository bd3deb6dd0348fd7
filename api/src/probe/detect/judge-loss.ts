import { addTo } from './cusum.ts'
import { type Track, count } from './track.ts'
import { lossBounds, usualRate } from './usual-rate.ts'

/** A CUSUM of lost packets, nats; 5 % lost against what is usual. */
export const lossThreshold = 9.5
const lossyRate = 0.05
/** One burst may not decide alone: a blip of ten seconds can swallow half of it. */
const mostPerRound = 5.5

/** `k` of `n` lost. A round that lost all belongs to the failures, not here. */
export function takeLoss(track: Track, at: number, k: number, n: number, frozen: boolean): void {
  track.lastLossy = k > 0
  if (k > 0) {
    track.lastLossAt = at
    track.losslessRun = 0
    count(track, { at, kind: 'lossy', measure: k / n })
  } else track.losslessRun += 1
  if (frozen || (k === 0 && track.loss === 0)) return
  const { q0 } = track
  const nats = k * Math.log(lossyRate / q0) + (n - k) * Math.log((1 - lossyRate) / (1 - q0))
  track.loss = addTo(track.loss, nats > mostPerRound ? mostPerRound : nats, lossThreshold)
}

/**
 * Without echoes the connect time tells: a lost SYN is sent again after 1 s, then 2 s, then 4 s (RFC 6298), so a connect
 * of about 1, 3 or 7 s has lost one, two or three. Answers how many; 0 for any other time.
 */
export function lostSyns(connectUs: number): number {
  if (connectUs < 950_000) return 0
  if (connectUs <= 1_400_000) return 1
  if (connectUs >= 2_900_000 && connectUs <= 3_600_000) return 2
  if (connectUs >= 6_800_000 && connectUs <= 7_600_000) return 3
  return 0
}

export function learnLoss(track: Track, k: number, n: number): void {
  track.echoesLost += k
  track.echoesSent += n
  if (track.echoesSent > lossBounds.memory) {
    track.echoesLost /= 2
    track.echoesSent /= 2
  }
  if ((track.rounds & 15) === 0) track.q0 = usualRate(track.echoesLost, track.echoesSent, lossBounds)
}

import { addTo } from './cusum.ts'
import { type Step, roundsOfMonth, thresholdFor } from './false-alarm.ts'
import { type Track, count } from './track.ts'
import { lossBounds, usualRate } from './usual-rate.ts'

/** A CUSUM of lost packets, nats; 5 % lost against what is usual. */
export interface LossRule {
  up: number
  down: number
  h: number
}
const lossyRate = 0.05
/** One burst may not decide alone: a blip of ten seconds can swallow half of it. */
const mostPerRound = 7
/** What is lost must be sent again and makes answers slow: a second witness of the same rounds. */
const usuallySlow = 0.005
const slowWhenLossy = 0.15
const slowUp = Math.log(slowWhenLossy / usuallySlow)
const slowDown = Math.log((1 - slowWhenLossy) / (1 - usuallySlow))
const falsePerMonth = 0.03
/** The threshold is reckoned for bursts of so many. */
const burst = 10
const steps = 6
const table: (LossRule | undefined)[] = []

export function lossRuleFor(usual: number): LossRule {
  const step = Math.round(-Math.log(usual) * steps)
  return (table[step] ??= lossRule(Math.exp(-step / steps)))
}

function lossRule(usual: number): LossRule {
  const up = Math.log(lossyRate / usual)
  const down = Math.log((1 - lossyRate) / (1 - usual))
  const moves: Step[] = []
  let ways = 1
  for (let k = 0; k <= 5; k += 1) {
    const chance = ways * usual ** k * (1 - usual) ** (burst - k)
    const lost = k * up + (burst - k) * down
    if (k === 0) moves.push({ chance, nats: lost })
    else
      moves.push(
        { chance: chance * usuallySlow, nats: Math.min(mostPerRound, lost + slowUp) },
        { chance: chance * (1 - usuallySlow), nats: Math.min(mostPerRound, lost + slowDown) },
      )
    ways *= (burst - k) / (k + 1)
  }
  return { up, down, h: thresholdFor(moves, falsePerMonth / roundsOfMonth, 7, 16) }
}

/**
 * `k` of `n` lost; a round that lost all belongs to the failures, not here. `witness`: whether the answer's being slow or
 * not says anything of the packets.
 */
export function takeLoss(track: Track, k: number, n: number, witness: boolean, frozen: boolean): void {
  track.lastLossy = k > 0
  if (k > 0) {
    track.lastLossAt = track.lastAt
    track.losslessRun = 0
    count(track, { at: track.lastAt, kind: 'lossy', measure: k / n })
  } else track.losslessRun += 1
  if (frozen || (k === 0 && track.loss === 0)) return
  const { up, down, h } = lossRuleFor(track.q0)
  const more = k === 0 || !witness || !track.lastOk ? 0 : track.lastSlow ? slowUp : slowDown
  track.loss = addTo(track.loss, Math.min(mostPerRound, k * up + (n - k) * down + more), h)
}

/**
 * Without echoes the connect time tells: a lost SYN is sent again after 1 s, then 2 s, then 4 s (RFC 6298), so a connect
 * that takes about 1, 3 or 7 s more than usual has lost one, two or three. Answers how many; 0 for any other time, and
 * where the way is so long that it cannot be told.
 */
export function lostSyns(connectUs: number, usualUs: number): number {
  if (connectUs < 950_000 || usualUs > 500_000) return 0
  const more = connectUs - usualUs
  if (more >= 900_000 && more <= 1_400_000) return 1
  if (more >= 2_800_000 && more <= 3_600_000) return 2
  if (more >= 6_700_000 && more <= 7_600_000) return 3
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

import type { ErrorClass } from 'shared/probe/sample.ts'
import type { ConnectionState, CountedRound, Reason } from 'shared/probe/state.ts'
import { type Baseline, newBaseline } from './baseline.ts'

/** All that is known of one connection; plain numbers, so that it can be kept and taken up again (`snapshot.ts`). */
export interface Track {
  state: ConnectionState
  since: number
  /** When its newest round that counted began; 0: none yet. */
  lastAt: number
  /** How far apart its rounds are, if more rarely than was said; else 0. */
  paceMs: number
  lastOk: boolean
  lastCls: ErrorClass
  /** Whether the newest round was slow, and how long it took (ln of the ratio to what is usual). */
  lastSlow: boolean
  /** … and its connection long in the making. */
  lastSlowConnect: boolean
  lastRatio: number
  lastLossy: boolean

  /** Failures in a row, and when the run began. */
  run: number
  runStart: number
  okRun: number
  okSince: number
  lastFailureAt: number
  lastSlowAt: number
  lastLossAt: number
  lastLongerAt: number
  /** Rounds in a row of whose echoes none was lost. */
  losslessRun: number
  /** Last failure that counted as an event of its own. */
  lastEventAt: number

  leak: number
  weak: number
  strong: number
  slow: number
  loss: number
  drift: number
  penalty: number
  penaltyAt: number
  /** The failure sums as they stood before the present run: an outage, however long, is one event. */
  before: { leak: number; weak: number; strong: number; penalty: number }

  /** What taught the usual rates. */
  failures: number
  rounds: number
  echoesLost: number
  echoesSent: number
  /** Failed rounds whose echoes were all lost; of the present run; how much the whole fleet is slower now, ln. */
  mutes: number
  muteRun: number
  tide: number
  slows: number
  slowConnects: number
  p0: number
  q0: number
  slowRate: number
  slowConnectRate: number
  /** How long a connection takes to be made, µs: mean, mean deviation, and of how many. */
  connectUsual: number
  connectSpread: number
  connects: number
  baseline: Baseline
  /** ln of the last eleven ratios to what is usual, a ring. */
  ratios: Float32Array
  ratioAt: number

  /** Failures and rounds since it became unstable: how long quiet must last before that is over. */
  badRounds: number
  allRounds: number
  /** Bits of `reasonBit`. */
  hits: number

  /** Days left of the certificate as last warned of, and how grave a clock's skew is: 0, 1 or 2. */
  certificateStep: number
  clockLevel: number
  counted: CountedRound[]
}

export const newTrack = (): Track => ({
  state: 'unknown',
  since: 0,
  lastAt: 0,
  paceMs: 0,
  lastOk: true,
  lastCls: 'ok',
  lastSlow: false,
  lastSlowConnect: false,
  lastRatio: 0,
  lastLossy: false,
  run: 0,
  runStart: 0,
  okRun: 0,
  okSince: 0,
  lastFailureAt: -1e15,
  lastSlowAt: -1e15,
  lastLossAt: -1e15,
  lastLongerAt: -1e15,
  losslessRun: 0,
  lastEventAt: -1e15,
  leak: 0.1,
  weak: 0.1,
  strong: 0.1,
  slow: 0.1,
  loss: 0.1,
  drift: 0.1,
  penalty: 0,
  penaltyAt: 0,
  before: { leak: 0.1, weak: 0.1, strong: 0.1, penalty: 0 },
  failures: 0,
  rounds: 0,
  echoesLost: 0,
  echoesSent: 0,
  mutes: 0,
  muteRun: 0,
  tide: 0,
  slows: 0.1,
  slowConnects: 0.1,
  p0: 0.0022,
  q0: 0.004_5,
  slowRate: 0.009,
  slowConnectRate: 0.003,
  connectUsual: 0.1,
  connectSpread: 0.1,
  connects: 0,
  baseline: newBaseline(),
  ratios: new Float32Array(11),
  ratioAt: 0,
  badRounds: 0,
  allRounds: 0,
  hits: 0,
  certificateStep: 0,
  clockLevel: 0,
  counted: [],
})

/** Reasons as bits, so that a round costs no list. */
export const reasonBit = {
  errors: 1,
  flapping: 2,
  slow: 4,
  lossy: 8,
  drift: 16,
  unreachable: 32,
  certificate: 64,
  clock: 128,
} as const satisfies Partial<Record<Reason, number>>

export function reasonsOf(hits: number): Reason[] {
  const reasons: Reason[] = []
  for (const [reason, bit] of Object.entries(reasonBit) as [Reason, number][]) if (hits & bit) reasons.push(reason)
  return reasons
}

const countedKept = 32

export function count(track: Track, round: CountedRound): void {
  if (track.counted.length >= countedKept) track.counted.shift()
  track.counted.push(round)
}

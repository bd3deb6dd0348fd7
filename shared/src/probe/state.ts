/** What is known of a connection. `degraded` is for the eye only: something is building up, nobody is told yet. */
export const connectionStates = ['unknown', 'up', 'degraded', 'unstable', 'down'] as const
export type ConnectionState = (typeof connectionStates)[number]

/** Overlays never stop measuring or judging; they gate notifications and the reckoning of availability. */
export const overlays = ['maintenance', 'suppressed', 'blind'] as const
export type Overlay = (typeof overlays)[number]

/** Why a connection, or what many of them share, is not simply up. */
export const reasons = [
  'errors',
  'flapping',
  'slow',
  'lossy',
  'drift',
  'unreachable',
  'recurring',
  'certificate',
  'clock',
] as const
export type Reason = (typeof reasons)[number]

export const statisticNames = [
  'leak',
  'weak',
  'strong',
  'slow',
  'loss',
  'drift',
  'flap',
  'run',
  'certificate',
  'clock',
] as const
export type StatisticName = (typeof statisticNames)[number]

/** One statistic beside its threshold. At or above it, the connection is unstable for the reason it stands for. */
export interface Statistic {
  name: StatisticName
  reason: Reason
  /** Nats of evidence for the CUSUMs, units of penalty for `flap`, failures in a row for `run`, days, seconds. */
  value: number
  threshold: number
}

/** A round that raised a statistic. */
export interface CountedRound {
  at: number
  kind: 'failed' | 'slow' | 'lossy'
  /** How slow against what is usual at that hour (ratio), or the share of echoes lost; 1 for a failure. */
  measure: number
}

/** Answer to "why does it stand there?". */
export interface Why {
  connection: string
  state: ConnectionState
  /** Epoch ms since when it is in this state. */
  since: number
  overlays: Overlay[]
  /** The open root that explains it. */
  root: string | null
  reasons: Reason[]
  statistics: Statistic[]
  /** The newest rounds that counted, oldest first. */
  counted: CountedRound[]
  /** What is usual at this hour of this kind of day, µs; null until something has been learned. */
  usualUs: number | null
  /** Up to where an answer is usual at this hour, µs; above it, it counts as slow. */
  slowAboveUs: number | null
  /** Share of rounds that fail while it is up, as learned. */
  usualFailureRate: number
  /** True until 300 answers have taught the baseline. */
  learning: boolean
}

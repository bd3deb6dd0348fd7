/** How a round ended: `ok`, or the class of its error. What a class costs is one failure; the class says whom to ask. */
export const errorClasses = [
  'ok',
  'timeout',
  'refused',
  'reset',
  'dns',
  'tls',
  'http5xx',
  'http4xx',
  'content',
  'auth',
] as const
export type ErrorClass = (typeof errorClasses)[number]

/** Bits of `Sample.flags`. */
export const sampleFlag = {
  /** Taken at the fast cadence of suspicion, not at the connection's own interval. */
  fast: 1,
  /** Over a connection kept warm: never judged beside fresh ones. */
  warm: 2,
  /** The prober was sick: says nothing about the connection, never counts as a failure. */
  blind: 4,
  /** Arrived long after it was taken: counts for availability, raises no alert. */
  backfill: 8,
} as const

/** One round of one connection: the probe that gives the verdict, and the burst of echoes beside it. */
export interface Sample {
  /** Epoch ms at which the round began. */
  at: number
  connection: string
  ok: boolean
  cls: ErrorClass
  /** Whole round, µs; of a failed one, how long it took to fail; 0 when not known. */
  totalUs: number
  connectUs: number | null
  /** Echoes of the round's burst and how many got no answer; 0 and 0 where no burst is sent. */
  sent: number
  lost: number
  flags?: number
  /** How long its parts took beside connecting; without it nothing is known of them. */
  phases?: { dnsUs: number | null; tlsUs: number | null; firstByteUs: number | null }
}

/**
 * A fact that needs no statistics: it is so or it is not. `of` is what it is about, which many connections may share: the
 * certificate’s fingerprint (SHA-256), the host whose clock it is.
 */
export type Fact =
  /** `daysLeft` may be negative: expired. `null` when the chain could not be read. */
  | { kind: 'certificate'; at: number; connection: string; of: string; daysLeft: number | null }
  /** The far clock minus ours, ms, and how exactly it could be read (HTTP Date says whole seconds). */
  | { kind: 'clock'; at: number; connection: string; of: string; skewMs: number; resolutionMs: number }

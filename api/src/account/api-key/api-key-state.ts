import type { ApiKey } from 'shared/account/api-key-contract.ts'

export interface KeyDates {
  expiresAt: Date
  endedAt: Date | null
  /** A newer key has taken its place. */
  succeeded: boolean
}

/** Whether a key opens at this moment, and what a page calls it. */
export function keyState({ expiresAt, endedAt, succeeded }: KeyDates, now: Date): ApiKey['state'] {
  if (endedAt !== null && endedAt <= now) return 'ended'
  if (expiresAt <= now) return 'expired'
  return succeeded ? 'ending' : 'active'
}

export const opens = (state: ApiKey['state']): boolean => state === 'active' || state === 'ending'

/** When the old key ends once it has a successor: after the overlap, and never later than it would have anyway. */
export function endOfOverlap(expiresAt: Date, overlapHours: number, now: Date): Date {
  return new Date(Math.min(expiresAt.getTime(), now.getTime() + overlapHours * 3_600_000))
}

/** A key is stamped as used at most this often: a busy subsystem is no reason to write a row for each request. */
export const stampEveryMs = 60_000

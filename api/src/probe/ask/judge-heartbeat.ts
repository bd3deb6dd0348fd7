import type { Sample } from 'shared/probe/sample.ts'

/** What is known of a connection whose far end calls us. */
export interface Heartbeat {
  connection: string
  intervalS: number
  graceS: number
  /** Epoch ms of the newest call; null when none has come yet. */
  lastBeatAt: number | null
  /** Since when calls are waited for, and would have been heard. */
  since: number
}

/**
 * One round of waiting, made once an interval: well when the newest call is no older than interval and grace together,
 * else a time-out that has lasted since the call was due. Until the first could have come, nothing is said.
 */
export function judgeHeartbeat(
  { connection, intervalS, graceS, lastBeatAt, since }: Heartbeat,
  now: number,
): Sample | null {
  const dueAt = Math.max(lastBeatAt ?? since, since) + intervalS * 1000
  const isLate = now > dueAt + graceS * 1000
  // What came before a gap in our hearing says nothing of today.
  if ((lastBeatAt === null || lastBeatAt < since) && !isLate) return null
  const round = { at: now, connection, connectUs: null, sent: 0, lost: 0 }
  return isLate
    ? { ...round, ok: false, cls: 'timeout', totalUs: Math.min(Math.round(now - dueAt), 2_000_000) * 1000 }
    : { ...round, ok: true, cls: 'ok', totalUs: 0 }
}

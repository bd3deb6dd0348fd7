import { factKey } from './changes.ts'
import type { Counts, FeedRecord, Quarantined } from './read/reading.ts'

/** A record of an earlier answer that waits for an officer. */
export interface Waiting {
  collection: number
  unit: string
  day: string
  rule: string
  counts: Counts
}

export interface Settled {
  /** Waiting records that what has come now takes the place of. */
  superseded: Waiting[]
  /** Records that begin to wait. */
  waiting: Quarantined[]
}

/**
 * Whatever waits for a unit's day is settled by what comes of that day now, sound or not. A record that comes again just
 * as it waits leaves its predecessor waiting, so that the same answer twice changes nothing.
 */
export function settleQuarantine(
  waiting: readonly Waiting[],
  records: readonly FeedRecord[],
  quarantined: readonly Quarantined[],
): Settled {
  if (waiting.length === 0) return { superseded: [], waiting: [...quarantined] }
  const again = new Map(quarantined.map((record) => [factKey(record.day, record.unit), record]))
  const sound = new Set(records.map(({ day, unit }) => factKey(day, unit)))
  const stays = (old: Waiting): boolean => {
    const key = factKey(old.day, old.unit)
    const now = again.get(key)
    return now ? sameRecord(old, now) : !sound.has(key)
  }
  const staying = new Set(waiting.filter(stays).map(({ day, unit }) => factKey(day, unit)))
  return {
    superseded: waiting.filter((old) => !stays(old)),
    waiting: quarantined.filter(({ day, unit }) => !staying.has(factKey(day, unit))),
  }
}

const sameRecord = (old: Waiting, now: Quarantined): boolean =>
  old.rule === now.rule && Object.keys(now.counts).every((measure) => old.counts[measure] === now.counts[measure])

import type { Day } from 'shared/day.ts'
import type { MeasureId } from 'shared/feed/measure.ts'
import type { Counts, FeedRecord } from './read/reading.ts'

/** What the ledger holds of a dataset: by unit and day, the counts that have been reported. */
export type Held = ReadonlyMap<string, Counts>

export const factKey = (day: Day, unit: string): string => `${day} ${unit}`

/** A record of a unit and day never reported before: all of its measures, zero or not, begin to count as reported. */
export interface Arrival {
  record: FeedRecord
  reason: 'first' | 'late' | Given
}

/** What a person's decision calls what it changes. */
export type Given = 'release' | 'reversal'

/** One figure that is no longer what it was: the difference is added, and the old one stays answerable. */
export interface Correction {
  record: FeedRecord
  measure: MeasureId
  delta: number
  reported: 0 | 1
  reason: 'correction' | 'late' | Given
}

export interface Changes {
  arrivals: Arrival[]
  corrections: Correction[]
}

/**
 * What an answer changes. A figure is late when its day had been asked for before and nothing came. A figure that is
 * the same as the one held changes nothing, so the same answer twice comes to no change at all.
 */
export function findChanges(
  held: Held,
  records: readonly FeedRecord[],
  measures: readonly MeasureId[],
  askedUpTo: Day | null,
): Changes {
  const arrivals: Arrival[] = []
  const corrections: Correction[] = []
  for (const record of records) {
    const known = held.get(factKey(record.day, record.unit))
    if (!known) {
      arrivals.push({ record, reason: askedUpTo !== null && record.day <= askedUpTo ? 'late' : 'first' })
      continue
    }
    for (const measure of measures) {
      const count = record.counts[measure] ?? 0
      const before = known[measure]
      if (before === undefined) corrections.push({ record, measure, delta: count, reported: 1, reason: 'late' })
      else if (before !== count)
        corrections.push({ record, measure, delta: count - before, reported: 0, reason: 'correction' })
    }
  }
  // In the order of the ledger's index, so that the rows of a day land side by side.
  arrivals.sort((a, b) => compare(a.record, b.record))
  return { arrivals, corrections }
}

/** Deltas of a measure that are about to be appended, and are not in the ledger yet. */
export type ComingDeltas = (measure: MeasureId) => Iterable<{ day: Day; unit: string; delta: number; reported: number }>

export function comingDeltas({ arrivals, corrections }: Changes): ComingDeltas {
  const byMeasure = Map.groupBy(corrections, ({ measure }) => measure)
  return function* (measure) {
    for (const { record } of arrivals)
      yield { day: record.day, unit: record.unit, delta: record.counts[measure] ?? 0, reported: 1 }
    for (const { record, delta, reported } of byMeasure.get(measure) ?? [])
      yield { day: record.day, unit: record.unit, delta, reported }
  }
}

/** Each day that changes touch, as often as they do, and why. */
export const daysOf = ({ arrivals, corrections }: Changes): { day: Day; reason: string }[] =>
  [...arrivals, ...corrections].map(({ record: { day }, reason }) => ({ day, reason }))

/** The stretch of days and the units that changes touch; what rests on them is worked out again. */
export function touchedBy({ arrivals, corrections }: Changes): { units: string[]; from: Day; to: Day } | null {
  const units = new Set<string>()
  let from: Day | null = null
  let to: Day | null = null
  for (const { record } of [...arrivals, ...corrections]) {
    units.add(record.unit)
    if (from === null || record.day < from) from = record.day
    if (to === null || record.day > to) to = record.day
  }
  return from === null || to === null ? null : { units: [...units], from, to }
}

function compare(a: FeedRecord, b: FeedRecord): number {
  if (a.day !== b.day) return a.day < b.day ? -1 : 1
  return a.unit < b.unit ? -1 : Number(a.unit > b.unit)
}

/** The same changes under another name. */
export const calledBy = ({ arrivals, corrections }: Changes, reason: Given): Changes => ({
  arrivals: arrivals.map((arrival) => ({ ...arrival, reason })),
  corrections: corrections.map((correction) => ({ ...correction, reason })),
})

import type { Day } from 'shared/day.ts'
import type { MeasureId } from 'shared/feed/measure.ts'
import { factKey, type Held } from './changes.ts'
import type { FeedRecord, Quarantined, ReadAnswer } from './read/reading.ts'

export interface ClosedDays {
  from: Day
  to: Day
}

const isClosed = (closed: readonly ClosedDays[], day: Day): boolean =>
  closed.some(({ from, to }) => from <= day && day <= to)

/** What would move figures of a closed period waits; what only repeats them goes on as before. */
export function holdClosed(reading: ReadAnswer, held: Held, closed: readonly ClosedDays[]): ReadAnswer {
  if (closed.length === 0) return reading
  const records: FeedRecord[] = []
  const quarantined: Quarantined[] = [...reading.quarantined]
  for (const record of reading.records) {
    if (!isClosed(closed, record.day) || repeats(record, held)) records.push(record)
    else quarantined.push({ ...record, rule: 'closed-period', pointer: record.pointer ?? `/records/${record.index}` })
  }
  return { ...reading, records, quarantined }
}

function repeats({ day, unit, counts }: FeedRecord, held: Held): boolean {
  const known = held.get(factKey(day, unit))
  return known !== undefined && Object.entries(counts).every(([measure, count]) => known[measure] === count)
}

/** A record somebody has decided on: let in, or refused. */
export interface Decided {
  unit: string
  day: Day
  rule: string
  counts: Readonly<Record<MeasureId, number>>
}

/**
 * A source that only repeats what was decided on says nothing new, and nobody is asked a second time. Answers what still
 * is doubted, and what was decided.
 */
export function setDecidedAside(
  quarantined: readonly Quarantined[],
  decided: readonly Decided[],
): { doubted: Quarantined[]; settled: Quarantined[] } {
  if (decided.length === 0) return { doubted: [...quarantined], settled: [] }
  const byFact = Map.groupBy(decided, ({ day, unit }) => factKey(day, unit))
  const isSettled = ({ day, unit, rule, counts }: Quarantined): boolean =>
    (byFact.get(factKey(day, unit)) ?? []).some(
      (one) => one.rule === rule && Object.keys(counts).every((measure) => one.counts[measure] === counts[measure]),
    )
  const { doubted = [], settled = [] } = Object.groupBy(quarantined, (one) => (isSettled(one) ? 'settled' : 'doubted'))
  return { doubted, settled }
}

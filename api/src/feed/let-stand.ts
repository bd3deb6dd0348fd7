import type { Day } from 'shared/day.ts'
import type { MeasureId } from 'shared/feed/measure.ts'
import { factKey, type Held } from './changes.ts'
import type { FeedRecord } from './read/reading.ts'

export interface StandingFigure {
  measure: MeasureId
  day: Day
  unit: string
  /** What the source had said when somebody put the figure right. */
  said: number
}

export interface Heard {
  records: FeedRecord[]
  /** Figures of which the source now says something new: from here on its word holds again. */
  overtaken: StandingFigure[]
}

/**
 * A feed asks again for days long known. Where somebody put a figure right and the source only repeats what it had said
 * before, the figure stands; where the source says something else, that is news, and is kept as a correction of its own.
 */
export function letStand(records: readonly FeedRecord[], standing: readonly StandingFigure[], held: Held): Heard {
  if (standing.length === 0) return { records: [...records], overtaken: [] }
  const byFact = Map.groupBy(standing, ({ day, unit }) => factKey(day, unit))
  const overtaken: StandingFigure[] = []
  const heard = records.map((record) => {
    const key = factKey(record.day, record.unit)
    const known = held.get(key)
    const counts = { ...record.counts }
    for (const figure of byFact.get(key) ?? []) {
      const figureHeld = known?.[figure.measure]
      if (record.counts[figure.measure] !== figure.said) overtaken.push(figure)
      else if (figureHeld !== undefined) counts[figure.measure] = figureHeld
    }
    return byFact.has(key) ? { ...record, counts } : record
  })
  return { records: heard, overtaken }
}

import { addDays, type Day, instantOf } from 'shared/day.ts'
import { draw, seedOf } from './chance.ts'
import { serialOf } from './serial-of.ts'

/** Figures of a day are there at five the next morning. */
const readyMinutes = 5 * 60
/** To this day the province's totals are published, so nothing of them may be missing. */
const completeTo: Day = '2025-07-31'

export const readyAt = (day: Day): Date => instantOf(addDays(day, 1), readyMinutes)

/** The last day whose figures can be had at an instant. */
export function lastReadyDay(askedAt: Date): Day {
  const morning = new Date(askedAt.getTime() - readyMinutes * 60_000)
  return addDays(new Date(morning.getTime() + 7 * 3_600_000).toISOString().slice(0, 10), -1)
}

/**
 * What reporting does to a unit's figure of a day. Few days come one to four days late; a few figures are first
 * reported too low and corrected some days on; very few never come. An instant long after the day sees only the
 * settled figure, or the lasting gap.
 */
export interface Reporting {
  isMissing: (unitSeed: number, day: Day) => boolean
  hasArrived: (unitSeed: number, day: Day, askedAt: Date) => boolean
  /** Share of the final figure known at the instant: 1 when it is the final one. */
  shareKnown: (unitSeed: number, day: Day, askedAt: Date) => number
}

interface Manner {
  /** Days that come late, and figures that are corrected, as shares of all. */
  late: number
  corrected: number
  /** Runs of days that never come: how often a fortnight has one. */
  gaps: number
}

export function makeReporting(dataset: string, manner: Manner): Reporting {
  const of = seedOf(dataset)
  return {
    isMissing(unitSeed, day) {
      if (day <= completeTo) return false
      const serial = serialOf(day)
      const fortnight = Math.floor(serial / 14)
      if (draw(unitSeed ^ of, 1, fortnight) >= manner.gaps) return false
      const first = Math.floor(draw(unitSeed ^ of, 2, fortnight) * 10)
      const length = 1 + Math.floor(draw(unitSeed ^ of, 3, fortnight) ** 2 * 5)
      const within = serial - fortnight * 14
      return within >= first && within < first + length
    },
    hasArrived(unitSeed, day, askedAt) {
      const serial = serialOf(day)
      const late = draw(unitSeed ^ of, 4, serial) < manner.late ? 1 + Math.floor(draw(unitSeed ^ of, 5, serial) * 4) : 0
      return askedAt >= readyAt(addDays(day, late))
    },
    shareKnown(unitSeed, day, askedAt) {
      const serial = serialOf(day)
      if (draw(unitSeed ^ of, 6, serial) >= manner.corrected) return 1
      const after = 1 + Math.floor(draw(unitSeed ^ of, 7, serial) * 9)
      return askedAt >= readyAt(addDays(day, after)) ? 1 : 0.75 + 0.2 * draw(unitSeed ^ of, 8, serial)
    },
  }
}

/** The last day of which nothing is still under way at an instant: every late figure and correction has come. */
export const settledTo = (askedAt: Date): Day => addDays(lastReadyDay(askedAt), -14)

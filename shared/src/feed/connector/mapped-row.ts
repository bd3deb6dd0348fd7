import type { Day } from '../../day.ts'
import type { MeasureId } from '../measure.ts'
import type { CountRead } from './mapped-value.ts'

/** One record as the mapping reads it; whether its unit is known and its day was asked for, others judge. */
export interface MappedRow {
  /** JSON pointer, or `line 12`. */
  pointer: string
  index: number
  /** What stands where the unit is said; null where nothing does. */
  unit: string | null
  day: Day | null
  counts: { ok: true; counts: Record<MeasureId, number> } | (Extract<CountRead, { ok: false }> & { field: string })
  source: unknown
}

/**
 * - `missing`: nowhere does anything stand there.
 * - `twice`: two columns have that heading.
 * - `unreadable`: something stands there in every record, and in none is it what it should be.
 */
export type DriftProblem = 'missing' | 'twice' | 'unreadable'

/** What the source has changed: the place by the path it was described with, and what stands there instead. */
export interface Drift {
  /** Which part of the mapping: `records`, `unit`, `day` or a measure. */
  of: string
  path: string
  problem: DriftProblem
  /** Where in the answer one looked for it first. */
  pointer: string
  seen: readonly string[]
}

import type { Day } from 'shared/day.ts'
import { type Candidate, makeGatherer } from '../feed/read/gather.ts'
import type { ReadAnswer, ReadContext } from '../feed/read/reading.ts'

/** A record as somebody gives it: nothing of it is believed yet. */
export interface GivenRow {
  unit: unknown
  day: Day | null
  index: number
  pointer: string
  source: unknown
  counts: Candidate['counts']
}

/** Judges records one by one and together: whose, when, twice or not, and whether counts are counts. */
export function judgeRows(
  rows: Iterable<GivenRow>,
  context: ReadContext,
  { fields, provinceToo }: { fields: { unit: string; day: string }; provinceToo: boolean },
): ReadAnswer {
  const gatherer = makeGatherer(context, { provinceToo })
  for (const row of rows) gatherer.offer({ ...row, unitField: fields.unit, dayField: fields.day })
  return gatherer.answer()
}

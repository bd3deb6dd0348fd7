import type { GivenRecord } from 'shared/submission/submission-contract.ts'
import { jsonCount } from '../feed/read/count.ts'
import type { Candidate } from '../feed/read/gather.ts'
import type { Counts, ReadAnswer } from '../feed/read/reading.ts'
import { plainDay } from '../feed/read/written-day.ts'
import { judgeRows } from './judge-rows.ts'
import type { SubmissionGround } from './submission-ground.ts'

export const recordPointer = (index: number): string => `/records/${index}`

/** Judges the records of a JSON body: what is written as counts, for whom and when. */
export function readRecords(records: readonly GivenRecord[], ground: SubmissionGround): ReadAnswer {
  const measures = new Set(ground.measures)
  const rows = records.map((record, index) => ({
    unit: record.unit,
    day: plainDay(record.day),
    index,
    pointer: recordPointer(index),
    source: record,
    counts: () => readCounts(record.counts, measures),
  }))
  return judgeRows(rows, ground.context, {
    fields: { unit: 'unit', day: 'day' },
    provinceToo: ground.rules.provinceToo === true,
  })
}

function readCounts(
  given: Readonly<Record<string, number>>,
  measures: ReadonlySet<string>,
): ReturnType<Candidate['counts']> {
  const counts: Counts = {}
  for (const [measure, value] of Object.entries(given)) {
    if (!measures.has(measure)) return { ok: false, reason: 'unknown-measure', field: measure }
    const counted = jsonCount(value)
    if (!counted.ok) return { ok: false, reason: counted.reason, field: measure }
    counts[measure] = counted.count
  }
  return { ok: true, counts }
}

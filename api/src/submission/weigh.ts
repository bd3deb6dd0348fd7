import type { MeasureId } from 'shared/feed/measure.ts'
import { factKey, type Held } from '../feed/changes.ts'
import { excerpt } from '../feed/read/excerpt.ts'
import { brokenRule, mostRejects, type Rules } from '../feed/read/gather.ts'
import type { FeedRecord, Quarantined, ReadAnswer, Reject } from '../feed/read/reading.ts'

export interface Scales {
  /** All measures of the dataset. */
  measures: readonly MeasureId[]
  rules: Rules
  pointerOf: (index: number) => string
}

/**
 * Makes whole records of what was handed in, and holds those to the rules of their dataset. A unit's day that has been
 * reported may be put right measure by measure; one that has not must come whole, or it would count for half a KPI.
 */
export const weighing =
  ({ measures, rules, pointerOf }: Scales) =>
  (given: ReadAnswer, held: Held): ReadAnswer => {
    const records: FeedRecord[] = []
    const quarantined: Quarantined[] = [...given.quarantined]
    const rejects: Reject[] = [...given.rejects]
    let rejected = given.rejected
    const reject = ({ index, counts }: FeedRecord, reason: Reject['reason'], field: MeasureId) => {
      rejected++
      if (rejects.length < mostRejects)
        rejects.push({ pointer: pointerOf(index), reason, field, excerpt: excerpt(counts) })
    }
    for (const record of given.records) {
      const counts = { ...held.get(factKey(record.day, record.unit)), ...record.counts }
      const missing = measures.find((measure) => counts[measure] === undefined)
      const broken = missing === undefined ? brokenRule(rules, counts) : null
      if (missing !== undefined) reject(record, 'missing-field', missing)
      else if (broken?.rule === 'parts-do-not-add-up') reject(record, broken.rule, broken.field)
      else if (broken) quarantined.push({ ...record, counts, rule: broken.rule, pointer: pointerOf(record.index) })
      else records.push({ ...record, counts })
    }
    return { kind: 'read', records, rejects, rejected, quarantined }
  }

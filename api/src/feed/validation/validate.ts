import { addDays } from 'shared/day.ts'
import type { MeasureId } from 'shared/feed/measure.ts'
import { type Doubt, judgeComparison, judgeUsual } from 'shared/feed/validation/judge-counts.ts'
import { measuresOfTest, type ValidationRule } from 'shared/feed/validation/validation-rule.ts'
import type { Db } from '../../db/open.ts'
import { factKey, type Held } from '../changes.ts'
import { excerpt } from '../read/excerpt.ts'
import type { FeedRecord, Quarantined, ReadAnswer, Reject } from '../read/reading.ts'
import { readCountsOf, rulesFor, type Warning } from './rule-store.ts'

export interface Validated {
  reading: ReadAnswer
  warnings: Warning[]
}

/** A history that comes in at once has nothing beside it to be compared with: its own arithmetic alone judges it. */
const mostJudged = 3_000
const weeksBack = 12

/**
 * Holds what is new of an answer against the rules people have set: other counts of the same day, and what is usual. What
 * only repeats what stands is not judged again. The first rule that refuses or holds decides; warnings are all told.
 */
export async function validate(
  trx: Db,
  measures: readonly MeasureId[],
  reading: ReadAnswer,
  held: Held,
): Promise<Validated> {
  const fresh = reading.records.filter((record) => !repeats(record, held))
  const judged = fresh.length === 0 || fresh.length > mostJudged ? [] : await rulesFor(trx, measures)
  if (judged.length === 0) return { reading, warnings: [] }

  const foreign = judged.flatMap(({ test }) => measuresOfTest(test)).filter((measure) => !measures.includes(measure))
  const others = await readCountsOf(trx, [...new Set(foreign)], fresh)
  const usual = judged.flatMap(({ test }) => (test.kind === 'usual' ? [test.measure] : []))
  const weeks = Array.from({ length: weeksBack }, (_, place) => 7 * (place + 1))
  const past = await readCountsOf(
    trx,
    [...new Set(usual)],
    usual.length === 0
      ? []
      : fresh.flatMap(({ unit, day }) => weeks.map((back) => ({ unit, day: addDays(day, -back) }))),
  )

  const doubtOf = ({ test }: ValidationRule, { unit, day, counts }: FeedRecord): Doubt | null => {
    const known = held.get(factKey(day, unit))
    const countOf = (measure: string) => counts[measure] ?? known?.[measure] ?? others.get(`${measure} ${day} ${unit}`)
    if (test.kind === 'compare') return judgeComparison(test, countOf)
    const count = counts[test.measure]
    if (count === undefined || count === known?.[test.measure]) return null
    const before = weeks.flatMap((back) => past.get(`${test.measure} ${addDays(day, -back)} ${unit}`) ?? [])
    return judgeUsual(test, count, before)
  }

  const records: FeedRecord[] = []
  const quarantined: Quarantined[] = [...reading.quarantined]
  const rejects: Reject[] = [...reading.rejects]
  const warnings: Warning[] = []
  let { rejected } = reading
  const isFresh = new Set(fresh)
  for (const record of reading.records) {
    const doubts = isFresh.has(record)
      ? judged.flatMap((rule) => {
          const doubt = doubtOf(rule, record)
          return doubt ? [{ rule, doubt }] : []
        })
      : []
    const pointer = record.pointer ?? `/records/${record.index}`
    const refused = doubts.find(({ rule }) => rule.severity === 'reject')
    const doubted = doubts.find(({ rule }) => rule.severity === 'quarantine')
    if (refused) {
      rejected++
      rejects.push({ pointer, reason: 'breaks-rule', field: refused.rule.id, excerpt: excerpt(record.counts) })
    } else if (doubted) {
      const { rule, doubt } = doubted
      quarantined.push({
        ...record,
        rule: rule.test.kind === 'usual' ? 'unusual' : 'does-not-agree',
        pointer,
        validation: `${rule.id}@${rule.version}`,
        doubt,
      })
    } else {
      records.push(record)
      const { unit, day } = record
      for (const { rule, doubt } of doubts) warnings.push({ unit, day, rule: rule.id, version: rule.version, doubt })
    }
  }
  return { reading: { ...reading, records, quarantined, rejects, rejected }, warnings }
}

function repeats({ day, unit, counts }: FeedRecord, held: Held): boolean {
  const known = held.get(factKey(day, unit))
  return known !== undefined && Object.entries(counts).every(([measure, count]) => known[measure] === count)
}

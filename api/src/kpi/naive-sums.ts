import { addDays, type Day } from 'shared/day.ts'
import type { Kpi } from 'shared/kpi/kpi.ts'
import { isOwed } from 'shared/owed.ts'
import { makeWorkCalendar } from 'shared/workday.ts'
import { type TestRecord } from './test-records.ts'
import { formulas, historyFrom, measuresOf, specialDays, units } from './test-province.ts'

/** The sums as anybody would add them up by hand from the records that stand: what the stores are held against. */
export interface NaiveLedger {
  /** Record by `dataset unit day`; the counts in the order of the dataset's measures. */
  standing: Map<string, number[]>
}

const calendar = makeWorkCalendar(specialDays)

export function standAfter(ledger: NaiveLedger, dataset: string, records: readonly TestRecord[]): NaiveLedger {
  const standing = new Map(ledger.standing)
  for (const { unit, day, counts } of records) {
    if (counts) standing.set(`${dataset} ${unit} ${day}`, counts)
    else standing.delete(`${dataset} ${unit} ${day}`)
  }
  return { standing }
}

interface NaiveSpan {
  from: Day
  to: Day
  due: Day
}

export interface NaiveCounts {
  numerator: number
  denominator: number
  reported: number
  expected: number
}

export function naiveCounts(ledger: NaiveLedger, formula: string, unit: string, span: NaiveSpan): NaiveCounts {
  const kpi = formulas.find((each) => each.formula === formula)!
  const own = members(kpi)
  const parts = unit === '37' && kpi.additive && kpi.scope !== 'province' ? own : own.filter((code) => code === unit)
  const all = parts.map((code) => unitCounts(ledger, kpi, code, span))
  return all.reduce(
    (sum, part) => ({
      numerator: sum.numerator + part.numerator,
      denominator: sum.denominator + part.denominator,
      reported: sum.reported + part.reported,
      expected: sum.expected + part.expected,
    }),
    { numerator: 0, denominator: 0, reported: 0, expected: 0 },
  )
}

function members(kpi: Kpi): string[] {
  return units
    .filter(({ kind }) => {
      if (kind === 'province') return kpi.scope === 'province' || !kpi.additive
      if (kind === 'department') return kpi.scope === 'all-units'
      return kpi.scope !== 'province'
    })
    .map(({ code }) => code)
}

function unitCounts({ standing }: NaiveLedger, kpi: Kpi, unit: string, { from, to, due }: NaiveSpan): NaiveCounts {
  const found = { numerator: 0, denominator: 0, reported: 0, expected: 0 }
  const side = (counts: number[], terms: Kpi['numerator']['terms']) =>
    terms.reduce(
      (sum, { measure, coefficient }) => sum + coefficient * (counts[measuresOf(kpi.dataset!).indexOf(measure)] ?? 0),
      0,
    )
  const level = kpi.aggregation === 'last'
  for (let day = level ? historyFrom : from; day <= to; day = addDays(day, 1)) {
    const counts = standing.get(`${kpi.dataset} ${unit} ${day}`)
    if (counts) {
      found.numerator = (level ? 0 : found.numerator) + side(counts, kpi.numerator.terms)
      found.denominator = (level ? 0 : found.denominator) + side(counts, kpi.denominator?.terms ?? [])
    }
    if (day < from || day < historyFrom || !isOwed(kpi.frequency, day, calendar)) continue
    if (counts) found.reported += 1
    if (counts || day <= due) found.expected += 1
  }
  return found
}

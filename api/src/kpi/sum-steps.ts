import { addDays, type Day, yearOf } from 'shared/day.ts'
import { isLevel, type KpiFormula } from './sum-rows.ts'

/** A KPI with what its sums rest on and how far they reach. */
export interface SummedKpi extends KpiFormula {
  dataset: string
  /** From here on, figures are owed. */
  owedFrom: Day
  /** Null while there are no sums at all. */
  horizon: { day: Day; due: Day } | null
  /** While there are no sums: the newest day the ledger has a figure of. A KPI whose formula was changed starts anew. */
  newest: Day | null
  /** Up to where figures are due by the clock. */
  dueNow: Day
}

export interface Touched {
  /** Null: any unit of the dataset. */
  units: readonly string[] | null
  from: Day
  to: Day
}

/** One stretch of sums to work out again from the ledger; `units` null means all of them. */
export interface SumStep {
  units: readonly string[] | null
  from: Day
  to: Day
}

export interface SumPlan {
  steps: SumStep[]
  horizon: { day: Day; due: Day }
}

/** Above this, one pass over all units is cheaper than units one by one. */
const manyUnits = 20

/**
 * Which stretches must be worked out again. A flow starts anew each January, so a correction moves no more than its own
 * year; a level moves on to the horizon. Days that have become due since last time change what is expected of everyone.
 */
export function planSums(
  kpi: Pick<SummedKpi, 'aggregation' | 'horizon' | 'newest' | 'dueNow'>,
  touched: Touched,
  historyFrom: Day,
): SumPlan {
  const from = later(touched.from, historyFrom)
  const old = kpi.horizon ?? { day: addDays(historyFrom, -1), due: kpi.dueNow }
  const horizon = { day: later(later(old.day, touched.to), kpi.newest ?? old.day), due: later(old.due, kpi.dueNow) }
  const tailFrom = later(
    horizon.due > old.due ? earlier(addDays(old.day, 1), addDays(old.due, 1)) : addDays(old.day, 1),
    historyFrom,
  )
  const tail: SumStep = { units: null, from: tailFrom, to: horizon.day }
  const moved = { from, to: isLevel(kpi) ? horizon.day : earlier(horizon.day, lastDayOfYear(touched.to)) }

  if (touched.units === null || touched.units.length > manyUnits) {
    if (tail.from > tail.to) return { steps: nonEmpty([{ units: null, ...moved }]), horizon }
    return { steps: nonEmpty([{ units: null, from: earlier(from, tail.from), to: horizon.day }]), horizon }
  }
  // The corrected units first, since the tail of everyone starts from what stands before it.
  const corrected = { units: touched.units, from, to: earlier(moved.to, addDays(tail.from, -1)) }
  return { steps: nonEmpty([corrected, tail]), horizon }
}

/** A stretch year by year, since sums begin anew each January. */
export function yearsOf(step: SumStep): SumStep[] {
  const years = Array.from({ length: yearOf(step.to) - yearOf(step.from) + 1 }, (_, place) => yearOf(step.from) + place)
  return years.map((year) => ({
    ...step,
    from: later(step.from, `${year}-01-01`),
    to: earlier(step.to, `${year}-12-31`),
  }))
}

const nonEmpty = (steps: SumStep[]): SumStep[] =>
  steps.filter(({ units, from, to }) => from <= to && units?.length !== 0)
const later = (one: Day, other: Day): Day => (one > other ? one : other)
const earlier = (one: Day, other: Day): Day => (one < other ? one : other)
const lastDayOfYear = (day: Day): Day => `${yearOf(day)}-12-31`

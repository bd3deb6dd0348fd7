import { addDays, type Day, yearOf } from 'shared/day.ts'
import type { Grain, Period } from 'shared/period-contract.ts'
import { type MonthGrain, monthPeriod, weekOf } from 'shared/period-key.ts'

const perYear: Readonly<Record<MonthGrain, number>> = { month: 12, quarter: 4, half: 2, 'nine-months': 1, year: 1 }
const mostOfAKind = 3

/** Periods a report may be drafted for, of each length a template is made for: the last that are over, then the running one. */
export function periodsFor(grains: readonly Grain[], today: Day, historyFrom: Day): Period[] {
  // What the decree asks for stands first.
  return [...grains]
    .sort((one, other) => Number(one === 'week') - Number(other === 'week'))
    .flatMap((grain) => {
      if (grain === 'range') return []
      const known = candidates(grain, today).filter(({ from, to }) => from <= today && to >= historyFrom)
      const over = known.filter(({ to }) => to < today).slice(-mostOfAKind)
      return [...over.toReversed(), ...known.filter(({ to }) => to >= today)]
    })
}

function candidates(grain: Exclude<Grain, 'range'>, today: Day): Period[] {
  if (grain === 'week') return [21, 14, 7, 0].map((back) => weekOf(addDays(today, -back)))
  const year = yearOf(today)
  return [year - 1, year, year + 1].flatMap((one) =>
    Array.from({ length: perYear[grain] }, (_, at) => monthPeriod('nd09', grain, one, at + 1)),
  )
}

import { addDays, type Day, makeDay, monthOf, yearOf } from 'shared/day.ts'
import { type DayLetter, dayLetters } from 'shared/messages/feed-page.ts'

interface Row {
  days: string
  reported: number
  expected: number
}

/** A month as the address writes it. */
export type Month = string
export const monthKeyOf = (day: Day): Month => day.slice(0, 7)

/** Its first and last day; what is no month of the calendar is read as the nearest one that is. */
export function monthDays(month: Month): { from: Day; to: Day } {
  const [year, number] = [Number(month.slice(0, 4)), Number(month.slice(5, 7))]
  return { from: makeDay(year, number, 1), to: addDays(makeDay(year, number + 1, 1), -1) }
}

export function stepMonth(month: Month, by: number): Month {
  const { from } = monthDays(month)
  return monthKeyOf(makeDay(yearOf(from), monthOf(from) + by, 1))
}

/** The month asked for, held within what there is. */
export function monthWithin(asked: Month | undefined, first: Day, last: Day): Month {
  const [low, high] = [monthKeyOf(first), monthKeyOf(last)]
  const month = asked === undefined ? high : monthKeyOf(monthDays(asked).from)
  return month < low ? low : month > high ? high : month
}

export interface Run {
  letter: DayLetter
  length: number
}

/** Days that follow one another with the same letter are one piece of text: a full row is a single one. */
export function runsOf(days: string): Run[] {
  const runs: Run[] = []
  for (const sign of days) {
    const letter: DayLetter = sign in dayLetters ? (sign as DayLetter) : 'm'
    const last = runs.at(-1)
    if (last?.letter === letter) last.length += 1
    else runs.push({ letter, length: 1 })
  }
  return runs
}

/** Days of a row that carry this letter. */
export function daysWith(letter: DayLetter, days: string, from: Day): Day[] {
  return [...days].flatMap((sign, place) => (sign === letter ? [addDays(from, place)] : []))
}

export interface CalendarFacts {
  reported: number
  expected: number
  /** Units that still owe a day. */
  short: number
  /** The day most units are missing; null when none is. */
  worst: { day: Day; units: number } | null
}

export function calendarFacts({ from, units }: { from: Day; units: readonly Row[] }): CalendarFacts {
  const missing = new Map<number, number>()
  for (const { days } of units) {
    for (let place = 0; place < days.length; place += 1)
      if (days[place] === 'm') missing.set(place, (missing.get(place) ?? 0) + 1)
  }
  const worst = [...missing].reduce<[number, number] | null>(
    (most, one) => (most && most[1] >= one[1] ? most : one),
    null,
  )
  return {
    reported: units.reduce((sum, unit) => sum + unit.reported, 0),
    expected: units.reduce((sum, unit) => sum + unit.expected, 0),
    short: units.filter(({ days }) => days.includes('m')).length,
    worst: worst && { day: addDays(from, worst[0]), units: worst[1] },
  }
}

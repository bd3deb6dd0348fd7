import type { ReactNode } from 'react'
import type { Day } from 'shared/day.ts'
import { formatCount, formatProseDay, proseDayAndMonth } from 'shared/format.ts'
import { dayLetters, feedPageMessages as m } from 'shared/messages/feed-page.ts'
import { say } from 'shared/messages/say.ts'
import type { Locale } from 'shared/text.ts'
import type { DayGridRow } from '../chart/DayGrid.tsx'
import { daysWith, runsOf } from './calendar-model.ts'

interface Reported {
  /** A letter for each day, from the first on. */
  days: string
  reported: number
  expected: number
}

/** A row of a calendar of completeness: what came on which day, in letters, in words for ears, and how much of it. */
export function dayRow(
  locale: Locale,
  from: Day,
  { days, ...counts }: Reported,
  key: string,
  name: ReactNode,
): DayGridRow {
  const missing = daysWith('m', days, from)
  return {
    key,
    name,
    runs: runsOf(days).map(({ letter, length }) => ({
      text: dayLetters[letter].letter[locale].repeat(length),
      className: letter,
    })),
    words:
      missing.length === 0 ? say(locale, m.earsFull) : say(locale, m.earsMissing, { days: shortDays(locale, missing) }),
    figure: shareOfDays(locale, counts),
  }
}

/** `28/31`; a dash where nothing was owed. */
export const shareOfDays = (locale: Locale, { reported, expected }: Omit<Reported, 'days'>): string =>
  expected === 0 ? '—' : `${formatCount(locale, reported)}/${formatCount(locale, expected)}`

/** Days of the month that is shown, in a row. */
export const shortDays = (locale: Locale, days: readonly Day[]): string =>
  days.map((day) => (locale === 'vi' ? proseDayAndMonth(day) : formatProseDay(locale, day))).join(', ')

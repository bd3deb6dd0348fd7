import { addDays, type Day, monthOf, yearOf } from 'shared/day.ts'
import { formatProseDay, proseDayAndMonth } from 'shared/format.ts'
import type { Locale } from 'shared/text.ts'

interface Span {
  from: Day
  to: Day
}

/** Days that follow one another as spans. */
export function spansOf(days: readonly Day[]): Span[] {
  const spans: Span[] = []
  for (const day of days.toSorted()) {
    const last = spans.at(-1)
    if (last && addDays(last.to, 1) === day) last.to = day
    else spans.push({ from: day, to: day })
  }
  return spans
}

/** `03/7, 05–07/7, 30/7–02/8`: each span as short as it can be read. The year is said by the page. */
export function spanText(locale: Locale, { from, to }: Span): string {
  if (locale === 'en' || yearOf(from) !== yearOf(to))
    return from === to
      ? formatProseDay(locale, from)
      : `${formatProseDay(locale, from)} – ${formatProseDay(locale, to)}`
  if (from === to) return proseDayAndMonth(to)
  return `${monthOf(from) === monthOf(to) ? from.slice(8, 10) : proseDayAndMonth(from)}–${proseDayAndMonth(to)}`
}

/** All spans in one line, at most so many; `left` days are not in the text. */
export function daysText(locale: Locale, days: readonly Day[], most = 8): { text: string; left: number } {
  const spans = spansOf(days)
  const said = spans.slice(0, most)
  const last = said.at(-1)
  return {
    text: said.map((span) => spanText(locale, span)).join(', '),
    left: last ? days.filter((day) => day > last.to).length : 0,
  }
}

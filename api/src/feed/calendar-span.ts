import { addDays, type Day, daysBetween, isDay } from 'shared/day.ts'
import { feedPages } from 'shared/messages/feed-answer.ts'
import { badRequest } from '../http/refusal.ts'

/** Six weeks unless asked otherwise, a year and a bit at most. */
const usualDays = 42
const mostDays = 400

/** The days a calendar shows: those asked for, or the last that are due, no earlier than history. */
export function calendarSpan(
  query: { from?: Day | undefined; to?: Day | undefined },
  { due, historyFrom }: { due: Day; historyFrom: Day },
): { from: Day; to: Day } {
  const to = query.to ?? (query.from && query.from > due ? query.from : due)
  const back = addDays(to, 1 - usualDays)
  const usual = isDay(back) ? back : to
  const from = query.from ?? (usual < historyFrom && historyFrom <= to ? historyFrom : usual)
  if (to < from) throw badRequest({ at: 'query.to', detail: feedPages.daysReversed })
  if (daysBetween(from, to) > mostDays)
    throw badRequest({ at: 'query.from', detail: feedPages.tooManyDays, parameters: { days: mostDays } })
  return { from, to }
}

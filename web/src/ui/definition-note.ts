import type { Day } from 'shared/day.ts'
import { breaksIn } from 'shared/kpi/version/definition-breaks.ts'
import { chartMessages } from 'shared/messages/chart.ts'
import { say } from 'shared/messages/say.ts'
import { periodDays } from 'shared/period.ts'
import type { Locale } from 'shared/text.ts'

interface Counted {
  from: Day
  to: Day
  definition: number
}

/** Where a small line is cut because another definition begins to count, and what is said of it. */
export function definitionNote(
  locale: Locale,
  periods: readonly Counted[],
): { breaks: number[]; note: string | undefined } {
  const breaks = breaksIn(periods.map(({ definition }) => definition))
  const begins = breaks.flatMap((at) => {
    const period = periods[at]
    if (!period) return []
    return [
      say(locale, chartMessages.definitionFromPeriod, {
        version: period.definition,
        period: periodDays(locale, period),
      }),
    ]
  })
  return { breaks, note: begins.join('; ') || undefined }
}

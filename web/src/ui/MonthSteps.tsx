import type { Day } from 'shared/day.ts'
import { feedPageMessages as m } from 'shared/messages/feed-page.ts'
import { periodLabel } from 'shared/period.ts'
import { monthPeriod } from 'shared/period-key.ts'
import type { Locale } from 'shared/text.ts'
import { useLocale, useSay } from '../shell/locale.tsx'
import { usePageState } from '../shell/use-page-state.ts'
import { type Month, monthKeyOf, stepMonth } from './calendar-model.ts'

export const monthLabel = (locale: Locale, month: Month): string =>
  periodLabel(locale, monthPeriod('gregorian', 'month', Number(month.slice(0, 4)), Number(month.slice(5, 7))))

/** From month to month of a calendar, between the first and the last day there are; which, the address says. */
export function MonthSteps({ month, first, last }: { month: Month; first: Day; last: Day }) {
  const say = useSay()
  const locale = useLocale()
  const [, change] = usePageState()
  const go = (by: number) => change({ m: stepMonth(month, by) })
  return (
    <span className="stepper">
      <button
        type="button"
        aria-label={say(m.previousMonth)}
        disabled={month <= monthKeyOf(first)}
        onClick={() => go(-1)}
      >
        ‹
      </button>
      <span aria-live="polite">{monthLabel(locale, month)}</span>
      <button type="button" aria-label={say(m.nextMonth)} disabled={month >= monthKeyOf(last)} onClick={() => go(1)}>
        ›
      </button>
    </span>
  )
}

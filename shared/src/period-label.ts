import { addDays, type Day, dayOfMonth, monthOf, yearOf } from './day.ts'
import { englishMonth, formatProseDay, proseDayAndMonth } from './format.ts'
import { periodLabels } from './messages/period.ts'
import { say } from './messages/say.ts'
import type { Period } from './period-contract.ts'
import { readKey } from './period-key.ts'
import type { Locale } from './text.ts'

const roman = ['I', 'II', 'III', 'IV'] as const

/** As an official writes it inside a sentence: `tháng 7/2025`, `quý III/2025`, `tuần 30 (21–27/7/2025)`. */
export function periodLabel(locale: Locale, period: Period): string {
  const label = plainLabel(locale, period)
  return period.cumulative ? say(locale, periodLabels.cumulative, { label }) : label
}

function plainLabel(locale: Locale, period: Period): string {
  const { year = 0, ordinal = 1 } = readKey(period.key) ?? {}
  switch (period.grain) {
    case 'month':
      return say(locale, periodLabels.month, { month: ordinal, monthName: englishMonth(ordinal), year })
    case 'quarter':
      return say(locale, periodLabels.quarter, { roman: roman[ordinal - 1] ?? '', quarter: ordinal, year })
    case 'half':
      return say(locale, ordinal === 1 ? periodLabels.firstHalf : periodLabels.secondHalf, { year })
    case 'nine-months':
      return say(locale, periodLabels.nineMonths, { year })
    case 'year':
      return say(locale, periodLabels.year, { year })
    case 'week':
      // A cumulative week still names its own seven days.
      return say(locale, periodLabels.week, {
        week: ordinal,
        days: spanOfDays(locale, addDays(period.to, -6), period.to),
      })
    case 'range':
      return period.from === period.to || period.cumulative
        ? say(locale, periodLabels.day, { day: formatProseDay(locale, period.to) })
        : say(locale, periodLabels.range, {
            from: formatProseDay(locale, period.from),
            to: formatProseDay(locale, period.to),
          })
  }
}

/** As short as an axis needs: `10/26`, `III/26`, `T30`. */
export function axisLabel(locale: Locale, { key, grain, to }: Pick<Period, 'key' | 'grain' | 'to'>): string {
  const { year = 0, ordinal = 0 } = readKey(key) ?? {}
  const short = String(year % 100).padStart(2, '0')
  switch (grain) {
    case 'month':
      return `${ordinal}/${short}`
    case 'quarter':
      return locale === 'vi' ? `${roman[ordinal - 1] ?? ''}/${short}` : `Q${ordinal}/${short}`
    case 'half':
      return locale === 'vi' ? `${ordinal === 1 ? '6T đầu' : '6T cuối'} ${short}` : `H${ordinal}/${short}`
    case 'nine-months':
      return locale === 'vi' ? `9T/${short}` : `9M/${short}`
    case 'week':
      return `${locale === 'vi' ? 'T' : 'W'}${ordinal}`
    case 'year':
      return String(year)
    case 'range':
      return `${to.slice(8, 10)}/${Number(to.slice(5, 7))}`
  }
}

/** The days of a period, resolved: `15/10–14/11/2026`. */
export const periodDays = (locale: Locale, period: Pick<Period, 'from' | 'to'>): string =>
  spanOfDays(locale, period.from, period.to)

/** What two days share is written once: `21–27/7/2025`, `15/10–14/11/2026`, `15/12/2025–14/12/2026`. */
function spanOfDays(locale: Locale, from: Day, to: Day): string {
  const end = formatProseDay(locale, to)
  if (from === to) return end
  if (yearOf(from) !== yearOf(to)) return `${formatProseDay(locale, from)}${dash(locale)}${end}`
  if (monthOf(from) !== monthOf(to)) {
    return locale === 'vi'
      ? `${proseDayAndMonth(from)}–${end}`
      : `${dayOfMonth(from)} ${englishMonth(monthOf(from))} – ${end}`
  }
  return locale === 'vi' ? `${from.slice(8, 10)}–${end}` : `${dayOfMonth(from)}–${end}`
}

/** English words need air around the dash; Vietnamese figures do not. */
const dash = (locale: Locale): string => (locale === 'vi' ? '–' : ' – ')

import { dayOf } from 'shared/day.ts'
import { formatDay, formatInstant, formatNumber } from 'shared/format.ts'
import { overlayNames, reasonNames, stateNames } from 'shared/messages/probe-page.ts'
import type { Locale } from 'shared/text.ts'
import type { Standing } from './board-model.ts'

/** `82 ms`, `1,3 s`: as exact as a reader needs it. */
export function latencyText(locale: Locale, us: number | null): string {
  if (us === null) return '—'
  if (us >= 1_000_000) return `${formatNumber(locale, us / 1_000_000, us >= 10_000_000 ? 0 : 1)} s`
  return `${formatNumber(locale, us / 1000, us >= 10_000 ? 0 : 1)} ms`
}

/** The clock for today, the day as well for what is older. Epoch ms. */
export function whenText(locale: Locale, at: number, now: number): string {
  const text = formatInstant(locale, new Date(at))
  if (dayOf(new Date(at)) !== dayOf(new Date(now))) return text
  return locale === 'vi' ? text.slice(0, 5) : text.slice(-5)
}

/** Beside a tick: the clock, and at midnight the day that begins, without its year. Epoch ms. */
export function axisText(locale: Locale, at: number): string {
  const clock = formatInstant('vi', new Date(at)).slice(0, 5)
  return clock === '00:00' ? formatDay(locale, dayOf(new Date(at))).slice(0, -5) : clock
}

/** `3 giờ 5 phút`: the two largest units that matter. */
export function durationText(locale: Locale, ms: number): string {
  const minutes = Math.round(ms / 60_000)
  const words =
    locale === 'vi' ? { day: ' ngày', hour: ' giờ', minute: ' phút' } : { day: ' d', hour: ' h', minute: ' min' }
  const [days, hours, left] = [Math.floor(minutes / 1440), Math.floor(minutes / 60) % 24, minutes % 60]
  if (days > 0) return `${days}${words.day}${hours ? ` ${hours}${words.hour}` : ''}`
  if (hours > 0) return `${hours}${words.hour}${left ? ` ${left}${words.minute}` : ''}`
  return ms > 0 && minutes === 0 ? `< 1${words.minute}` : `${left}${words.minute}`
}

/** `Không ổn định: chập chờn, mất gói (đang bảo trì)`. */
export function standingText(
  locale: Locale,
  { state, reasons, overlays }: Pick<Standing, 'state' | 'reasons' | 'overlays'>,
): string {
  const why = reasons.map((reason) => reasonNames[reason][locale]).join(', ')
  const over = overlays.map((overlay) => overlayNames[overlay][locale]).join(', ')
  return `${stateNames[state][locale]}${why && `: ${why}`}${over && ` (${over})`}`
}

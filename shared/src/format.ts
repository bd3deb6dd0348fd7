import { type Day, dayOf, dayOfMonth, monthOf, yearOf } from './day.ts'
import type { Target } from './kpi/kpi.ts'
import { type Rounded, roundQuotient, type Wall } from './round.ts'
import type { Locale } from './text.ts'

const marks = { vi: { group: '.', decimal: ',' }, en: { group: ',', decimal: '.' } } as const

/** A whole number: `36.694`. */
export function formatCount(locale: Locale, count: number | bigint): string {
  const digits = String(count < 0 ? -count : count)
  return (count < 0 ? '-' : '') + digits.replace(/\B(?=(\d{3})+$)/g, marks[locale].group)
}

type Goal = Pick<Target, 'comparator' | 'value'>

/**
 * A share of a whole: `77,9%`. The figure shown never crosses 0, 100 or the target: 99.96 % with a miss in it is
 * `99,9%`, and 89.96 % against a target of 90 is `89,9%`.
 */
export function formatRatio(
  locale: Locale,
  numerator: number,
  denominator: number,
  decimals: number,
  target?: Goal | null,
): string {
  const [part, whole] = [BigInt(numerator) * 100n, BigInt(denominator)]
  return `${formatRounded(locale, roundQuotient(part, whole, decimals, wallsAround(part, whole, [0n, 1000n], target)))}%`
}

/** A mean of so much per piece: `2,8`. It never crosses 0 or the target. */
export function formatMean(
  locale: Locale,
  numerator: number,
  denominator: number,
  decimals: number,
  target?: Goal | null,
): string {
  const [total, pieces] = [BigInt(numerator), BigInt(denominator)]
  return formatRounded(locale, roundQuotient(total, pieces, decimals, wallsAround(total, pieces, [0n], target)))
}

/** The sides of 0, 100 and the target on which the exact figure stands. */
function wallsAround(numerator: bigint, denominator: bigint, fixed: readonly bigint[], target?: Goal | null): Wall[] {
  const walls: Wall[] = []
  for (const tenths of fixed) {
    const [exact, wall] = [numerator * 10n, tenths * denominator]
    if (exact !== wall) walls.push({ tenths, side: exact < wall ? 'below' : 'above' })
  }
  if (!target) return walls
  const tenths = tenthsOf(target.value)
  const [exact, wall] = [numerator * 10n, tenths * denominator]
  if (target.comparator === 'at-least') walls.push({ tenths, side: exact < wall ? 'below' : 'at-or-above' })
  else walls.push({ tenths, side: exact > wall ? 'above' : 'at-or-below' })
  return walls
}

/** A target has at most one decimal, so ten times it is a whole number, whatever its float says. */
export const tenthsOf = (value: number): bigint => BigInt(Math.round(value * 10))

function formatRounded(locale: Locale, { units, decimals }: Rounded): string {
  const sign = units < 0n ? '-' : ''
  const digits = String(units < 0n ? -units : units).padStart(decimals + 1, '0')
  const whole = formatCount(locale, BigInt(digits.slice(0, digits.length - decimals)))
  return sign + whole + (decimals === 0 ? '' : marks[locale].decimal + digits.slice(-decimals))
}

/** A measured number, not a count: so many decimals, and no trailing zeros. */
export function formatNumber(locale: Locale, value: number, decimals: number): string {
  const [whole = '0', fraction = ''] = Math.abs(value).toFixed(decimals).split('.')
  const shown = fraction.replace(/0+$/, '')
  const text = formatCount(locale, BigInt(whole)) + (shown === '' ? '' : marks[locale].decimal + shown)
  return value < 0 && /[1-9]/.test(text) ? `-${text}` : text
}

const englishMonths = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const
export const englishMonth = (month: number): string => englishMonths[month - 1] ?? ''

/** In a table: `23/07/2025`; in English `23 Jul 2025`. */
export function formatDay(locale: Locale, day: Day): string {
  if (locale === 'en') return `${dayOfMonth(day)} ${englishMonth(monthOf(day))} ${yearOf(day)}`
  return `${day.slice(8, 10)}/${day.slice(5, 7)}/${day.slice(0, 4)}`
}

/** In a sentence: `23/7/2025`, with a zero before days under 10 and January and February, as Decree 30/2020 writes. */
export function formatProseDay(locale: Locale, day: Day): string {
  return locale === 'en' ? formatDay(locale, day) : `${proseDayAndMonth(day)}/${yearOf(day)}`
}

export function proseDayAndMonth(day: Day): string {
  return `${day.slice(8, 10)}/${monthOf(day) <= 2 ? day.slice(5, 7) : monthOf(day)}`
}

/** An instant on Vietnam's clock: `09:30 23/07/2025`. */
export function formatInstant(locale: Locale, instant: Date | string): string {
  const at = typeof instant === 'string' ? new Date(instant) : instant
  const minutes = Math.floor(at.getTime() / 60_000) + 7 * 60
  const clock = [Math.floor(minutes / 60) % 24, minutes % 60].map((part) => String(part).padStart(2, '0')).join(':')
  const day = formatDay(locale, dayOf(at))
  return locale === 'vi' ? `${clock} ${day}` : `${day}, ${clock}`
}

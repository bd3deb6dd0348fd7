import { type Day, addDays, dayOf, isDay, makeDay } from '../../day.ts'
import type { RejectReason } from '../feed.ts'
import { largestCount } from '../measure.ts'
import type { DayStyle, NumberStyle, Zone } from './connector.ts'

export type CountRead = { ok: true; count: number } | { ok: false; reason: RejectReason }

const refuse = (reason: RejectReason): CountRead => ({ ok: false, reason })

const forms: Record<NumberStyle, { form: RegExp; thousands: string; decimal: string }> = {
  plain: { form: /^\d{1,10}$/, thousands: '', decimal: '.' },
  comma: { form: /^(\d{1,10}|\d{1,3}(\.\d{3}){1,3})(,0{1,3})?$/, thousands: '.', decimal: ',' },
  dot: { form: /^(\d{1,10}|\d{1,3}(,\d{3}){1,3})(\.0{1,3})?$/, thousands: ',', decimal: '.' },
}

const fewDigits = /^\d{1,9}$/

/** A count as a JSON number, or as text in the style the source writes. `77,94%`, `1e3` and `1,5` are no counts. */
export function mappedCount(value: unknown, style: NumberStyle): CountRead {
  if (value === undefined || value === null) return refuse('missing-field')
  if (typeof value === 'number') {
    if (value < 0) return refuse('negative')
    return Number.isInteger(value) && value <= largestCount ? { ok: true, count: value || 0 } : refuse('not-a-count')
  }
  if (typeof value !== 'string') return refuse('not-a-count')
  // Nearly every count is a few digits and nothing else.
  if (fewDigits.test(value)) return { ok: true, count: Number(value) }
  const text = value.trim()
  if (text === '') return refuse('missing-field')
  const { form, thousands, decimal } = forms[style]
  const negative = text.startsWith('-')
  const digits = negative ? text.slice(1) : text
  if (!form.test(digits)) return refuse('not-a-count')
  const [whole = ''] = digits.split(decimal)
  const count = Number(thousands === '' ? whole : whole.replaceAll(thousands, ''))
  if (negative && count > 0) return refuse('negative')
  return count <= largestCount ? { ok: true, count } : refuse('not-a-count')
}

/** A day as the source writes it; null where it is none. */
export function mappedDay(value: unknown, style: DayStyle, zone: Zone): Day | null {
  if (style === 'instant') return dayOfInstant(value, zone)
  const text = typeof value === 'number' ? String(value) : typeof value === 'string' ? value.trim() : ''
  const day = (written: string) => (isDay(written) ? written : null)
  switch (style) {
    case 'iso':
      return day(text)
    case 'compact':
      return /^\d{8}$/.test(text) ? day(`${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}`) : null
    case 'vietnamese': {
      const [, date = '', month = '', year = ''] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text) ?? []
      return day(`${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`)
    }
    case 'month': {
      const [, year, month] = /^(20\d\d)-?(0[1-9]|1[0-2])$/.exec(text) ?? []
      return year === undefined ? null : addDays(makeDay(Number(year), Number(month) + 1, 1), -1)
    }
    case 'year':
      return /^20\d\d$/.test(text) ? `${text}-12-31` : null
  }
}

const instant = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:?\d\d)?$/

/** Seconds or milliseconds since 1970, or an instant in words; one that names no zone was written in the source's. */
function dayOfInstant(value: unknown, zone: Zone): Day | null {
  let at: Date
  if (typeof value === 'number') at = new Date(value < 100_000_000_000 ? value * 1_000 : value)
  else {
    const [text, , , named] = typeof value === 'string' ? (instant.exec(value.trim()) ?? []) : []
    if (text === undefined) return null
    at = new Date(text.replace(' ', 'T') + (named === undefined ? (zone === 'UTC' ? 'Z' : '+07:00') : ''))
  }
  if (Number.isNaN(at.getTime())) return null
  const day = dayOf(at)
  return isDay(day) ? day : null
}

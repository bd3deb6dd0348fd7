import { formatNumber } from 'shared/format.ts'
import { say } from 'shared/messages/say.ts'
import { visitPageMessages as m } from 'shared/messages/visit-page.ts'
import type { AnswerValue } from 'shared/task/visit/checklist.ts'
import type { Locale } from 'shared/text.ts'

/** An answer in words; nothing for none. */
export function sayAnswer(locale: Locale, value: AnswerValue): string {
  if (value === null) return ''
  if (typeof value === 'boolean') return say(locale, value ? m.yes : m.no)
  return typeof value === 'number' ? formatNumber(locale, value, 6) : value
}

/** A number as it is typed here, `12,5` or `1.200`; undefined for what is none, null for nothing at all. */
export function readNumber(locale: Locale, typed: string): number | null | undefined {
  const text = typed.trim()
  if (text === '') return null
  const plain = locale === 'vi' ? text.replaceAll('.', '').replace(',', '.') : text.replaceAll(',', '')
  return /^-?\d{1,12}(\.\d{1,6})?$/.test(plain) ? Number(plain) : undefined
}

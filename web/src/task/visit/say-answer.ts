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

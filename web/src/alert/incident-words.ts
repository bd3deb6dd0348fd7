import { duration } from 'shared/alert/compose-letter.ts'
import type { IncidentAnswer } from 'shared/alert/incident-contract.ts'
import { reasonsBeside } from 'shared/alert/said-condition.ts'
import { conditionTexts, reasonTexts } from 'shared/messages/alert.ts'
import type { Locale } from 'shared/text.ts'

/** `mất kết nối (chập chờn, phản hồi chậm)`. */
export function conditionText(
  locale: Locale,
  { condition, reasons }: Pick<IncidentAnswer, 'condition' | 'reasons'>,
): string {
  const said = conditionTexts[condition]?.[locale] ?? condition
  const why = reasonsBeside(condition, reasons).map((reason) => reasonTexts[reason]?.[locale] ?? reason)
  return why.length === 0 ? said : `${said} (${why.join(', ')})`
}

/** How long it lasted, or has lasted by now. */
export function lastedText(
  locale: Locale,
  { openedAt, settledAt }: Pick<IncidentAnswer, 'openedAt' | 'settledAt'>,
  now: Date,
): string {
  return duration((settledAt === null ? now.getTime() : Date.parse(settledAt)) - Date.parse(openedAt), locale)
}

/** Minutes in words; null: never. */
export const minutesText = (locale: Locale, minutes: number | null): string =>
  minutes === null ? '—' : duration(minutes * 60_000, locale)

/** `a, b` or one a line: what a field of many holds. */
export const splitTyped = (typed: string): string[] =>
  typed
    .split(/[,\n]/)
    .map((part) => part.trim())
    .filter(Boolean)

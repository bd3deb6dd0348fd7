import { submissionPageMessages as m } from 'shared/messages/submission-page.ts'
import { say } from 'shared/messages/say.ts'
import type { Locale } from 'shared/text.ts'

/** `C12`, `row 12` and `/records/3`, as people count. */
export function placeText(locale: Locale, pointer: string): string {
  const row = /^row (\d+)$/.exec(pointer)?.[1]
  if (row) return say(locale, m.rowAt, { row })
  const record = /^\/records\/(\d+)$/.exec(pointer)?.[1]
  if (record) return say(locale, m.recordAt, { n: Number(record) + 1 })
  return say(locale, m.cellAt, { cell: pointer })
}

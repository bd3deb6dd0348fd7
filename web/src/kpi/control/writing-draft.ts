import type { Day } from 'shared/day.ts'
import { formatDay } from 'shared/format.ts'
import { controlChartMessages as m } from 'shared/messages/control-chart.ts'
import { say } from 'shared/messages/say.ts'
import type { Locale } from 'shared/text.ts'

/** What is typed beside a chart: where it stands and why. A day is null while what is typed is none. */
export interface WritingDraft {
  from: Day | null
  /** As the first day where nothing else is typed. */
  to: Day | null
  text: string
}
export type WritingField = keyof WritingDraft

const fewestLetters = 3

/** What is wrong with it, field by field, before anything is sent. */
export function faultsOf(
  locale: Locale,
  { from, to, text }: WritingDraft,
  { first, last, textField }: { first: Day; last: Day; textField: string },
): Readonly<Record<string, string>> {
  const within = { first: formatDay(locale, first), last: formatDay(locale, last) }
  return {
    ...(from === null && { from: say(locale, m.dayNeeded, within) }),
    ...(from !== null && to !== null && to < from && { to: say(locale, m.endBefore) }),
    ...(text.trim().length < fewestLetters && { [textField]: say(locale, m.textNeeded) }),
  }
}

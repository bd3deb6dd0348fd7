import { formatDay } from 'shared/format.ts'
import { quarantineTexts } from 'shared/messages/feed-page.ts'
import { say } from 'shared/messages/say.ts'
import { recordTexts } from 'shared/messages/submission-answer.ts'
import type { QuarantineRule, RejectReason } from 'shared/feed/feed.ts'
import type { RecordProblem } from 'shared/submission/submission-contract.ts'
import type { Locale, Text } from 'shared/text.ts'
import { doubtedMeasures, ruleIdOf } from '../feed/doubted-measures.ts'
import { readLifeField } from '../feed/read/unit-days.ts'
import { factKey } from '../feed/changes.ts'
import type { KeptReading } from '../feed/keep-reading.ts'

/** A problem as it is kept: in no language yet. */
export type KeptProblem = Omit<RecordProblem, 'detail'>

/** What there is to say of a reading’s records that were not taken in, in the order they stand. */
export function problemsOf(
  { rejects, quarantined }: Pick<KeptReading['reading'], 'rejects' | 'quarantined'>,
  indexOf: (pointer: string) => number,
): KeptProblem[] {
  return [
    ...rejects.map(({ pointer, reason, field, excerpt: written }) => ({
      pointer,
      verdict: 'rejected' as const,
      reason,
      field,
      written,
    })),
    ...quarantined.map((one) => ({
      pointer: one.pointer,
      verdict: 'waits' as const,
      reason: one.rule,
      field: doubtFieldOf(one),
      written: null,
    })),
  ]
    .map((problem) => ({ index: indexOf(problem.pointer), ...problem }))
    .sort((a, b) => a.index - b.index)
}

/** A letter for each of so many records: accepted unless it is known to be anything else. */
export function lettersOf(
  records: number,
  { reading, changed }: Pick<KeptReading, 'reading' | 'changed'>,
  problems: readonly KeptProblem[],
): string {
  const letters = Array.from({ length: records }, () => 'r')
  for (const { day, unit, index } of reading.records) letters[index] = changed.has(factKey(day, unit)) ? 'a' : 'u'
  for (const { index, verdict } of problems) letters[index] = verdict === 'waits' ? 'w' : 'r'
  return letters.join('')
}

/** What is doubted of a record that waits: the rule somebody has set, or the part that is larger than its whole. */
export const doubtFieldOf = (held: {
  rule: QuarantineRule
  counts: Record<string, number>
  validation?: string | null | undefined
}): string | null => (held.validation ? ruleIdOf(held.validation) : (doubtedMeasures(held)[0] ?? null))

export const sayProblem = (problem: KeptProblem, locale: Locale, names: ReadonlyMap<string, Text>): RecordProblem => {
  const { reason, field } = problem
  const named = field === null ? '' : (names.get(field)?.[locale] ?? field)
  const text = isRule(reason) ? quarantineTexts[reason] : recordTexts[reason]
  const life = reason === 'unit-closed' || reason === 'unit-not-yet' ? readLifeField(field) : null
  const when = life && { day: formatDay(locale, life.day), heirs: life.heirs.join(', ') || '—' }
  const detail = say(locale, text, { field: named, ...when })
  return { ...problem, detail: isRule(reason) && named !== '' ? `${detail}: “${named}”` : detail }
}

const isRule = (reason: RejectReason | QuarantineRule): reason is QuarantineRule => reason in quarantineTexts

import type { QuarantineRule } from 'shared/feed/feed.ts'
import { rulesOf } from './read/format-rules.ts'

/** The counts of a held record that do not fit together, the part before its whole; of other rules there are none. */
export function doubtedMeasures({
  rule,
  counts,
}: {
  rule: QuarantineRule
  counts: Readonly<Record<string, number>>
}): string[] {
  if (rule !== 'part-exceeds-whole') return []
  const of = (measure: string) => counts[measure] ?? 0
  const broken = (rulesOf(Object.keys(counts)).within ?? []).filter(
    ({ part, whole, without }) => of(part) > of(whole) - (without ? of(without) : 0),
  )
  return [...new Set(broken.flatMap(({ part, whole, without }) => [part, whole, ...(without ? [without] : [])]))]
}

/** A held record names the rule and its version, as `id@version`. */
export const ruleIdOf = (validation: string): string => validation.slice(0, validation.lastIndexOf('@'))

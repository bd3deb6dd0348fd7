import type { Day } from 'shared/day.ts'
import type { Kpi, Term } from 'shared/kpi/kpi.ts'
import type { NewVersion, Redefinition } from 'shared/kpi/version/version.ts'
import type { Text } from 'shared/text.ts'

export interface SideDraft {
  label: Text
  terms: readonly Term[]
}

/** A version as it is being typed. */
export interface DefinitionDraft {
  numerator: SideDraft
  denominator: SideDraft | null
  direction: Kpi['direction']
  decimals: number
  definition: Text
  from: Day | null
}

/** What stands in the form at first: the version it would take the place of, less its day. */
export const draftOf = ({
  numerator,
  denominator,
  direction,
  decimals,
  definition,
}: Redefinition): DefinitionDraft => ({
  numerator,
  denominator,
  direction,
  decimals,
  definition,
  from: null,
})

/** What is typed as a version; null while something is missing that the form itself can see. */
export function versionOf({ from, ...draft }: DefinitionDraft): NewVersion | null {
  const numerator = sideOf(draft.numerator)
  const denominator = draft.denominator && sideOf(draft.denominator)
  const definition = trimmed(draft.definition)
  const texts = [numerator.label, definition, ...(denominator ? [denominator.label] : [])]
  if (from === null || texts.some(({ vi, en }) => vi === '' || en === '')) return null
  return { ...draft, numerator, denominator, definition, from }
}

const sideOf = ({ label, terms }: SideDraft) => ({ label: trimmed(label), terms: [...terms] })
const trimmed = ({ vi, en }: Text): Text => ({ vi: vi.trim(), en: en.trim() })

/** What is wrong at a place of the draft, or below it: `numerator.terms` holds `numerator.terms.1`. */
export const faultAt = (faults: readonly { at: string; detail: string }[], place: string): string | undefined =>
  faults
    .filter(({ at }) => at === place || at.startsWith(`${place}.`))
    .map(({ detail }) => detail)
    .join(' ') || undefined

import type { Locale } from 'shared/text.ts'
import { q } from '../query.ts'
import { comparisonOf, type PageState, periodAsked } from '../shell/page-state.ts'

/** The whole page in one question, from the address alone. */
export function overviewQuestion(state: PageState, locale: Locale) {
  const compare = comparisonOf(state)
  return q('readOverview', { query: { ...periodAsked(state, locale), ...(compare && { compare }) } })
}

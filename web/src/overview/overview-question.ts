import type { Comparison } from 'shared/period-contract.ts'
import type { Locale } from 'shared/text.ts'
import { q } from '../query.ts'
import { type PageState, periodAsked } from '../shell/page-state.ts'

/** The whole page in one question. */
export const overviewQuestion = (state: PageState, locale: Locale, comparison: Comparison | 'none') =>
  q('readOverview', { query: { ...periodAsked(state, locale), ...(comparison !== 'none' && { compare: comparison }) } })

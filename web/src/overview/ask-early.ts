import type { QueryClient } from '@tanstack/react-query'
import { comparisonOf, type PageState } from '../shell/page-state.ts'
import { recallLocale } from '../shell/preferences.ts'
import { overviewQuestion } from './overview-question.ts'

/**
 * Asked for beside the province, not after it; the page itself takes the answer from the cache. Whether a named period
 * still runs, and so what it is held against, only the province's own day can say: then the page asks for itself.
 */
export function askEarly(client: QueryClient, state: PageState): void {
  if (state.p && !state.cmp) return
  void client.prefetchQuery(overviewQuestion(state, state.lang ?? recallLocale(), comparisonOf(state, false)))
}

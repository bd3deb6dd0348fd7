import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query'
import { forgetKept } from './offline/kept-answers.ts'
import type { Operation } from './api-routes.ts'
import { type Answer, type Asked, get, RefusedRequest } from './http.ts'

/**
 * An answer stays right until the ledger moves, so nothing goes stale by the clock: `use-data-version.ts` asks for the
 * version and drops what is older. A refusal will be refused again; silence is worth two more tries.
 */
export function makeQueryClient(): QueryClient {
  // Whoever was signed in may be so no longer; the frame asks, and shows the way back in.
  const doubt = (error: Error) => {
    if (!(error instanceof RefusedRequest) || error.problem.status !== 401) return
    void forgetKept().then(() => client.invalidateQueries({ queryKey: ['readSignInWays'] }))
  }
  const client = new QueryClient({
    queryCache: new QueryCache({ onError: doubt }),
    mutationCache: new MutationCache({ onError: doubt }),
    defaultOptions: {
      queries: {
        staleTime: Infinity,
        gcTime: 30 * 60_000,
        refetchOnWindowFocus: false,
        // An office network may have no way out and still reach this server.
        networkMode: 'always',
        retry: (failures, error) => !(error instanceof RefusedRequest && error.problem.status < 500) && failures < 2,
        retryDelay: (failures) => 500 * 2 ** failures,
      },
    },
  })
  return client
}

export interface Question<O extends Operation> {
  queryKey: readonly [O, Asked<O>]
  queryFn: (context: { signal: AbortSignal }) => Promise<Answer<O>>
  placeholderData: (
    before: Answer<O> | undefined,
    query: { queryKey: readonly unknown[] } | undefined,
  ) => Answer<O> | undefined
}

/**
 * A question to the API for `useQuery`. While another period is on its way, the last figures stay on the page, dimmed;
 * those of another KPI, unit, breakdown or definition never do, for they would stand under the wrong name.
 */
export const q = <O extends Operation>(operation: O, asked: Asked<O>): Question<O> => ({
  queryKey: [operation, asked],
  queryFn: ({ signal }) => get(operation, asked, signal),
  placeholderData: (before, query) => (query && subjectOf(query.queryKey[1]) === subjectOf(asked) ? before : undefined),
})

/** What a question is about, its time and language left out. */
function subjectOf(asked: unknown): string {
  const { params, query } = asked as { params?: object; query?: { unit?: string; by?: string; definition?: unknown } }
  return JSON.stringify([params, query?.unit, query?.by, query?.definition])
}

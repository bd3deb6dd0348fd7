import { QueryClientProvider } from '@tanstack/react-query'
import { createMemoryHistory, RouterProvider } from '@tanstack/react-router'
import { configure, render } from '@testing-library/react'
import { makeQueryClient } from '../query.ts'
import { makeRouter } from '../routes.tsx'
import { type Me, meQuestion, type Ways, waysQuestion } from './use-who.ts'

// A busy machine may take its time; what never comes still fails.
configure({ asyncUtilTimeout: 8_000 })

/** Figures are open and nobody is signed in, as on a demonstration nobody has entered yet. */
export const openWays: Ways = { sso: null, demo: null, shortestPassword: 12, openFigures: true, signedIn: false }

interface Circumstances {
  /** Who is signed in; nobody, unless said. */
  as?: Me
  ways?: Ways
  /** Nothing is known yet: the page asks who it is. */
  ask?: boolean
}

/** For tests: the whole program at an address, with a history of its own. */
export function showAt(address: string, { as, ways = openWays, ask = false }: Circumstances = {}) {
  const history = createMemoryHistory({ initialEntries: [address] })
  const client = makeQueryClient()
  client.setDefaultOptions({ queries: { ...client.getDefaultOptions().queries, retry: false } })
  if (!ask) client.setQueryData(waysQuestion.queryKey, { ...ways, signedIn: as !== undefined })
  if (as) client.setQueryData(meQuestion.queryKey, as)
  render(
    <QueryClientProvider client={client}>
      <RouterProvider router={makeRouter(client, history)} />
    </QueryClientProvider>,
  )
  return { history, client }
}

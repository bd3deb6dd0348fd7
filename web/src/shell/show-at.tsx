import { QueryClientProvider } from '@tanstack/react-query'
import { createMemoryHistory, RouterProvider } from '@tanstack/react-router'
import { configure, render } from '@testing-library/react'
import { makeQueryClient } from '../query.ts'
import { makeRouter } from '../routes.tsx'

// A busy machine may take its time; what never comes still fails.
configure({ asyncUtilTimeout: 8_000 })

/** For tests: the whole program at an address, with a history of its own. */
export function showAt(address: string) {
  const history = createMemoryHistory({ initialEntries: [address] })
  const client = makeQueryClient()
  client.setDefaultOptions({ queries: { ...client.getDefaultOptions().queries, retry: false } })
  render(
    <QueryClientProvider client={client}>
      <RouterProvider router={makeRouter(client, history)} />
    </QueryClientProvider>,
  )
  return { history, client }
}

import type { QueryClient } from '@tanstack/react-query'

/** Who asks stays who they are; everything that rests on the ledger is asked for anew after a change of it. */
export const refreshFigures = (client: QueryClient): Promise<void> =>
  client.invalidateQueries({
    predicate: ({ queryKey }) => !['readSignInWays', 'readMe', 'readProvince'].includes(String(queryKey[0])),
  })

import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { q } from '../query.ts'

const whileLoadingMs = 3_000
const quietMs = 30_000
/** What has nothing to do with the ledger. */
const unmoved = ['readProgress', 'readSignInWays', 'readMe']

/**
 * Every answer belongs to a version of the ledger. When the version has moved, the answers on the page are asked for
 * again while the old ones stay to be read. Not everybody may ask. Says since when the server has not been heard of, if so.
 */
export function useDataVersion(enabled: boolean) {
  const client = useQueryClient()
  const progress = useQuery({
    ...q('readProgress', {}),
    staleTime: 0,
    enabled,
    refetchInterval: (query) => (query.state.data?.feeds.length ? whileLoadingMs : quietMs),
  })
  const version = progress.data?.dataVersion
  const seen = useRef(version)
  useEffect(() => {
    const before = seen.current
    seen.current = version
    if (before === undefined || before === version) return
    void client.invalidateQueries({ predicate: ({ queryKey }) => !unmoved.includes(String(queryKey[0])) })
  }, [client, version])
  return { lostSince: progress.isError && progress.data ? progress.dataUpdatedAt : null }
}

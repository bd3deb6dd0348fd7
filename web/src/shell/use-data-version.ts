import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { noteAllAsked, useKept } from '../offline/kept-answers.ts'
import { q } from '../query.ts'
import type { Who } from './use-who.ts'

const whileLoadingMs = 3_000
const quietMs = 30_000
/** What has nothing to do with the ledger. */
const unmoved = ['readProgress', 'readSignInWays', 'readMe']

/** How often a display, which may not ask for the version, asks for everything it shows. */
const displayMs = 60_000

/**
 * Every answer belongs to a version of the ledger. When the version has moved, the answers on the page are asked for
 * again while the old ones stay to be read; so are those the phone had kept, as soon as the server is heard of. Says since
 * when the server has not been heard of, if so.
 */
export function useDataVersion({ known, may }: Pick<Who, 'known' | 'may'>) {
  const enabled = known && may('feed.read')
  const display = known && !enabled && may('figure.read')
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
  useEffect(() => {
    if (!display) return
    const again = () => void client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'readProgress' })
    const timer = setInterval(again, displayMs)
    return () => clearInterval(timer)
  }, [client, display])
  const kept = useKept()
  const heardAt = progress.dataUpdatedAt
  useEffect(() => {
    if (!kept || heardAt <= kept.takenAt) return
    noteAllAsked()
    void client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'readProgress' })
  }, [client, kept, heardAt])
  useEffect(() => {
    const again = () => void client.invalidateQueries({ queryKey: ['readProgress'] })
    addEventListener('online', again)
    return () => removeEventListener('online', again)
  }, [client])
  return {
    keptSince: kept?.since ?? null,
    lostSince: progress.isError && progress.data ? progress.dataUpdatedAt : null,
  }
}

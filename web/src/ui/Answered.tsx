import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { uiMessages } from 'shared/messages/ui.ts'
import { useSay } from '../shell/locale.tsx'
import { FailureNote } from './FailureNote.tsx'
import { Skeleton } from './Skeleton.tsx'

interface Props<Data> {
  query: UseQueryResult<Data>
  /** What is asked for, for ears and for the failure note. */
  what: string
  /** Drawn while nothing has come yet; `lines` of skeleton otherwise. */
  waiting?: ReactNode
  lines?: number
  children: (data: Data) => ReactNode
}

/** Draws an answer in each of its states: coming, there, being renewed, failed with the last good one kept. */
export function Answered<Data>({ query, what, waiting, lines = 8, children }: Props<Data>) {
  const say = useSay()
  const { data, error, refetch, isPlaceholderData, dataUpdatedAt } = query
  return (
    <>
      {error && (
        <FailureNote
          what={what}
          error={error}
          retry={() => void refetch()}
          keptAt={data === undefined ? undefined : dataUpdatedAt}
        />
      )}
      {data === undefined ? (
        !error && (waiting ?? <Skeleton lines={lines} what={what} />)
      ) : (
        <div className="answered" aria-busy={isPlaceholderData} data-old={isPlaceholderData || undefined}>
          {isPlaceholderData && (
            <p className="refreshing" role="status">
              {say(uiMessages.refreshing)}
            </p>
          )}
          {children(data)}
        </div>
      )}
    </>
  )
}

import { useNavigate, useSearch } from '@tanstack/react-router'
import { type PageState, readPageState } from './page-state.ts'

type Change = { [K in keyof PageState]?: PageState[K] | undefined }

/**
 * The state in the address, and a way to change part of it (`undefined` takes a key away). Each change is a step of the
 * history, so that the back button undoes it; `replace` is for typing.
 */
export function usePageState(): readonly [PageState, (change: Change, how?: { replace?: boolean }) => void] {
  // The router lays what was understood over all that stands in the address; what was refused stays in it to be named.
  const { state } = readPageState(useSearch({ strict: false }))
  const navigate = useNavigate()
  const change = (change: Change, { replace = false } = {}) =>
    void navigate({
      to: '.',
      search: (before: PageState) => ({ ...before, ...change }) as PageState,
      replace,
      resetScroll: false,
    })
  return [state, change]
}

import { usePageState } from '../shell/use-page-state.ts'

interface Props {
  label: string
  /** What the two ways are called: back to the beginning, and on. */
  words: readonly [first: string, on: string]
  /** Where the next page begins, as the address writes it; null on the last. */
  next: string | null
}

/** Page by page through a list. Where one stands is in the address; what was open on the page before is not taken along. */
export function Pager({ label, words: [first, on], next }: Props) {
  const [{ before }, change] = usePageState()
  if (before === undefined && next === null) return null
  return (
    <nav className="pager" aria-label={label}>
      {before !== undefined && (
        <button type="button" onClick={() => change({ before: undefined, row: undefined })}>
          {first}
        </button>
      )}
      {next !== null && (
        <button type="button" onClick={() => change({ before: next, row: undefined })}>
          {on}
        </button>
      )}
    </nav>
  )
}

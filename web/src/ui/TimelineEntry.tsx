import type { ReactNode } from 'react'
import { formatInstant } from 'shared/format.ts'
import { useLocale } from '../shell/locale.tsx'

interface Props {
  at: string
  /** What happened, in a few words. */
  what: string
  /** Who did it; null for the program itself. */
  actor: string | null
  /** What was said of it. */
  children: ReactNode
}

/** A line of `ol.timeline`: when, what, by whom. */
export function TimelineEntry({ at, what, actor, children }: Props) {
  const locale = useLocale()
  return (
    <li className={actor ? 'by-person' : undefined}>
      <time dateTime={at}>{formatInstant(locale, at)}</time>
      <div>
        <strong>{what}</strong>
        {actor && <span className="second"> {actor}</span>}
        {children}
      </div>
    </li>
  )
}

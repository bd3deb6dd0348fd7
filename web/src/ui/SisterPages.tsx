import { Link, type LinkProps } from '@tanstack/react-router'
import type { Right } from 'shared/account/right.ts'
import type { Text } from 'shared/text.ts'
import { useSay } from '../shell/locale.tsx'
import { useWho } from '../shell/use-who.ts'
import './sister-pages.css'

export interface Sister {
  to: () => LinkProps
  /** Null for whoever may see any page of these. */
  right: Right | null
  label: Text
}

interface Props {
  label: string
  pages: readonly Sister[]
  /** Whether a page stays the open one on the pages below it. */
  above?: boolean
}

/** Pages of one subject, side by side for those who may see more than one. */
export function SisterPages({ label, pages, above = false }: Props) {
  const say = useSay()
  const { may } = useWho()
  const shown = pages.filter(({ right }) => right === null || may(right))
  if (shown.length < 2) return null
  return (
    <nav className="sisters" aria-label={label}>
      {shown.map((page) => (
        <Link key={page.label.vi} {...page.to()} activeOptions={{ includeSearch: false, exact: !above }}>
          {say(page.label)}
        </Link>
      ))}
    </nav>
  )
}

import { Link, type LinkProps, useLocation } from '@tanstack/react-router'
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
}

/**
 * Pages of one subject, side by side for those who may see more than one. On a page below them the nearest above it stays
 * the open one: one incident is of the incidents, and the roster beside them is not.
 */
export function SisterPages({ label, pages }: Props) {
  const say = useSay()
  const { may } = useWho()
  const { pathname } = useLocation()
  const shown = pages.filter(({ right }) => right === null || may(right))
  if (shown.length < 2) return null
  const addresses = shown.map((page) => String(page.to().to))
  const above = addresses.filter((address) => pathname === address || pathname.startsWith(`${address}/`))
  const nearest = above.toSorted((a, b) => b.length - a.length)[0]
  return (
    <nav className="sisters" aria-label={label}>
      {shown.map((page, place) => (
        <Link
          key={page.label.vi}
          {...page.to()}
          activeOptions={{ includeSearch: false, exact: true }}
          className={addresses[place] === nearest ? 'active' : ''}
        >
          {say(page.label)}
        </Link>
      ))}
    </nav>
  )
}

import { Link } from '@tanstack/react-router'
import type { Right } from 'shared/account/right.ts'
import { correctionPageMessages as m } from 'shared/messages/correction-page.ts'
import { toCorrections, toFeeds, toHealth, toQuarantine, toValidation } from '../links.ts'
import { useSay } from '../shell/locale.tsx'
import { useWho } from '../shell/use-who.ts'
import './data-pages.css'

const pages = [
  { to: toFeeds, right: 'feed.read', label: m.feeds },
  { to: toHealth, right: 'feed.read', label: m.health },
  { to: toQuarantine, right: 'quarantine.read', label: m.quarantine },
  { to: toValidation, right: 'quarantine.read', label: m.validation },
  { to: toCorrections, right: 'submission.read', label: m.corrections },
] as const satisfies readonly { right: Right; [more: string]: unknown }[]

/** The pages about how the figures stand, side by side for those who may see more than one. */
export function DataPages() {
  const say = useSay()
  const { may } = useWho()
  const own = pages.filter(({ right }) => may(right))
  if (own.length < 2) return null
  return (
    <nav className="data-pages" aria-label={say(m.dataPages)}>
      {own.map(({ to, label }) => (
        <Link key={label.vi} {...to()} activeOptions={{ includeSearch: false, exact: true }}>
          {say(label)}
        </Link>
      ))}
    </nav>
  )
}

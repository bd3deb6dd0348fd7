import { Link } from '@tanstack/react-router'
import { shellMessages } from 'shared/messages/shell.ts'
import { toFeeds, toKpis, toOverview, toUnits } from '../links.ts'
import { useLocale, useSay } from './locale.tsx'
import { LanguageSwitch, ThemeSwitch } from './Switches.tsx'
import { UnitSearch } from './UnitSearch.tsx'
import type { ProvinceAnswer } from './use-province.ts'

/** On a phone the list of pages stands at the bottom edge, under the thumb; elsewhere in the masthead. */
export function Masthead({ province }: { province: ProvinceAnswer | undefined }) {
  const say = useSay()
  const locale = useLocale()
  const name = province?.name[locale] ?? ''
  return (
    <header className="masthead">
      <Link {...toOverview()} className="brand" aria-label={say(shellMessages.home, { province: name })}>
        <Pulse />
        <span>
          <strong>{say(shellMessages.product)}</strong> <span className="brand-province">{name}</span>
        </span>
      </Link>
      <nav aria-label={say(shellMessages.navigation)}>
        <Link {...toOverview()} activeOptions={{ exact: true, includeSearch: false }}>
          {say(shellMessages.overview)}
        </Link>
        <Link {...toKpis()} activeOptions={{ includeSearch: false }}>
          {say(shellMessages.kpis)}
        </Link>
        <Link {...toUnits()} activeOptions={{ includeSearch: false }}>
          {say(shellMessages.units)}
        </Link>
        <Link {...toFeeds()} activeOptions={{ includeSearch: false }} aria-label={say(shellMessages.feeds)}>
          <span className="wide-only">{say(shellMessages.feeds)}</span>
          <span className="narrow-only">{say(shellMessages.feedsShort)}</span>
        </Link>
      </nav>
      <UnitSearch units={province?.units ?? []} />
      <LanguageSwitch />
      <ThemeSwitch />
    </header>
  )
}

const Pulse = () => (
  <svg viewBox="0 0 32 20" width="32" height="20" aria-hidden="true">
    <path
      d="M1 11h7l3-8 5 15 3-10 2 3h10"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      strokeLinejoin="round"
      strokeLinecap="round"
    />
  </svg>
)

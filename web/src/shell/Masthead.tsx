import { Link, useLocation } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import type { Right } from 'shared/account/right.ts'
import { accountPageMessages } from 'shared/messages/account-page.ts'
import { pageNames } from 'shared/messages/page-names.ts'
import { shellMessages } from 'shared/messages/shell.ts'
import { administration } from '../administration.ts'
import {
  toAlerts,
  toCompare,
  toConnections,
  toFeeds,
  toKpis,
  toOverview,
  toReports,
  toTasks,
  toUnits,
} from '../links.ts'
import { useLocale, useSay } from './locale.tsx'
import { PersonMenu } from './PersonMenu.tsx'
import { LanguageSwitch, ThemeSwitch } from './Switches.tsx'
import { UnitSearch } from './UnitSearch.tsx'
import { useWho } from './use-who.ts'
import type { ProvinceAnswer } from './use-province.ts'

/** The pages everybody starts from, each with the right without which it is nothing. */
const pages = [
  { to: toOverview, right: 'figure.read', label: shellMessages.overview, exact: true },
  { to: toKpis, right: 'figure.read', label: shellMessages.kpis },
  { to: () => toCompare(), right: 'figure.read', label: shellMessages.compare },
  { to: toUnits, right: 'figure.read', label: shellMessages.units, also: /^\/unit-/ },
  { to: toConnections, right: 'connection.read', label: shellMessages.connections },
  { to: () => toAlerts(), right: 'incident.read', label: pageNames.alerts },
  { to: toReports, right: 'report.read', label: pageNames.reports },
  { to: () => toTasks(), right: 'task.read', label: pageNames.register, also: /^\/(difficulty|visit)/ },
  {
    to: toFeeds,
    right: 'feed.read',
    label: shellMessages.feeds,
    short: shellMessages.feedsShort,
    also: /^\/(health|quarantine|validation|correction|submission)/,
  },
] as const satisfies readonly { right: Right; [more: string]: unknown }[]

/** On a phone the list of pages stands at the bottom edge, under the thumb; elsewhere in the masthead. */
export function Masthead({ province }: { province: ProvinceAnswer | undefined }) {
  const say = useSay()
  const locale = useLocale()
  const { may, me } = useWho()
  const { pathname } = useLocation()
  const name = province?.name[locale] ?? ''
  const reads = may('figure.read')
  const nav = useRef<HTMLElement>(null)
  // On a phone there may be more pages than fit: the one that is open is brought into sight, once it is known who looks.
  useEffect(() => {
    // By its own scrolling: `scrollIntoView` would move where the keyboard begins, past the skip link.
    const list = nav.current
    const open = list?.querySelector<HTMLElement>('.active')
    if (list && open) list.scrollLeft = open.offsetLeft - (list.clientWidth - open.offsetWidth) / 2
  }, [pathname, me?.id])
  const first = me ? administration.find(({ right }) => right !== null && may(right)) : undefined
  return (
    <header className="masthead">
      <Link {...toOverview()} className="brand" aria-label={say(shellMessages.home, { province: name })}>
        <Pulse />
        <span>
          <strong>{say(shellMessages.product)}</strong> <span className="brand-province">{name}</span>
        </span>
      </Link>
      <nav ref={nav} aria-label={say(shellMessages.navigation)}>
        {pages
          .filter(({ right }) => may(right))
          .map((page) => (
            <Link
              key={page.label.vi}
              {...page.to()}
              activeOptions={{ includeSearch: false, exact: 'exact' in page }}
              className={'also' in page && page.also.test(pathname) ? 'active' : ''}
              aria-label={say(page.label)}
            >
              {'short' in page ? (
                <>
                  <span className="wide-only">{say(page.label)}</span>
                  <span className="narrow-only">{say(page.short)}</span>
                </>
              ) : (
                say(page.label)
              )}
            </Link>
          ))}
        {first && (
          <Link {...first.to()} activeProps={{}} className={pathname.startsWith('/account/') ? 'active' : ''}>
            {say(accountPageMessages.administration)}
          </Link>
        )}
      </nav>
      {reads && <UnitSearch units={province?.units ?? []} />}
      <LanguageSwitch />
      <ThemeSwitch />
      <PersonMenu units={province?.units ?? []} />
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

import { Link, useLocation } from '@tanstack/react-router'
import { accountPageMessages as m } from 'shared/messages/account-page.ts'
import { shellMessages } from 'shared/messages/shell.ts'
import { toFaults, toFeeds, toSignIn } from '../links.ts'
import { unitName } from 'shared/unit/unit-name.ts'
import { useLocale, useSay } from './locale.tsx'
import { roleName } from './person-name.ts'
import { useWho } from './use-who.ts'
import type { UnitBrief } from './use-province.ts'

/** On every page of a demonstration: that the figures are simulated, who one is in it, and the way to be another. */
export function SimulatedBanner({ units }: { units: readonly UnitBrief[] }) {
  const say = useSay()
  const locale = useLocale()
  const { pathname, href } = useLocation()
  const { ways, me, known, may } = useWho()
  const unit = units.find(({ code }) => code === me?.unit)
  const role = me && roleName(locale, me.role)
  const who =
    role === null
      ? say(m.demoVisitor)
      : unit
        ? say(m.demoAsUnit, { role, unit: unitName(locale, unit) })
        : say(m.demoAs, { role })
  return (
    <aside className="banner">
      <span>
        {say(shellMessages.simulated)} <Link {...toFeeds()}>{say(shellMessages.simulatedMore)}</Link>
        {ways?.demo && may('fault.read') && (
          <>
            {' '}
            · <Link {...toFaults()}>{say(shellMessages.simulateFault)}</Link>
          </>
        )}
      </span>
      {known && ways?.demo && (
        <span className="banner-who">
          {who}{' '}
          {pathname !== '/sign-in' && (
            <Link {...toSignIn(pathname.startsWith('/account') ? undefined : href)}>{say(m.demoSwitch)}</Link>
          )}
        </span>
      )}
    </aside>
  )
}

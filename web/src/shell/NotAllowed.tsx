import { Link, useLocation } from '@tanstack/react-router'
import { policy } from 'shared/account/policy.ts'
import type { Right } from 'shared/account/right.ts'
import { accountPageMessages as m } from 'shared/messages/account-page.ts'
import { shellMessages } from 'shared/messages/shell.ts'
import { toOverview, toSignIn } from '../links.ts'
import { PageHead } from '../ui/PageHead.tsx'
import { useLocale, useSay } from './locale.tsx'
import { roleName } from './person-name.ts'
import { useWho } from './use-who.ts'

/** A page that is there, but not for this role: whose it is comes from the policy itself. */
export function NotAllowed({ right }: { right: Right }) {
  const say = useSay()
  const locale = useLocale()
  const { me, ways } = useWho()
  const { href } = useLocation()
  const { all = [], own = [] } = policy[right]
  const roles = [...all, ...own].map((role) => roleName(locale, role)).join(', ')
  return (
    <section className="lone prose">
      <PageHead title={say(m.notAllowedTitle)} />
      <p>{me ? say(m.notAllowed, { role: roleName(locale, me.role), roles }) : say(m.notAllowedVisitor, { roles })}</p>
      {me && !ways?.demo && <p>{say(m.notAllowedHow)}</p>}
      <p>
        <Link {...toOverview()}>{say(shellMessages.toFirstPage)}</Link>
        {(!me || ways?.demo) && (
          <>
            {' · '}
            <Link {...toSignIn(href)}>{say(ways?.demo ? m.demoSwitch : m.signIn)}</Link>
          </>
        )}
      </p>
    </section>
  )
}

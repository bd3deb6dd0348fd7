import { Link, useNavigate, useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import { accountPageMessages as m } from 'shared/messages/account-page.ts'
import { shellMessages } from 'shared/messages/shell.ts'
import { toOverview } from '../links.ts'
import { useLocale, useSay } from '../shell/locale.tsx'
import { roleName } from '../shell/person-name.ts'
import { usePageState } from '../shell/use-page-state.ts'
import { useForgetAnswers, useWho } from '../shell/use-who.ts'
import { PageHead } from '../ui/PageHead.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import './account.css'
import { DemoRoles } from './DemoRoles.tsx'
import { SignInSteps } from './SignInSteps.tsx'
import type { Step } from './step.ts'

export function SignInPage() {
  const say = useSay()
  const [{ next, sso, lang }] = usePageState()
  const { known, me, ways } = useWho()
  // Once it is known where one stands, the steps keep their own count: what is typed outlives the next asking.
  const [begin, setBegin] = useState<Step | null>(null)
  if (known && begin === null) setBegin(me && me.next !== 'ready' ? me.next : 'password')
  const locale = useLocale()
  const navigate = useNavigate()
  const { history } = useRouter()
  const forget = useForgetAnswers()
  const ready = async () => {
    await forget()
    if (next) history.push(next)
    else await navigate({ to: '/', search: lang ? { lang } : {} })
  }
  const own = (
    <section className="sign-in" aria-labelledby={ways?.demo ? 'own' : undefined}>
      {ways?.demo && <h2 id="own">{say(m.demoOwn)}</h2>}
      {sso === 'refused' && (
        <p className="loud" role="alert">
          {say(m.ssoRefused)}
        </p>
      )}
      {me?.next === 'ready' && !me.demo && (
        <p>
          {say(m.you, { name: me.name, role: roleName(locale, me.role) })}.{' '}
          <Link {...toOverview()}>{say(shellMessages.toFirstPage)}</Link>
        </p>
      )}
      {begin && <SignInSteps begin={begin} ready={() => void ready()} />}
      <p className="under">{say(m.forgotten)}</p>
    </section>
  )
  return (
    <div className="sign-in-page" data-demo={ways?.demo ? true : undefined}>
      <PageHead title={say(m.signInTitle)} under={say(m.signInUnder)} />
      {begin === null ? (
        <Skeleton lines={6} />
      ) : (
        <div className="sign-in-ways">
          {ways?.demo && <DemoRoles roles={ways.demo} ready={() => void ready()} />}
          {own}
        </div>
      )}
    </div>
  )
}

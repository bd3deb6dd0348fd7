import { Link, useLocation, useNavigate } from '@tanstack/react-router'
import { accountPageMessages as m } from 'shared/messages/account-page.ts'
import { toAccount, toSignIn } from '../links.ts'
import { useDisclosure } from '../ui/use-disclosure.ts'
import { useOrder } from '../use-order.ts'
import { unitName } from 'shared/unit/unit-name.ts'
import { useLocale, useSay } from './locale.tsx'
import { initials, roleName } from './person-name.ts'
import { keepLocale, keepTheme, recallLocale, recallTheme } from './preferences.ts'
import { type Me, useForgetAnswers, useWho } from './use-who.ts'
import type { UnitBrief } from './use-province.ts'

/** Who one is, and what one does about it: the account, or signing in. */
export function PersonMenu({ units }: { units: readonly UnitBrief[] }) {
  const say = useSay()
  const { href, pathname } = useLocation()
  const { known, me } = useWho()
  if (me?.next === 'ready') return <Menu me={me} units={units} />
  if (!known || pathname === '/sign-in') return null
  return (
    <Link {...toSignIn(pathname === '/' || pathname === '/invitation' ? undefined : href)} className="person-in">
      {say(m.signIn)}
    </Link>
  )
}

function Menu({ me, units }: { me: Me; units: readonly UnitBrief[] }) {
  const say = useSay()
  const locale = useLocale()
  const { may } = useWho()
  const { open, setOpen, place, button } = useDisclosure<HTMLDivElement>()
  const navigate = useNavigate()
  const forget = useForgetAnswers()
  const leaving = useOrder('signOut')
  const role = roleName(locale, me.role)
  const unit = units.find(({ code }) => code === me.unit)

  const leave = async () => {
    // Leaving clears all the browser keeps for us; how its owner likes the pages is no secret.
    const [theme, language] = [recallTheme(), recallLocale()]
    if ((await leaving.order({})).kind === 'refused') return
    keepTheme(theme)
    keepLocale(language)
    setOpen(false)
    await navigate({ to: '/sign-in', search: ({ lang }) => (lang ? { lang } : {}) })
    await forget()
  }
  return (
    <div className="person" ref={place}>
      <button
        ref={button}
        type="button"
        className="person-button"
        aria-expanded={open}
        aria-label={say(m.you, { name: me.name, role })}
        title={`${me.name}, ${role}`}
        data-initials={initials(me.name)}
        onClick={() => setOpen(!open)}
      />
      {open && (
        <div className="person-panel">
          <p>
            <strong>{me.name}</strong>
            {me.name !== role && <span>{role}</span>}
            {unit && <span>{unitName(locale, unit)}</span>}
            {me.provider && <span>{me.provider}</span>}
            <span>{me.email}</span>
          </p>
          {may('session.read') && (
            <Link {...toAccount()} onClick={() => setOpen(false)}>
              {say(m.account)}
            </Link>
          )}
          <button type="button" className="plain" onClick={() => void leave()}>
            {say(leaving.pending ? m.sending : m.signOut)}
          </button>
          {leaving.refusal && <p role="alert">{say(m.refused)}</p>}
        </div>
      )}
    </div>
  )
}

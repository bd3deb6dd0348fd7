import { Link } from '@tanstack/react-router'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { formatInstant } from 'shared/format.ts'
import { administrationMessages } from 'shared/messages/account-administration.ts'
import { accountPageMessages as m } from 'shared/messages/account-page.ts'
import { toRoles } from '../links.ts'
import { useLocale, useSay } from '../shell/locale.tsx'
import { roleName } from '../shell/person-name.ts'
import { LanguageSwitch } from '../shell/Switches.tsx'
import { useUnit } from '../shell/use-province.ts'
import { type Me, meQuestion, useWho } from '../shell/use-who.ts'
import { PageHead } from '../ui/PageHead.tsx'
import { unitName } from 'shared/unit/unit-name.ts'
import './account.css'
import { ChangePassword } from './ChangePassword.tsx'
import { methodNames } from './method-names.ts'
import { OwnFactor } from './OwnFactor.tsx'
import { OwnSessions } from './OwnSessions.tsx'

/** One's own account. The frame shows it to nobody who is not signed in. */
export function AccountPage() {
  const { me } = useWho()
  return me && <Account me={me} />
}

function Account({ me }: { me: Me }) {
  const say = useSay()
  const locale = useLocale()
  const unit = useUnit(me.unit ?? '')
  return (
    <div className="account-page">
      <PageHead title={say(m.account)} under={`${me.name} · ${me.email}`} />
      <dl className="facts">
        <div>
          <dt>{say(m.role)}</dt>
          <dd>
            <Link {...toRoles()}>{roleName(locale, me.role)}</Link>
          </dd>
        </div>
        {unit && (
          <div>
            <dt>{say(m.unit)}</dt>
            <dd>{unitName(locale, unit)}</dd>
          </div>
        )}
        {me.provider && (
          <div>
            <dt>{say(m.provider)}</dt>
            <dd>{me.provider}</dd>
          </div>
        )}
        <div>
          <dt>{say(m.signedInAs)}</dt>
          <dd>{say(methodNames[me.method])}</dd>
        </div>
        <div>
          <dt>{say(m.sessionEnds)}</dt>
          <dd>{formatInstant(locale, me.endsAt)}</dd>
        </div>
      </dl>
      <OwnSessions />
      {me.demo ? (
        <p className="account-section">{say(m.demoAccount)}</p>
      ) : (
        <>
          {me.hasPassword ? <OwnPassword /> : <p className="account-section">{say(m.ssoAccount)}</p>}
          <OwnFactor me={me} />
        </>
      )}
      <section className="account-section" aria-labelledby="language">
        <h2 id="language">{say(m.language)}</h2>
        <p className="under">{say(m.languageUnder)}</p>
        <LanguageSwitch />
      </section>
      <p className="under">
        <Link {...toRoles()}>{say(administrationMessages.whoMayWhat)}</Link>
      </p>
    </div>
  )
}

function OwnPassword() {
  const say = useSay()
  const client = useQueryClient()
  const [said, setSaid] = useState('')
  const changed = async () => {
    setSaid(say(m.changed))
    await client.invalidateQueries({ queryKey: meQuestion.queryKey })
    await client.invalidateQueries({ queryKey: ['listOwnSessions'] })
  }
  return (
    <section className="account-section" aria-labelledby="password">
      <h2 id="password">{say(m.changeTitle)}</h2>
      <p role="status">{said}</p>
      <ChangePassword take={() => void changed()} />
    </section>
  )
}

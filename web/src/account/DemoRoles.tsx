import { useState } from 'react'
import type { AccountRole } from 'shared/account/role.ts'
import { answersForUnit } from 'shared/account/role.ts'
import { accountPageMessages as m } from 'shared/messages/account-page.ts'
import { roleSaid } from 'shared/messages/account-policy.ts'
import { useLocale, useSay } from '../shell/locale.tsx'
import { roleName } from '../shell/person-name.ts'
import { type Me, useWho } from '../shell/use-who.ts'
import { SelectField } from '../ui/Field.tsx'
import { RefusalNote } from '../ui/Form.tsx'
import { useOrder } from '../use-order.ts'
import { UnitOptions } from './UnitOptions.tsx'
import { useKnownProvince } from './use-known-province.ts'

/** One click as each role. Those of a commune reach as far as the commune chosen, an operator as far as the provider. */
export function DemoRoles({ roles, ready }: { roles: readonly AccountRole[]; ready: () => void }) {
  const say = useSay()
  const locale = useLocale()
  const { me } = useWho()
  const { communes, providers } = useKnownProvince()
  const [unit, setUnit] = useState(me?.unit ?? '')
  const [provider, setProvider] = useState(me?.provider ?? '')
  const { order, pending, refusal } = useOrder('signInDemo')
  const scope = (role: AccountRole) => ({
    unit: answersForUnit(role) ? unit || (communes[0]?.code ?? null) : null,
    provider: role === 'operator' ? provider || (providers[0]?.vi ?? null) : null,
  })
  // Until the province is known there is nothing to choose from.
  const reaches = (role: AccountRole) =>
    answersForUnit(role) ? communes.length > 0 : role !== 'operator' || providers.length > 0
  const enter = async (role: AccountRole) => {
    const ordered = await order({ body: { role, ...scope(role) } })
    if (ordered.kind === 'done') ready()
  }
  return (
    <section className="demo-roles" aria-labelledby="demo">
      <h2 id="demo">{say(m.demoTitle)}</h2>
      <p className="under">{say(m.demoUnder)}</p>
      {refusal && <RefusalNote refusal={refusal} />}
      <ul>
        {roles.map((role) => (
          <li key={role} aria-current={me?.role === role || undefined}>
            <div>
              <strong>{roleName(locale, role)}</strong> {me?.role === role && <small>({say(m.demoNow)})</small>}
              <p className="under">{roleSaid[role].who[locale]}</p>
            </div>
            <button
              type="button"
              aria-disabled={pending}
              disabled={!reaches(role)}
              aria-label={say(m.demoEnter, { role: roleName(locale, role) })}
              onClick={() => void enter(role)}
            >
              {say(m.demoLook)}
            </button>
            {role === 'commune-head' && communes.length > 0 && (
              <SelectField label={say(m.demoUnit)} value={unit || communes[0]!.code} onChange={setUnit}>
                <UnitOptions units={communes} />
              </SelectField>
            )}
            {role === 'operator' && providers.length > 0 && (
              <SelectField label={say(m.demoProvider)} value={provider || providers[0]!.vi} onChange={setProvider}>
                {providers.map((one) => (
                  <option key={one.vi} value={one.vi}>
                    {one[locale]}
                  </option>
                ))}
              </SelectField>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Back in as whom one was, after the session of a demonstration has ended. */
export function DemoAgain({ was, ready }: { was: Me; ready: () => void }) {
  const say = useSay()
  const locale = useLocale()
  const { order, pending, refusal } = useOrder('signInDemo')
  const enter = async () => {
    const { role, unit, provider } = was
    if ((await order({ body: { role, unit, provider } })).kind === 'done') ready()
  }
  return (
    <div className="form-buttons">
      <button type="button" className="primary" autoFocus aria-disabled={pending} onClick={() => void enter()}>
        {say(m.demoEnter, { role: roleName(locale, was.role) })}
      </button>
      {refusal && <RefusalNote refusal={refusal} />}
    </div>
  )
}

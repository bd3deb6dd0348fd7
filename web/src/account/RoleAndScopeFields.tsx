import { useState } from 'react'
import { answersForUnit, type PersonRole, personRoles } from 'shared/account/role.ts'
import { addDays, type Day } from 'shared/day.ts'
import { administrationMessages as m } from 'shared/messages/account-administration.ts'
import { useLocale, useSay } from '../shell/locale.tsx'
import { roleName } from '../shell/person-name.ts'
import { useProvince } from '../shell/use-province.ts'
import { DayField } from '../ui/DayField.tsx'
import { Field, SelectField } from '../ui/Field.tsx'
import type { Refusal } from '../use-order.ts'
import { RightsOfRole } from './RolePage.tsx'
import { UnitOptions } from './UnitOptions.tsx'
import { useKnownProvince } from './use-known-province.ts'

export interface Given {
  role: PersonRole
  unit: string | null
  provider: string | null
  accessUntil: Day | null
}
export const givenFields = ['role', 'unit', 'provider', 'accessUntil'] as const

/** The role and how far it reaches, of somebody to be invited or changed; answers null while no role is chosen. */
export function useRoleAndScope(from?: { role: string } & Omit<Given, 'role'>) {
  const known = personRoles.find((role) => role === from?.role)
  const [role, setRole] = useState<PersonRole | ''>(known ?? '')
  const [unit, setUnit] = useState(from?.unit ?? '')
  const [provider, setProvider] = useState(from?.provider ?? '')
  const [accessUntil, setAccessUntil] = useState<Day | null>(from?.accessUntil ?? null)
  const given: Given | null =
    role === ''
      ? null
      : {
          role,
          unit: answersForUnit(role) ? unit || null : null,
          provider: role === 'operator' ? provider.trim() || null : null,
          accessUntil,
        }
  return { role, setRole, unit, setUnit, provider, setProvider, accessUntil, setAccessUntil, given }
}

interface Props {
  chosen: ReturnType<typeof useRoleAndScope>
  refusal: Refusal | null
}

export function RoleAndScopeFields({ chosen, refusal }: Props) {
  const say = useSay()
  const locale = useLocale()
  const { today } = useProvince()
  const { communes, providers } = useKnownProvince()
  const { role, unit, provider, accessUntil } = chosen
  return (
    <>
      <SelectField
        label={say(m.role)}
        value={role}
        onChange={(value) => chosen.setRole(personRoles.find((one) => one === value) ?? '')}
        fault={refusal?.at('role')}
      >
        <option value="">{say(m.chooseRole)}</option>
        {personRoles.map((one) => (
          <option key={one} value={one}>
            {roleName(locale, one)}
          </option>
        ))}
      </SelectField>
      {role !== '' && answersForUnit(role) && (
        <SelectField label={say(m.unit)} value={unit} onChange={chosen.setUnit} fault={refusal?.at('unit')}>
          <option value="">{say(m.chooseUnit)}</option>
          <UnitOptions units={communes} />
        </SelectField>
      )}
      {role === 'operator' && (
        <Field label={say(m.provider)} hint={say(m.providerHint)} fault={refusal?.at('provider')}>
          {(parts) => (
            <>
              <input
                {...parts}
                type="text"
                autoComplete="off"
                list={`${parts.id}-known`}
                value={provider}
                onChange={(event) => chosen.setProvider(event.target.value)}
              />
              <datalist id={`${parts.id}-known`}>
                {providers.map(({ vi }) => (
                  <option key={vi} value={vi}>
                    {vi}
                  </option>
                ))}
              </datalist>
            </>
          )}
        </Field>
      )}
      {role !== '' && (
        <div className="form-field">
          <DayField
            label={say(m.accessUntil)}
            value={accessUntil}
            first={today}
            last={addDays(today, 3660)}
            onChange={chosen.setAccessUntil}
          />
          <p className="form-hint">{say(m.accessUntilHint)}</p>
          {refusal?.at('accessUntil') && <p className="form-fault">{refusal.at('accessUntil')}</p>}
        </div>
      )}
      {role !== '' && (
        <details className="role-rights">
          <summary>{say(m.mayDo)}</summary>
          <RightsOfRole role={role} />
        </details>
      )}
    </>
  )
}

import { targetLevels } from 'shared/kpi/target-plan.ts'
import { targetPageMessages as m } from 'shared/messages/target-page.ts'
import type { Answer } from '../http.ts'
import { useLocale, useSay } from '../shell/locale.tsx'
import { byName, type KpiBrief, useProvince } from '../shell/use-province.ts'
import { SelectField } from '../ui/Field.tsx'
import { unitName } from 'shared/unit/unit-name.ts'
import type { PlanDraft } from './plan-draft.ts'
import { formerNames } from '../ui/scope-name.ts'

interface Props {
  kpi: KpiBrief
  groups: Answer<'listTargets'>['groups']
  draft: PlanDraft
  fault: string | undefined
  change: (more: Partial<PlanDraft>) => void
}

const levelNames = {
  unit: m.levelUnit,
  group: m.levelGroup,
  kind: m.levelKind,
  'former-province': m.levelFormer,
  province: m.levelProvince,
} as const
const keyNames = {
  unit: m.whichUnit,
  group: m.whichGroup,
  kind: m.whichKind,
  'former-province': m.whichFormer,
  province: m.whichUnit,
} as const

/** For whom: first how wide, then which of those. */
export function ScopeFields({ kpi, groups, draft, fault, change }: Props) {
  const say = useSay()
  const locale = useLocale()
  const { units } = useProvince()
  const owing = units.filter(({ kind }) =>
    kind === 'department' ? kpi.scope === 'all-units' : kind !== 'province' && kpi.scope !== 'province',
  )
  const options: Record<PlanDraft['level'], readonly { value: string; label: string }[]> = {
    province: [],
    kind: [
      { value: 'commune', label: say(m.kindCommune) },
      { value: 'ward', label: say(m.kindWard) },
      { value: 'department', label: say(m.kindDepartment) },
    ],
    'former-province': Object.entries(formerNames).map(([value, label]) => ({ value, label })),
    group: groups.map(({ id, name }) => ({ value: id, label: name })),
    unit: owing.toSorted(byName).map((unit) => ({ value: unit.code, label: unitName(locale, unit) })),
  }
  return (
    <div className="plan-scope">
      <SelectField
        label={say(m.level)}
        value={draft.level}
        onChange={(value) => change({ level: targetLevels.find((level) => level === value) ?? 'province', key: '' })}
      >
        {targetLevels.toReversed().map((level) => (
          <option key={level} value={level} disabled={level === 'group' && groups.length === 0}>
            {say(levelNames[level])}
          </option>
        ))}
      </SelectField>
      {draft.level !== 'province' && (
        <SelectField
          label={say(keyNames[draft.level])}
          fault={fault}
          value={draft.key}
          onChange={(key) => change({ key })}
        >
          <option value="">{say(m.choose)}</option>
          {options[draft.level].map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </SelectField>
      )}
    </div>
  )
}

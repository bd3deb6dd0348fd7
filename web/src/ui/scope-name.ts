import { say } from 'shared/messages/say.ts'
import { targetPageMessages as m } from 'shared/messages/target-page.ts'
import { uiMessages } from 'shared/messages/ui.ts'
import type { TargetScope } from 'shared/kpi/target-plan.ts'
import type { Locale, Text } from 'shared/text.ts'
import type { UnitBrief } from '../shell/use-province.ts'
import { unitName } from 'shared/unit/unit-name.ts'

const kinds: Readonly<Record<string, Text>> = {
  commune: m.kindCommune,
  ward: m.kindWard,
  department: m.kindDepartment,
}
export const formerNames: Readonly<Record<string, string>> = {
  'ha-nam': 'Hà Nam',
  'nam-dinh': 'Nam Định',
  'ninh-binh': 'Ninh Bình',
}

interface Known {
  units: readonly UnitBrief[]
  groups: readonly { id: string; name: string; units: readonly string[] }[]
}

/** For whom a target is, in words. */
export function scopeName(locale: Locale, { level, key }: TargetScope, { units, groups }: Known): string {
  switch (level) {
    case 'province':
      return m.province[locale]
    case 'kind':
      return (kinds[key] ?? uiMessages.kindProvince)[locale]
    case 'former-province':
      return say(locale, m.former, { name: formerNames[key] ?? key })
    case 'group': {
      const group = groups.find(({ id }) => id === key)
      return group ? say(locale, m.group, { name: group.name, n: group.units.length }) : m.groupGone[locale]
    }
    case 'unit': {
      const unit = units.find(({ code }) => code === key)
      return unit ? unitName(locale, unit) : key
    }
  }
}

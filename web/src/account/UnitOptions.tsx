import { unitPageMessages } from 'shared/messages/unit-page.ts'
import { useLocale, useSay } from '../shell/locale.tsx'
import { byName, type UnitBrief } from '../shell/use-province.ts'
import { unitName } from 'shared/unit/unit-name.ts'

const sections = [
  ['ha-nam', unitPageMessages.formerHaNam],
  ['nam-dinh', unitPageMessages.formerNamDinh],
  ['ninh-binh', unitPageMessages.formerNinhBinh],
] as const

/** Units to choose from, by former province and name, as people know where to look for theirs. */
export function UnitOptions({ units }: { units: readonly UnitBrief[] }) {
  const say = useSay()
  const locale = useLocale()
  return sections.map(([former, label]) => {
    const members = units.filter(({ formerProvince }) => formerProvince === former).toSorted(byName)
    return (
      members.length > 0 && (
        <optgroup key={former} label={say(label)}>
          {members.map((unit) => (
            <option key={unit.code} value={unit.code}>
              {unitName(locale, unit)}
            </option>
          ))}
        </optgroup>
      )
    )
  })
}

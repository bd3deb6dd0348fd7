import { Link } from '@tanstack/react-router'
import { controlChartMessages as m } from 'shared/messages/control-chart.ts'
import { unitName } from 'shared/unit/unit-name.ts'
import { toUnit } from '../links.ts'
import { useLocale, useSay } from '../shell/locale.tsx'
import { usePageState } from '../shell/use-page-state.ts'
import { byName, type KpiBrief, type UnitBrief, useProvince } from '../shell/use-province.ts'
import { useWho } from '../shell/use-who.ts'

/** The unit the page is of; undefined for the whole province, and for a unit nobody knows. */
export function useWhose(kpi: KpiBrief): string | undefined {
  const { units, code: province } = useProvince()
  const [{ unit }] = usePageState()
  if (kpi.scope === 'province' || unit === province) return undefined
  return units.find(({ code }) => code === unit)?.code
}

/** Of whom the page is: the province, or one of its units, that of whoever is signed in first. It stands in the address. */
export function WhoseKpi({ kpi, unit }: { kpi: KpiBrief; unit: string | undefined }) {
  const say = useSay()
  const locale = useLocale()
  const { units } = useProvince()
  const { me } = useWho()
  const [, change] = usePageState()
  const own = units.find(({ code }) => code === me?.unit)
  const shown = units.find(({ code }) => code === unit)
  const of = (wanted: (kind: UnitBrief['kind']) => boolean) =>
    units.filter(({ kind, code }) => wanted(kind) && code !== own?.code).toSorted(byName)
  const communes = of((kind) => kind === 'commune' || kind === 'ward')
  const departments = kpi.scope === 'all-units' ? of((kind) => kind === 'department') : []
  const option = (each: UnitBrief) => (
    <option key={each.code} value={each.code}>
      {unitName(locale, each)}
    </option>
  )
  return (
    <>
      <label className="field">
        {say(m.whose)}
        <select value={unit ?? ''} onChange={(event) => change({ unit: event.target.value || undefined })}>
          <option value="">{say(m.wholeProvince)}</option>
          {own && option(own)}
          <optgroup label={say(m.communes)}>{communes.map(option)}</optgroup>
          {departments.length > 0 && <optgroup label={say(m.departments)}>{departments.map(option)}</optgroup>}
        </select>
      </label>
      {shown && <Link {...toUnit(shown.code)}>{say(m.toUnitPage, { unit: unitName(locale, shown) })}</Link>}
    </>
  )
}

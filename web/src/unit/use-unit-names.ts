import { unitName } from 'shared/unit/unit-name.ts'
import { useLocale } from '../shell/locale.tsx'
import { useProvince } from '../shell/use-province.ts'

/** What a unit is called, be it that it stands no more; a code nobody knows is said as it is. */
export function useUnitNames(): (code: string) => string {
  const locale = useLocale()
  const { units, otherUnits } = useProvince()
  const known = new Map([...otherUnits, ...units].map((unit) => [unit.code, unitName(locale, unit)]))
  return (code) => known.get(code) ?? code
}

import type { FormerProvince } from 'shared/unit/unit.ts'
import { fold } from 'shared/fold.ts'
import { byName, type UnitBrief } from '../shell/use-province.ts'

export type Section = FormerProvince | 'departments'
const sections: readonly Section[] = ['ha-nam', 'nam-dinh', 'ninh-binh', 'departments']

/** Units as an index at the end of a book: by former province, departments last, each by its bare name. */
export function unitIndex(units: readonly UnitBrief[], text: string): { section: Section; units: UnitBrief[] }[] {
  const wanted = fold(text).replace(/^(xa|phuong|ubnd)\s+/, '')
  const found = units.filter(
    ({ kind, name, code }) =>
      kind !== 'province' && (fold(name).includes(wanted) || code.toLowerCase().includes(wanted)),
  )
  return sections
    .map((section) => ({
      section,
      units: found
        .filter((unit) => (unit.kind === 'department' ? 'departments' : unit.formerProvince) === section)
        .toSorted(byName),
    }))
    .filter((group) => group.units.length > 0)
}

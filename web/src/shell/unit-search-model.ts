import { fold } from 'shared/fold.ts'
import { byName, type UnitBrief } from './use-province.ts'

const most = 8

/**
 * The units a few letters may mean, best first: names that begin so, then names with a word that begins so, then those
 * that merely contain it, then codes. Accents typed must match when some unit has them: `hòa` does not find `Hoa Lư`.
 */
export function findUnits(units: readonly UnitBrief[], text: string): UnitBrief[] {
  const wanted = fold(text).replace(/^(xa|phuong|ubnd)\s+/, '')
  if (wanted === '') return []
  const rank = (unit: UnitBrief) => {
    const name = fold(unit.name)
    if (name.startsWith(wanted)) return 0
    if (name.includes(` ${wanted}`)) return 1
    if (name.includes(wanted)) return 2
    return unit.code.toLowerCase().startsWith(wanted) ? 3 : 4
  }
  const found = units.map((unit) => ({ unit, rank: rank(unit) })).filter(({ rank }) => rank < 4)
  const exact = found.filter(({ unit }) =>
    unit.name.normalize('NFC').toLowerCase().includes(text.normalize('NFC').trim().toLowerCase()),
  )
  const kept = fold(text) === text.trim().toLowerCase() || exact.length === 0 ? found : exact
  return kept
    .toSorted((a, b) => a.rank - b.rank || byName(a.unit, b.unit))
    .slice(0, most)
    .map(({ unit }) => unit)
}

import type { ValueRow } from 'shared/kpi/kpi-contract.ts'
import { fold } from 'shared/fold.ts'
import type { PageState } from '../shell/page-state.ts'
import { byName, type UnitBrief } from '../shell/use-province.ts'
import { coverageOf } from 'shared/kpi/coverage.ts'
import { isFew } from '../ui/value-model.ts'

export interface UnitLine {
  unit: UnitBrief
  /** Without the prefix Xã, Phường: what one sorts and looks for. */
  name: string
  row: ValueRow
}

/** The answered rows with their units, by name; the province's own row is no row of its table. */
export function unitLines(units: readonly UnitBrief[], rows: readonly ValueRow[]): UnitLine[] {
  const known = new Map(units.map((unit) => [unit.code, unit]))
  return rows
    .flatMap((row) => {
      const unit = known.get(row.key)
      return unit && unit.kind !== 'province' ? [{ unit, name: unit.name, row }] : []
    })
    .toSorted(byName)
}

export type UnitFilter = Pick<PageState, 'q' | 'kind' | 'former'>

/** A name is found without its accents; with accents typed, only what bears them. */
export function filterUnits(lines: readonly UnitLine[], { q = '', kind, former }: UnitFilter): UnitLine[] {
  const wanted = fold(q).replace(/^(xa|phuong|ubnd)\s+/, '')
  const accented = fold(q) === q.normalize('NFC').trim().toLowerCase() ? null : q.normalize('NFC').trim().toLowerCase()
  const matching = lines.filter(
    ({ unit, name }) =>
      (kind === undefined || unit.kind === kind) &&
      (former === undefined || unit.formerProvince === former) &&
      (fold(name).includes(wanted) || unit.code.includes(q)),
  )
  const exact =
    accented === null ? [] : matching.filter(({ name }) => name.normalize('NFC').toLowerCase().includes(accented))
  return exact.length > 0 ? exact : matching
}

export type UnitOrder = 'name' | 'value' | 'gap' | 'cases' | 'coverage'
type Measured = Exclude<UnitOrder, 'name'>

/** What a column orders by; null where the unit has nothing there. */
const sizes: Record<Measured, (line: UnitLine) => number | null> = {
  value: ({ row }) => row.value.ratio,
  gap: ({ row }) => row.target?.gap ?? null,
  cases: ({ row }) => row.value.denominator ?? row.value.numerator,
  coverage: ({ row }) => coverageOf(row.value),
}

/** Ascending. Equal figures keep the order of the names they came in, whichever way the column runs. */
export const orderOf =
  (by: UnitOrder) =>
  (a: UnitLine, b: UnitLine): number =>
    by === 'name' ? byName(a, b) : (sizes[by](a) ?? 0) - (sizes[by](b) ?? 0)

export const lacks =
  (by: Measured) =>
  (line: UnitLine): boolean =>
    sizes[by](line) === null

export interface UnitFacts {
  met: number
  missed: number
  none: number
  few: number
  judged: boolean
}

export function unitFacts(lines: readonly UnitLine[]): UnitFacts {
  const count = (holds: (line: UnitLine) => boolean) => lines.filter(holds).length
  return {
    met: count(({ row }) => row.target?.met === true),
    missed: count(({ row }) => row.target?.met === false),
    none: count(({ row }) => row.value.state !== 'value'),
    few: count(({ row }) => isFew(row.value)),
    judged: lines.some(({ row }) => row.target !== null),
  }
}

import type { Breakdown } from 'shared/kpi/kpi-contract.ts'
import type { TargetPlace } from 'shared/kpi/target.ts'
import type { GroundUnit } from './ground-unit.ts'
import { isSummed, type KpiFormula, membersOf } from './sum-rows.ts'

/** One row of an answer: its key, the units whose counts make it up, and whose target holds for it. */
export interface RowAsked {
  key: string
  units: string[]
  place: TargetPlace
}

type RowKpi = Pick<KpiFormula, 'additive' | 'scope'>

/** The rows of a breakdown. What cannot be summed has a row for each group all the same, of no units: not applicable. */
export function rowsAsked(kpi: RowKpi, by: Breakdown, units: readonly GroundUnit[], province: string): RowAsked[] {
  switch (by) {
    case 'province':
      return [{ key: province, units: [province], place: { code: province, kind: 'province' } }]
    case 'unit':
      return owing(kpi, units).map((unit) => ({ key: unit.code, units: [unit.code], place: unit }))
    case 'former-province':
      return groups(
        kpi,
        units,
        ({ formerProvince }) => formerProvince,
        ({ formerProvince }) => ({ code: null, kind: null, formerProvince }),
      )
    case 'kind':
      return groups(
        kpi,
        units,
        ({ kind }) => kind,
        ({ kind }) => ({ code: null, kind }),
      )
  }
}

/** The units below the province that owe a KPI. */
function owing(kpi: RowKpi, units: readonly GroundUnit[]): GroundUnit[] {
  const members = new Set(membersOf(kpi, units))
  return units.filter(({ code, kind }) => kind !== 'province' && members.has(code))
}

function groups(
  kpi: RowKpi,
  units: readonly GroundUnit[],
  groupOf: (unit: GroundUnit) => string | null,
  placeOf: (unit: GroundUnit) => TargetPlace,
): RowAsked[] {
  const rows = new Map<string, RowAsked>()
  for (const unit of owing(kpi, units)) {
    const key = groupOf(unit)
    if (key === null) continue
    const row = rows.get(key) ?? { key, units: [], place: placeOf(unit) }
    if (isSummed(kpi)) row.units.push(unit.code)
    rows.set(key, row)
  }
  return [...rows.values()].sort((one, other) => (one.key < other.key ? -1 : 1))
}

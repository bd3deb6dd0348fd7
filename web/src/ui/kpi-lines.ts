import type { KpiRow } from 'shared/kpi/kpi-contract.ts'
import type { KpiBrief } from '../shell/use-province.ts'
import type { KpiLine } from './KpiTable.tsx'

/** Each answered row with the KPI it is about; a row of a KPI this page has not heard of yet is left for the next visit. */
export function linesOf(kpis: readonly KpiBrief[], rows: readonly KpiRow[]): KpiLine[] {
  const known = new Map(kpis.map((kpi) => [kpi.id, kpi]))
  return rows.flatMap((row) => {
    const kpi = known.get(row.kpi)
    return kpi ? [{ kpi, row }] : []
  })
}

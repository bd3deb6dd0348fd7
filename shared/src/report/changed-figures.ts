import type { Value } from '../kpi/value-contract.ts'
import type { ReportDocument } from './document.ts'
import { numbersOf } from './numbers-of.ts'
import type { FigureChange, ReportFigure } from './snapshot.ts'

/**
 * Figures that a report states and that read otherwise now. What it holds without stating is no correction of it, and
 * neither is that more days have become due: only a count, or whether there is one, makes a difference.
 */
export function changedFigures(
  document: ReportDocument,
  before: readonly ReportFigure[],
  now: readonly ReportFigure[],
): FigureChange[] {
  const stated = new Set(numbersOf(document).flatMap(({ binding }) => (binding.of === 'kpi' ? [keyOf(binding)] : [])))
  const newest = new Map(now.map((figure) => [keyOf(figure), figure.value]))
  return before.flatMap(({ kpi, place, from, to, value }) => {
    const after = newest.get(keyOf({ kpi, place }))
    if (!stated.has(keyOf({ kpi, place })) || !after || reads(value) === reads(after)) return []
    return [{ kpi, place, from, to, before: value, after }]
  })
}

const keyOf = ({ kpi, place }: { kpi: string; place: string }): string => `${kpi} ${place}`
const reads = ({ state, numerator, denominator }: Value): string => JSON.stringify([state, numerator, denominator])

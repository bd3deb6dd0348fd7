import type { SmallChart } from 'shared/kpi/compare/standing-contract.ts'
import type { KpiBrief } from '../shell/use-province.ts'

/** What worsens first, then what will not meet its target, then what improves; among equals as the catalogue has them. */
const weight = ({ variation, assurance }: Pick<SmallChart, 'variation' | 'assurance'>): number =>
  (variation === 'concern' ? 0 : variation === 'improvement' ? 2 : 4) +
  (assurance === 'fail' ? 0 : assurance === 'hit-or-miss' ? 1 : 2)

export const chartsInOrder = <Chart extends Pick<SmallChart, 'variation' | 'assurance'>>(
  charts: readonly Chart[],
): Chart[] => charts.toSorted((a, b) => weight(a) - weight(b))

/** The target on the scale of the points: they are shares where targets are written in percent. */
export function targetDrawn(
  kpis: readonly KpiBrief[],
  { kpi, target }: Pick<SmallChart, 'kpi' | 'target'>,
): number | null {
  const percent = kpis.find(({ id }) => id === kpi)?.measuredIn === 'percent'
  return target === null ? null : percent ? target.value / 100 : target.value
}

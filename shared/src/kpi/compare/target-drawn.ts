import type { Kpi } from '../kpi.ts'

/**
 * A target on the scale points are drawn on: shares where targets are written in percent, and where a sum is drawn per
 * working day, what the target asks of one. Null without a target, and of a period nobody works in.
 */
export function targetDrawn(
  { measuredIn, aggregation }: Pick<Kpi, 'measuredIn' | 'aggregation'>,
  target: { value: number } | null,
  workingDays: number,
): number | null {
  if (target === null) return null
  if (measuredIn === 'percent') return target.value / 100
  if (aggregation !== 'sum') return target.value
  return workingDays === 0 ? null : target.value / workingDays
}

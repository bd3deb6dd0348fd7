import type { PointSignal } from './chart-rule.ts'

/** Fewer points say nothing of variation: the icons wait. */
export const iconPoints = 13

export const variations = ['improvement', 'concern', 'neutral-high', 'neutral-low', 'common-cause', 'too-few'] as const
export type Variation = (typeof variations)[number]

export type Direction = 'higher' | 'lower' | 'neutral'

/**
 * The variation icon of a chart, from its last point alone: looking at every point anew would raise four false alarms a
 * year on each chart. Where the last point speaks for both, improvement is said and both rules stand in the tooltip.
 */
export function variationOf(signals: readonly PointSignal[], direction: Direction): Variation {
  if (signals.length < iconPoints) return 'too-few'
  const sides = signals.at(-1)!.rules.map(({ side }) => side)
  if (sides.length === 0) return 'common-cause'
  if (direction === 'neutral') return sides.includes(1) ? 'neutral-high' : 'neutral-low'
  return sides.includes(direction === 'higher' ? 1 : -1) ? 'improvement' : 'concern'
}

export const assurances = ['pass', 'fail', 'hit-or-miss', 'none', 'too-few'] as const
export type Assurance = (typeof assurances)[number]

/**
 * The assurance icon: whether the process, going on as it does, will always, never or only at times meet its target.
 * A target on a limit may be met or not. Nothing is said without a target, or where neither way is better.
 */
export function assuranceOf(
  limits: { low: number; high: number } | null,
  target: number | null,
  direction: Direction,
  points = iconPoints,
): Assurance {
  if (target === null || direction === 'neutral') return 'none'
  if (limits === null || points < iconPoints) return 'too-few'
  const sure = direction === 'higher' ? target < limits.low : target > limits.high
  const never = direction === 'higher' ? target > limits.high : target < limits.low
  return sure ? 'pass' : never ? 'fail' : 'hit-or-miss'
}

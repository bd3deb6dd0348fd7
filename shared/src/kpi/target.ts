import type { Day } from '../day.ts'
import { formatNumber, tenthsOf } from '../format.ts'
import { ceilDivide, floorDivide } from '../round.ts'
import type { Locale } from '../text.ts'
import type { UnitCode, UnitKind } from '../unit/unit.ts'
import type { Kpi, Target } from './kpi.ts'
import type { AppliedTarget, Value } from './value-contract.ts'

/** Whose target is asked for: a unit with its kind, or a group of units (of one kind, or of several: null). */
export interface TargetPlace {
  code: UnitCode | null
  kind: UnitKind | null
}

/** The target in force on a day: the unit's own, else its kind's, else the province's; the newest where several are. */
export function resolveTarget(kpi: { targets: readonly Target[] }, place: TargetPlace, day: Day): Target | null {
  const inForce = kpi.targets.filter((target) => target.from <= day && (target.to === null || target.to >= day))
  const tiers = [
    inForce.filter((target) => target.unit !== null && target.unit === place.code),
    inForce.filter((target) => target.unit === null && target.kind !== null && target.kind === place.kind),
    inForce.filter((target) => target.unit === null && target.kind === null),
  ]
  const nearest = tiers.find((tier) => tier.length > 0) ?? []
  return nearest.reduce<Target | null>(
    (newest, target) => (newest && newest.from >= target.from ? newest : target),
    null,
  )
}

type Counted = Pick<Value, 'state' | 'numerator' | 'denominator'>
type TargetKpi = Pick<Kpi, 'measuredIn'>

/** The target beside a value: whether it is met, and how many counts are between them. */
export function applyTarget(kpi: TargetKpi, target: Target, value: Counted, locale: Locale): AppliedTarget {
  const gap = gapTo(kpi, target, value)
  return {
    comparator: target.comparator,
    value: target.value,
    text: targetText(kpi, target, locale),
    from: target.from,
    instrument: target.instrument,
    met: gap === null ? null : gap === 0,
    gap,
  }
}

export function targetText(
  kpi: TargetKpi,
  { comparator, value }: Pick<Target, 'comparator' | 'value'>,
  locale: Locale,
): string {
  return `${comparator === 'at-least' ? '≥' : '≤'} ${formatNumber(locale, value, 1)}${kpi.measuredIn === 'percent' ? '%' : ''}`
}

/**
 * How many more numerators reach an at-least target, or how many too many there are for an at-most one, with the
 * denominator as it is; 0 exactly when the target is met. Whole numbers throughout: 0.07 × 100 is not 7 in floats.
 */
export function gapTo(
  kpi: TargetKpi,
  { comparator, value: goal }: Pick<Target, 'comparator' | 'value'>,
  value: Counted,
): number | null {
  if (value.state !== 'value' || value.numerator === null) return null
  const numerator = BigInt(value.numerator)
  const needed = tenthsOf(goal) * BigInt(value.denominator ?? 1)
  const scale = kpi.measuredIn === 'percent' && value.denominator !== null ? 1000n : 10n
  const gap = comparator === 'at-least' ? ceilDivide(needed, scale) - numerator : numerator - floorDivide(needed, scale)
  return gap > 0n ? Number(gap) : 0
}

import type { Day } from '../day.ts'
import { formatNumber, tenthsOf } from '../format.ts'
import { ceilDivide, floorDivide } from '../round.ts'
import type { Locale } from '../text.ts'
import type { FormerProvince, UnitCode, UnitKind } from '../unit/unit.ts'
import type { Kpi, Target } from './kpi.ts'
import type { AppliedTarget, Value } from './value-contract.ts'

/** Whose target is asked for: a unit with the groups it is in, or a group of units (null: of no one group). */
export interface TargetPlace {
  code: UnitCode | null
  kind: UnitKind | null
  formerProvince?: FormerProvince | null
  /** The units it was made of. What was set for each of them alike holds on; where it differs, the wider target does. */
  before?: readonly UnitCode[]
  /** Where the place is a named group itself. */
  group?: string
}

/**
 * The target in force on a day: the unit's own, else its group's, else the province's; the newest where several are.
 * Of groups a named one comes first, for somebody chose its members; then the kind, which decrees speak of; then the
 * former province.
 */
export function resolveTarget(kpi: { targets: readonly Target[] }, place: TargetPlace, day: Day): Target | null {
  const inForce = kpi.targets.filter((target) => target.from <= day && (target.to === null || target.to >= day))
  const code = place.code ?? ''
  const tiers = [
    inForce.filter(({ unit }) => unit !== null && unit === place.code),
    agreedBefore(inForce, place.before ?? []),
    inForce.filter(
      ({ group }) =>
        group?.units.includes(code) ||
        (group && group.id === place.group) ||
        (place.before?.length && place.before.every((unit) => group?.units.includes(unit))),
    ),
    inForce.filter(({ unit, kind }) => unit === null && kind !== null && kind === place.kind),
    inForce.filter(({ formerProvince }) => formerProvince !== undefined && formerProvince === place.formerProvince),
    inForce.filter(
      ({ unit, kind, formerProvince, group }) => unit === null && kind === null && !formerProvince && !group,
    ),
  ]
  const nearest = tiers.find((tier) => tier.length > 0) ?? []
  return nearest.reduce<Target | null>(
    (newest, target) => (newest && newest.from >= target.from ? newest : target),
    null,
  )
}

/** The targets of predecessors, where every one of them has one and all ask for the same. */
function agreedBefore(inForce: readonly Target[], before: readonly UnitCode[]): Target[] {
  const newest = before.map((code) =>
    inForce
      .filter(({ unit }) => unit === code)
      .toSorted(byStart)
      .at(-1),
  )
  const [first] = newest
  const alike = newest.every((one) => one && one.comparator === first?.comparator && one.value === first.value)
  return first && alike ? [first] : []
}

const byStart = (one: Target, other: Target): number => (one.from < other.from ? -1 : one.from > other.from ? 1 : 0)

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

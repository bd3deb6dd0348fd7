import { formatCount, formatMean, formatRatio } from '../format.ts'
import { stateTexts } from '../messages/value.ts'
import { say } from '../messages/say.ts'
import type { Locale } from '../text.ts'
import type { Kpi, Target } from './kpi.ts'
import type { Value, ValueState } from './value-contract.ts'

/** What is known of one KPI over a period and a unit or group, before it is made into words. */
export interface Counts {
  numerator: number
  denominator: number
  reported: number
  expected: number
  quarantined: number
  /** For states: whether any figure has ever arrived by the end of the period. Flows do not need it. */
  everReported: boolean
}

/** Why no counts are asked for at all: the unit does not owe the KPI, or it cannot be summed at this level. */
export type Applicable = Counts | 'not-applicable'

type ValueKpi = Pick<Kpi, 'aggregation' | 'measuredIn' | 'decimals'> & { denominator: object | null }
type Goal = Pick<Target, 'comparator' | 'value'>

/** A KPI's value in one of five states. Nothing reported is never 0, and nothing arisen is never 0 %. */
export function valueOf(kpi: ValueKpi, counts: Applicable, locale: Locale, target?: Goal | null): Value {
  const state = stateOf(kpi, counts)
  const { reported, expected, quarantined } = counts === 'not-applicable' ? nothing : counts
  const counted = state === 'value' || state === 'none-arose'
  const numerator = counted && counts !== 'not-applicable' ? counts.numerator : null
  const denominator = counted && counts !== 'not-applicable' && kpi.denominator ? counts.denominator : null
  return {
    state,
    numerator,
    denominator,
    ratio: state === 'value' && numerator !== null ? numerator / (denominator ?? 1) : null,
    reported,
    expected,
    quarantined,
    text:
      state === 'value' && numerator !== null
        ? textOf(kpi, numerator, denominator, locale, target)
        : say(locale, stateTexts[state === 'value' ? 'missing' : state]),
  }
}

const nothing = { reported: 0, expected: 0, quarantined: 0 }

export function stateOf(kpi: ValueKpi, counts: Applicable): ValueState {
  if (counts === 'not-applicable') return 'not-applicable'
  if (!hasFigures(kpi, counts)) return counts.quarantined > 0 ? 'quarantined' : 'missing'
  return kpi.denominator !== null && counts.denominator === 0 ? 'none-arose' : 'value'
}

/**
 * A figure that arrives on a day that owes none counts in the sums and not in `reported`, so sums other than 0 are
 * figures too. A state holds what was last reported, but not over a period that owed figures and brought none.
 */
function hasFigures({ aggregation }: ValueKpi, counts: Counts): boolean {
  if (counts.reported > 0) return true
  const moved = counts.numerator !== 0 || counts.denominator !== 0
  return aggregation === 'last' ? counts.expected === 0 && (moved || counts.everReported) : moved
}

function textOf(
  kpi: ValueKpi,
  numerator: number,
  denominator: number | null,
  locale: Locale,
  target?: Goal | null,
): string {
  if (denominator === null) return formatCount(locale, numerator)
  const format = kpi.measuredIn === 'percent' ? formatRatio : formatMean
  return format(locale, numerator, denominator, kpi.decimals, target)
}

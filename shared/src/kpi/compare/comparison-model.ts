import { type Funnel, funnelOf, type FunnelPosition, placeInFunnel } from '../../statistics/funnel.ts'
import { type NoAnswer, none } from '../../statistics/no-answer.ts'
import type { Locale } from '../../text.ts'
import type { Kpi, Target } from '../kpi.ts'
import { targetText } from '../target.ts'
import { type Applicable, stateOf } from '../value.ts'
import type { ValueState } from '../value-contract.ts'
import type { ComparisonColumn } from './comparison-contract.ts'

const stateLetters: Record<ValueState, string> = {
  value: 'v',
  missing: 'm',
  'none-arose': '0',
  'not-applicable': '-',
  quarantined: 'q',
}
const positionLetters: Record<FunnelPosition, string> = {
  'very-low': 'L',
  low: 'l',
  within: '=',
  high: 'h',
  'very-high': 'H',
}

/** Below this share of what was due a figure is shown and not judged: no place in a funnel, no rank. */
export const enoughReported = (reported: number, expected: number): boolean => reported * 5 >= expected * 4

/** Whether a KPI is a share of cases, which funnels, intervals and P′ charts are for. */
export const isProportion = (kpi: Pick<Kpi, 'measuredIn'> & { denominator: object | null }): boolean =>
  kpi.measuredIn === 'percent' && kpi.denominator !== null

export interface ComparisonCell {
  counts: Applicable
  target: Target | null
}

type ColumnKpi = Pick<Kpi, 'id' | 'aggregation' | 'measuredIn' | 'decimals' | 'denominator'>

/** A column of the comparison: the counts of every unit, and where each stands among those that are complete enough. */
export function columnOf(kpi: ColumnKpi, cells: readonly ComparisonCell[], locale: Locale): ComparisonColumn {
  const states = cells.map(({ counts }) => stateOf(kpi, counts))
  const counted = cells.map(({ counts }, place) =>
    counts !== 'not-applicable' && (states[place] === 'value' || states[place] === 'none-arose') ? counts : null,
  )
  const judged = counted.map((counts, place) =>
    counts !== null && states[place] === 'value' && enoughReported(counts.reported, counts.expected)
      ? { x: counts.numerator, n: counts.denominator }
      : null,
  )
  const funnel: Funnel | NoAnswer = isProportion(kpi)
    ? funnelOf(judged.filter((share) => share !== null))
    : none('not-a-proportion')
  const places = judged.map((share) => {
    if (share === null || funnel.kind === 'none') return '.'
    const placed = placeInFunnel(funnel, share)
    return placed.kind === 'none' ? '.' : positionLetters[placed.position]
  })
  const targets = [...new Set(cells.flatMap(({ target }) => target ?? []))]
  return {
    kpi: kpi.id,
    states: states.map((state) => stateLetters[state]).join(''),
    numerators: counted.map((counts) => counts?.numerator ?? null),
    denominators: counted.map((counts) => (kpi.denominator === null ? null : (counts?.denominator ?? null))),
    reported: cells.map(({ counts }) => (counts === 'not-applicable' ? 0 : counts.reported)),
    expected: cells.map(({ counts }) => (counts === 'not-applicable' ? 0 : counts.expected)),
    positions: places.join(''),
    funnel,
    targets: targets.map((target) => ({
      comparator: target.comparator,
      value: target.value,
      text: targetText(kpi, target, locale),
    })),
    targetOf: cells.map(({ target }) => (target === null ? null : targets.indexOf(target))),
  }
}

/** One unit's cell of a column, as whoever draws it needs it. */
export interface ReadCell {
  state: ValueState
  numerator: number | null
  denominator: number | null
  /** numerator / denominator; of a sum the sum itself; null unless there is a value. */
  ratio: number | null
  reported: number
  expected: number
  position: FunnelPosition | null
  target: ComparisonColumn['targets'][number] | null
}

const keyOf = <K extends string>(letters: Record<K, string>, letter: string | undefined): K | null =>
  (Object.keys(letters) as K[]).find((key) => letters[key] === letter) ?? null

export function readCell(column: ComparisonColumn, place: number): ReadCell {
  const state = keyOf(stateLetters, column.states[place]) ?? 'missing'
  const [numerator, denominator] = [column.numerators[place] ?? null, column.denominators[place] ?? null]
  return {
    state,
    numerator,
    denominator,
    ratio: state === 'value' && numerator !== null ? numerator / (denominator ?? 1) : null,
    reported: column.reported[place] ?? 0,
    expected: column.expected[place] ?? 0,
    position: keyOf(positionLetters, column.positions[place]),
    target: column.targets[column.targetOf[place] ?? -1] ?? null,
  }
}

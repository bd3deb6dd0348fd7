import type { ControlChart } from './chart-contract.ts'
import type { Direction } from '../../statistics/chart-icon.ts'
import { type FunnelPosition, funnelOf, placeInFunnel } from '../../statistics/funnel.ts'
import { quantileOfSorted } from '../../statistics/quantile.ts'
import type { Kpi } from '../kpi.ts'
import type { AppliedTarget, Value } from '../value-contract.ts'
import { enoughReported, isProportion } from './comparison-model.ts'
import type { SmallChart, SpineRow } from './standing-contract.ts'

export interface SpineAsked {
  kpi: Kpi
  value: Value
  target: AppliedTarget | null
  /** The values of the peers, the unit itself not among them. */
  peers: readonly Pick<Value, 'ratio' | 'numerator' | 'denominator' | 'state' | 'reported' | 'expected'>[]
}

/** One KPI of a unit against its peers: the spread of theirs, and whether it stands out beyond chance. */
export function spineRow({ kpi, value, target, peers }: SpineAsked): SpineRow {
  const whole = peers.filter(({ state, reported, expected }) => state === 'value' && enoughReported(reported, expected))
  const sorted = whole.flatMap(({ ratio }) => ratio ?? []).sort((one, other) => one - other)
  const at = (p: number) => quantileOfSorted(sorted, p) ?? 0
  const position = isProportion(kpi) ? placeOf(value, whole) : null
  return {
    kpi: kpi.id,
    value,
    target,
    peers:
      sorted.length === 0
        ? null
        : { count: sorted.length, min: at(0), q1: at(0.25), median: at(0.5), q3: at(0.75), max: at(1) },
    position,
    stands: position === null ? null : standsOf(position, kpi.direction),
  }
}

function placeOf(value: Value, peers: SpineAsked['peers']): FunnelPosition | null {
  const own = shareOf(value)
  if (own === null || !enoughReported(value.reported, value.expected)) return null
  const funnel = funnelOf([own, ...peers.flatMap((peer) => shareOf(peer) ?? [])])
  const placed = funnel.kind === 'none' ? null : placeInFunnel(funnel, own)
  return placed?.kind === 'placed' ? placed.position : null
}

const shareOf = ({ state, numerator, denominator }: Pick<Value, 'state' | 'numerator' | 'denominator'>) =>
  state === 'value' && numerator !== null && denominator !== null ? { x: numerator, n: denominator } : null

/** Only beyond 99.8 %: at 95 % one of twenty is called different for nothing. */
export function standsOf(position: FunnelPosition, direction: Direction): SpineRow['stands'] {
  if (direction === 'neutral') return null
  if (position !== 'very-high' && position !== 'very-low') return 'alike'
  return (position === 'very-high') === (direction === 'higher') ? 'better' : 'worse'
}

const marks = { improvement: '+', concern: '-', neutral: '~' } as const

/** A chart as it stands among twelve. */
export function smallChart(kpi: string, last: Pick<SpineAsked, 'value' | 'target'>, chart: ControlChart): SmallChart {
  const { points } = chart
  return {
    kpi,
    ...last,
    keys: points.map(({ period }) => period.key),
    definitions: points.map(({ definition }) => definition),
    ys: points.map(({ y }) => y),
    centres: points.map(({ centre }) => centre),
    lows: points.map(({ low }) => low),
    highs: points.map(({ high }) => high),
    marks: points.map(({ means, provisional }) => (provisional ? 'o' : means === null ? '.' : marks[means])).join(''),
    variation: chart.variation,
    assurance: chart.assurance,
  }
}

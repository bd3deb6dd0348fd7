import type { Day } from '../../day.ts'
import type { StatedPeriod } from '../../period-contract.ts'
import { autocorrelation } from '../../statistics/autocorrelation.ts'
import { assuranceOf, type Direction, iconPoints, variationOf } from '../../statistics/chart-icon.ts'
import { type PointSignal, signalsOf } from '../../statistics/chart-rule.ts'
import { isTooThin, pPrimeLimits, pPrimeOf, pPrimeSigma } from '../../statistics/p-prime.ts'
import { isSound } from '../../statistics/share.ts'
import { trendTest } from '../../statistics/trend-test.ts'
import { xmrOf } from '../../statistics/xmr.ts'
import type { Kpi } from '../kpi.ts'
import type { AppliedTarget, Value } from '../value-contract.ts'
import type { ControlChart, ControlPoint } from './chart-contract.ts'
import { isProportion } from './comparison-model.ts'
import { targetDrawn } from './target-drawn.ts'

export interface ChartInput {
  period: StatedPeriod
  value: Value
  target: AppliedTarget | null
  /** The version of the definition it is counted by. */
  definition: number
}

type ChartKpi = Pick<Kpi, 'measuredIn' | 'aggregation' | 'direction' | 'denominator'>

/** What limits are drawn from: a point that counts, by its place among all. */
interface Counted {
  place: number
  y: number
  share: { x: number; n: number } | null
}

interface Limited {
  y: number
  centre: number
  low: number
  high: number
  sigma: number
}

interface Segment {
  from: Day
  rebaseline: string | null
  definition: number
  counted: Counted[]
  points: Limited[]
  sigmaZ: number | null
}

/** Under this share of what was due, a point is drawn hollow and judged by nobody. */
const isWhole = ({ reported, expected }: Value): boolean => reported * 100 >= expected * 95

/**
 * A chart from the values of its periods: P′ for shares, individuals and moving ranges for the rest; a sum is drawn per
 * working day. Periods that are not over, or not whole, are shown and take no part. Every re-baseline begins a stretch of
 * its own, and so does another definition: no limit reaches across either. Icons are of the last stretch and its last point.
 */
export function controlChartOf(
  kpi: ChartKpi,
  inputs: readonly ChartInput[],
  rebaselines: readonly { id: string; from: Day }[] = [],
): ControlChart {
  const [proportion, perDay] = [isProportion(kpi), kpi.aggregation === 'sum']
  const ys = inputs.map((input) => valueDrawn(input, perDay))
  const provisional = inputs.map(({ period, value }) => period.state !== 'closed' || !isWhole(value))
  const counted = inputs.flatMap(({ value }, place): Counted[] => {
    const y = ys[place]
    if (y === null || y === undefined || provisional[place]) return []
    const share = proportion ? { x: value.numerator ?? 0, n: value.denominator ?? 0 } : null
    return share !== null && !isSound(share) ? [] : [{ place, y, share }]
  })
  const segments = segmentsOf(inputs, counted, rebaselines).map((segment) => limit(segment, proportion))
  const drawn = segments.filter(({ points }) => points.length > 0)
  const at = new Map(
    segments.flatMap(({ counted: own, points }) => own.map((each, place) => [each.place, points[place]])),
  )
  const signals = segments.map(({ points }) => signalsOf(points.map(({ y, ...rest }) => ({ value: y, ...rest }))))
  const signalAt = new Map(
    segments.flatMap(({ counted: own }, segment) =>
      own.map((each, place) => [each.place, signals[segment]?.[place]] as const),
    ),
  )
  const last = segments.at(-1)
  const correlation = autocorrelation(last?.counted.map(({ y }) => y) ?? [])
  const lastLimits = last?.points.at(-1) ?? null
  const lastInput = inputs[last?.counted.at(-1)?.place ?? -1]
  const target = targetDrawn(kpi, lastInput?.target ?? null, lastInput?.period.workingDays ?? 0)
  const thin =
    proportion &&
    lastLimits !== null &&
    isTooThin({ centre: lastLimits.centre }, last?.counted.map(({ share }) => share?.n ?? 0) ?? [])
  return {
    kind: drawn.length === 0 ? 'none' : proportion ? 'p-prime' : 'xmr',
    why: drawn.length === 0 ? (counted.length === 0 ? 'empty-group' : 'too-few') : null,
    measuredPer: perDay ? 'working-day' : 'period',
    points: inputs.map((input, place) =>
      pointOf(
        { input, y: ys[place] ?? null, provisional: provisional[place] ?? true },
        at.get(place),
        signalAt.get(place),
        kpi.direction,
      ),
    ),
    segments: drawn.map(({ from, rebaseline, definition, points, sigmaZ }) => ({
      from,
      centre: points[0]!.centre,
      sigmaZ,
      points: points.length,
      rebaseline,
      definition,
    })),
    variation: variationOf(signals.at(-1) ?? [], kpi.direction),
    assurance: assuranceOf(lastLimits, target, kpi.direction, last?.counted.length ?? 0),
    counted: last?.counted.length ?? 0,
    trend: trendOf(last),
    autocorrelation: correlation.kind === 'none' ? null : correlation.value,
    lengthen:
      thin || ((last?.counted.length ?? 0) >= iconPoints && correlation.kind === 'value' && correlation.value > 0.4),
  }
}

/** A trend is told on the same terms as an icon: of shares, from 13 points. */
function trendOf(last: Segment | undefined): ControlChart['trend'] {
  const shares = last?.counted.flatMap(({ share }) => share ?? []) ?? []
  if (shares.length < iconPoints || last === undefined || last.sigmaZ === null) return null
  const test = trendTest(shares, { sigmaZ: last.sigmaZ })
  if (test.kind === 'none') return null
  const told = test.p < trendLevel && test.way !== 0
  return { way: !told ? 'none' : test.way > 0 ? 'up' : 'down', p: test.p }
}

/** One chart in a hundred cries for nothing. */
const trendLevel = 0.01

function valueDrawn({ period, value }: ChartInput, perDay: boolean): number | null {
  if (value.ratio === null) return null
  if (!perDay) return value.ratio
  return period.workingDays === 0 ? null : value.ratio / period.workingDays
}

/** Cut where a re-baseline falls or the definition is another: the point whose period holds its day begins the new stretch. */
function segmentsOf(
  inputs: readonly ChartInput[],
  counted: readonly Counted[],
  rebaselines: readonly { id: string; from: Day }[],
): Pick<Segment, 'from' | 'rebaseline' | 'definition' | 'counted'>[] {
  const starts = [
    { from: inputs[0]?.period.from ?? '', rebaseline: null as string | null, definition: inputs[0]?.definition ?? 1 },
    ...startsOf(inputs, rebaselines),
  ]
  return starts.flatMap((start, place) => {
    const end = starts[place + 1]?.from ?? null
    const own = counted.filter(({ place: at }) => {
      const { from } = inputs[at]!.period
      return from >= start.from && (end === null || from < end)
    })
    return place === starts.length - 1 || own.length > 0 ? [{ ...start, counted: own }] : []
  })
}

function startsOf(
  inputs: readonly ChartInput[],
  rebaselines: readonly { id: string; from: Day }[],
): Pick<Segment, 'from' | 'rebaseline' | 'definition'>[] {
  const redefined = inputs.flatMap(({ period, definition }, place) =>
    place > 0 && inputs[place - 1]!.definition !== definition
      ? [{ from: period.from, rebaseline: null, definition }]
      : [],
  )
  const rebased = rebaselines.flatMap(({ id, from }) => {
    const input = inputs.find(({ period }) => period.to >= from)
    return input ? [{ from: input.period.from, rebaseline: id, definition: input.definition }] : []
  })
  return [...redefined, ...rebased].toSorted((one, other) =>
    one.from < other.from ? -1 : one.from > other.from ? 1 : 0,
  )
}

function limit(segment: Pick<Segment, 'from' | 'rebaseline' | 'definition' | 'counted'>, proportion: boolean): Segment {
  const none: Segment = { ...segment, points: [], sigmaZ: null }
  if (!proportion) {
    const xmr = xmrOf(segment.counted.map(({ y }) => y))
    if (xmr.kind === 'none') return none
    const { mean: centre, low, high } = xmr
    return { ...none, points: segment.counted.map(({ y }) => ({ y, centre, low, high, sigma: (high - centre) / 3 })) }
  }
  const chart = pPrimeOf(segment.counted.flatMap(({ share }) => share ?? []))
  if (chart.kind === 'none') return none
  return {
    ...none,
    sigmaZ: chart.sigmaZ,
    points: segment.counted.map(({ y, share }) => {
      const n = share?.n ?? 0
      const { low, high } = pPrimeLimits(chart, n) ?? { low: chart.centre, high: chart.centre }
      return { y, centre: chart.centre, low, high, sigma: pPrimeSigma(chart, n) }
    }),
  }
}

function pointOf(
  { input, y, provisional }: { input: ChartInput; y: number | null; provisional: boolean },
  limits: Limited | undefined,
  signal: PointSignal | undefined,
  direction: Direction,
): ControlPoint {
  const rules = signal?.rules ?? []
  const good = direction === 'higher' ? 1 : -1
  return {
    ...input,
    y,
    centre: limits?.centre ?? null,
    low: limits?.low ?? null,
    high: limits?.high ?? null,
    provisional,
    signals: rules.map(({ rule, side }) => ({ rule, side: side === 1 ? 'above' : 'below' })),
    means:
      rules.length === 0
        ? null
        : direction === 'neutral'
          ? 'neutral'
          : rules.some(({ side }) => side === good)
            ? 'improvement'
            : 'concern',
  }
}

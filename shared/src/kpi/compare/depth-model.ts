import { exactFunnelLimit, funnelTails } from '../../statistics/funnel-exact.ts'
import { type Funnel, funnelLimits, funnelOf, placeInFunnel } from '../../statistics/funnel.ts'
import { type NoAnswer, none } from '../../statistics/no-answer.ts'
import { z95, z998 } from '../../statistics/normal.ts'
import { faultOf, type Share } from '../../statistics/share.ts'
import { type Prior, priorOf, shrink } from '../../statistics/shrinkage.ts'
import { wilson } from '../../statistics/wilson.ts'
import type { Direction } from '../../statistics/chart-icon.ts'
import type { Value } from '../value-contract.ts'
import { enoughReported } from './comparison-model.ts'
import type { ComparedUnit, FunnelLimitsRow } from './comparison-contract.ts'
import { fewestCases, type Ranked, rankUnits } from './rank-model.ts'

/** A unit as it comes into a comparison in depth. */
export interface DepthUnit {
  unit: string
  value: Pick<Value, 'state' | 'numerator' | 'denominator' | 'reported' | 'expected'>
  before: Share[]
}

export interface DepthAsked {
  /** False: a sum or a mean, of which there is nothing but the values. */
  proportion: boolean
  direction: Direction
  seed: string
  units: DepthUnit[]
}

type Judged = Omit<ComparedUnit, 'unit' | 'value' | 'target'>

export interface Depth extends Pick<Ranked, 'ranking'> {
  funnel: Funnel | NoAnswer
  adjusted: FunnelLimitsRow[]
  exact: FunnelLimitsRow[]
  prior: Prior | NoAnswer
  /** In the order of the units asked. */
  judged: Judged[]
}

/** Everything about one KPI of a group that takes more than a moment; plain data in and out, to be done in a thread. */
export function compareInDepth({ proportion, direction, seed, units }: DepthAsked): Depth {
  const shares = units.map(({ value }) => (proportion ? shareOf(value) : null))
  const complete = units.map(({ value }) => enoughReported(value.reported, value.expected))
  const group = shares.filter((share, place) => share !== null && complete[place]).filter((share) => share !== null)
  const funnel = proportion ? funnelOf(group) : none('not-a-proportion')
  const prior = proportion ? priorOf(group) : none('not-a-proportion')
  const notRanked = units.map(({ value }, place): Judged['notRanked'] => {
    const share = shares[place]
    if (value.state !== 'value' || !share) return 'no-value'
    if (!complete[place]) return 'incomplete'
    return share.n < fewestCases ? 'too-few-cases' : null
  })
  const { ranking, ranks } = rankUnits({
    units: units.flatMap(({ unit, before }, place) =>
      notRanked[place] === null && shares[place] ? [{ unit, share: shares[place], before }] : [],
    ),
    direction: proportion ? direction : 'neutral',
    seed,
  })
  const rankOf = new Map(ranks.map(({ unit, ...rank }) => [unit, rank]))
  return {
    funnel,
    ...drawn(funnel, group),
    prior,
    ranking: proportion || ranking.kind === 'shown' ? ranking : { ...ranking, why: 'not-a-proportion' },
    judged: units.map(({ unit, value }, place) => ({
      ...judge({ proportion, value, share: shares[place] ?? null, complete: complete[place] ?? false }, funnel, prior),
      rank: rankOf.get(unit) ?? null,
      notRanked: notRanked[place] ?? null,
    })),
  }
}

const shareOf = ({ state, numerator, denominator }: DepthUnit['value']): Share | null =>
  state === 'value' && numerator !== null && denominator !== null ? { x: numerator, n: denominator } : null

function judge(
  own: { proportion: boolean; value: DepthUnit['value']; share: Share | null; complete: boolean },
  funnel: Funnel | NoAnswer,
  prior: Prior | NoAnswer,
): Pick<Judged, 'interval' | 'position' | 'z' | 'why' | 'shrunk'> {
  const { proportion, value, share, complete } = own
  if (!proportion) return { interval: null, position: null, z: null, why: 'not-a-proportion', shrunk: null }
  if (share === null) {
    const why = value.state === 'none-arose' ? 'none-arose' : null
    return { interval: null, position: null, z: null, why, shrunk: null }
  }
  const interval = wilson(share.x, share.n)
  const placed = funnel.kind === 'none' || !complete ? null : placeInFunnel(funnel, share)
  const shrunk = prior.kind === 'none' ? null : shrink(prior, share)
  return {
    interval: interval.kind === 'none' ? null : { low: interval.low, high: interval.high },
    position: placed?.kind === 'placed' ? placed.position : null,
    z: placed?.kind === 'placed' ? placed.z : null,
    why: faultOf(share) ?? (funnel.kind === 'none' ? funnel.why : null),
    shrunk:
      shrunk === null || shrunk.kind === 'none' ? null : { share: shrunk.share, low: shrunk.low, high: shrunk.high },
  }
}

const places = 40

/** Limits over the range of denominators, evenly on a logarithmic axis. */
function drawn(funnel: Funnel | NoAnswer, group: readonly Share[]): Pick<Depth, 'adjusted' | 'exact'> {
  if (funnel.kind === 'none') return { adjusted: [], exact: [] }
  const sizes = group.map(({ n }) => n).filter((n) => n > 0)
  const [least, most] = [Math.log(Math.min(...sizes)), Math.log(Math.max(...sizes))]
  const ns = [
    ...new Set(
      Array.from({ length: places }, (_, at) => Math.round(Math.exp(least + ((most - least) * at) / (places - 1)))),
    ),
  ]
  const theta = funnel.centre.x / funnel.centre.n
  return {
    adjusted: ns.map((n) => {
      const [inner, outer] = [funnelLimits(funnel, n, z95), funnelLimits(funnel, n, z998)]
      return { n, low998: outer.low, low95: inner.low, high95: inner.high, high998: outer.high }
    }),
    exact: ns.flatMap((n) => {
      const limits = funnelTails.map((p) => exactFunnelLimit(n, theta, p))
      const [low998, low95, high95, high998] = limits.map((limit) => (limit.kind === 'none' ? theta : limit.at))
      return [{ n, low998: low998!, low95: low95!, high95: high95!, high998: high998! }]
    }),
  }
}

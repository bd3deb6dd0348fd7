import type { Direction } from '../../statistics/chart-icon.ts'
import { pPrimeOf } from '../../statistics/p-prime.ts'
import { median } from '../../statistics/quantile.ts'
import { expectedRanks, mostSimulated, rankability, rankSets } from '../../statistics/rank.ts'
import { isSound, type Share } from '../../statistics/share.ts'
import type { Ranking } from './comparison-contract.ts'

/** Fewer cases than this are "chưa đủ cơ sở xếp hạng". */
export const fewestCases = 30
/** Fewer units are no ranking. */
const fewestUnits = 5

export interface RankAsked {
  /** The units that may be ranked, and what each did in the periods before; nothing before is known of an empty list. */
  units: readonly { unit: string; share: Share; before: readonly Share[] }[]
  direction: Direction
  /** KPI, period and data version, so that a page and a report simulate the same. */
  seed: string
}

export interface Ranked {
  ranking: Ranking
  /** By unit; empty where ranks are hidden. */
  ranks: { unit: string; from: number; to: number; expected: number }[]
}

/**
 * Places with their confidence, or why there are none. On the arcsine-square-root scale; the error of a unit is that of its
 * denominator times how much more than chance units move from month to month (the median σ_z of their own P′ charts), since
 * a plain binomial error would call every wobble a difference.
 */
export function rankUnits({ units, direction, seed }: RankAsked): Ranked {
  const ranked = units.filter(({ share }) => isSound(share))
  const hidden = (why: Extract<Ranking, { kind: 'hidden' }>['why'], rho: number | null = null): Ranked => ({
    ranking: { kind: 'hidden', why, rankability: rho, ranked: ranked.length },
    ranks: [],
  })
  if (direction === 'neutral') return hidden('no-direction')
  if (ranked.length < fewestUnits) return hidden('too-few-units')
  const inflation = inflationOf(ranked.map(({ before }) => before))
  const estimates = ranked.map(({ share: { x, n } }) => ({
    value: (direction === 'higher' ? 1 : -1) * Math.asin(Math.sqrt(x / n)),
    se: inflation / (2 * Math.sqrt(n)),
  }))
  const able = rankability(estimates)
  if (able.kind === 'none') return hidden(able.why)
  if (able.level === 'low') return hidden('low-rankability', able.rho)
  const [sets, expected] = [rankSets(estimates, { seed }), expectedRanks(estimates)]
  if (!Array.isArray(sets)) return hidden(sets.why, able.rho)
  if (!Array.isArray(expected)) return hidden(expected.why, able.rho)
  return {
    ranking: {
      kind: 'shown',
      rankability: able.rho,
      level: able.level,
      ranked: ranked.length,
      method: ranked.length > mostSimulated ? 'bonferroni' : 'simulated',
      inflation,
    },
    ranks: ranked.map(({ unit }, place) => ({ unit, ...sets[place]!, expected: expected[place]! })),
  }
}

/** The median σ_z of units with six points at least; never less than chance. */
export function inflationOf(histories: readonly (readonly Share[])[]): number {
  const sigmas = histories.flatMap((shares) => {
    const chart = shares.filter(isSound).length >= 6 ? pPrimeOf(shares) : null
    return chart?.kind === 'p-prime' ? [chart.sigmaZ] : []
  })
  return Math.max(1, median(sigmas) ?? 1)
}

import { type NoAnswer, none } from './no-answer.ts'
import { isSound, type Share, totalOf } from './share.ts'
import { d2 } from './xmr.ts'

export interface PPrime {
  kind: 'p-prime'
  /** p̄ = Σx / Σn, a share. */
  centre: number
  /** How much more than chance the points move; 1 is a plain p-chart. */
  sigmaZ: number
  /** How many points it rests on. */
  points: number
}

/**
 * Laney's P′ chart (Laney 2002, Quality Engineering 14: 531–537): limits that follow each point's denominator and how
 * much the process really moves from point to point.
 *
 *   σᵢ = √(p̄(1 − p̄)/nᵢ);  zᵢ = (pᵢ − p̄)/σᵢ;  σ_z = mean|zᵢ − zᵢ₋₁| / 1.128;  limits p̄ ± 3σᵢσ_z, clipped to 0 … 1
 *
 * Points without cases have no part in it. All at 0 % or all at 100 % have no spread: σ_z is 0 and so is the room.
 */
export function pPrimeOf(shares: readonly Share[]): PPrime | NoAnswer {
  const sound = shares.filter(isSound)
  if (shares.length > 0 && sound.length === 0)
    return none(shares.every(({ n }) => n === 0) ? 'none-arose' : 'not-counts')
  if (sound.length < 2) return none('too-few')
  const { x, n } = totalOf(sound)
  const centre = x / n
  if (centre === 0 || centre === 1) return { kind: 'p-prime', centre, sigmaZ: 0, points: sound.length }
  const scores = sound.map((share) => (share.x / share.n - centre) / plainSigma(centre, share.n))
  const moves = scores.slice(1).reduce((sum, score, place) => sum + Math.abs(score - scores[place]!), 0)
  return { kind: 'p-prime', centre, sigmaZ: moves / (scores.length - 1) / d2, points: sound.length }
}

const plainSigma = (centre: number, n: number): number => Math.sqrt((centre * (1 - centre)) / n)

/** σ of one point, σ_z included; a share. */
export const pPrimeSigma = ({ centre, sigmaZ }: Pick<PPrime, 'centre' | 'sigmaZ'>, n: number): number =>
  plainSigma(centre, n) * sigmaZ

/** The limits at a point with `n` cases, clipped to 0 … 1; null without cases. */
export function pPrimeLimits(
  chart: Pick<PPrime, 'centre' | 'sigmaZ'>,
  n: number,
): { low: number; high: number } | null {
  if (!(n > 0)) return null
  const half = 3 * pPrimeSigma(chart, n)
  return { low: Math.max(0, chart.centre - half), high: Math.min(1, chart.centre + half) }
}

/** Too few cases for limits to mean anything: n·p̄(1 − p̄) < 5 in most periods. A longer period is the mend. */
export function isTooThin({ centre }: Pick<PPrime, 'centre'>, denominators: readonly number[]): boolean {
  const thin = denominators.filter((n) => n * centre * (1 - centre) < 5)
  return thin.length * 2 > denominators.length
}

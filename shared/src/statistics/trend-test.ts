import { chiSquareTail } from './gamma-tail.ts'
import { type NoAnswer, none } from './no-answer.ts'
import { isSound, type Share, totalOf } from './share.ts'

export interface TrendTest {
  kind: 'trend'
  chiSquare: number
  p: number
  /** Which way the shares go; 0 where they do not. */
  way: -1 | 0 | 1
}

/**
 * Whether shares rise or fall over equally spaced periods (Cochran 1954, Armitage 1955; R's prop.trend.test).
 *
 *   χ² = [Σxᵢ(tᵢ − t̄)]² / [p̄(1 − p̄)Σnᵢ(tᵢ − t̄)²], t̄ weighted by n, one degree of freedom
 *
 * Figures that move more than chance make it cry too soon: with `sigmaZ`, how many times as much they move by their own
 * P′ chart, χ² is divided by its square. The chart's rules go before it all the same.
 */
export function trendTest(shares: readonly Share[], { sigmaZ = 1 } = {}): TrendTest | NoAnswer {
  const sound = shares.map((share, t) => ({ ...share, t })).filter(isSound)
  if (sound.length < 3) return none('too-few')
  const { x, n } = totalOf(sound)
  const weighted = sound.reduce((sum, share) => sum + share.n * share.t, 0)
  const share = x / n
  if (share === 0 || share === 1) return none('no-spread')
  const middle = weighted / n
  const lean = sound.reduce((sum, each) => sum + each.x * (each.t - middle), 0)
  const spread = sound.reduce((sum, each) => sum + each.n * (each.t - middle) ** 2, 0)
  const chiSquare = (lean * lean) / (share * (1 - share) * spread) / Math.max(1, sigmaZ) ** 2
  return { kind: 'trend', chiSquare, p: chiSquareTail(chiSquare, 1), way: Math.sign(lean) as -1 | 0 | 1 }
}

import { ceilDivide, floorDivide } from '../round.ts'
import { type NoAnswer, none } from './no-answer.ts'
import { faultOf, type Share } from './share.ts'

export interface GapAsked extends Share {
  /** The target as whole thousandths of a share: 800 is 80 %. */
  permille: number
  /** `at-least`: enough successes; `at-most`: few enough. */
  comparator: 'at-least' | 'at-most'
  /** How many cases the whole period is going to have; without it nothing is said of the rest of the period. */
  forecast?: number
}

/** Work in counts: how far a figure is from its target, and what is left of the period to get there. */
export interface Gap {
  kind: 'gap'
  met: boolean
  /** With the cases as they are: how many failures would have to become successes (at most: the other way round). */
  convertible: number
  /**
   * How many new cases, all of them good, would do it; null where no number would: a target of 100 % with a miss in it,
   * or one of 0 % with a hit.
   */
  growth: number | null
  rest: Rest | null
}

export interface Rest {
  /** How many cases are still to come, and how many of them have to be good (at most: how many at most may be bad). */
  coming: number
  needed: number
  /** needed / coming, a share; null when nothing is to come. Above 1, or below 0 for `at-most`: it cannot be reached. */
  rate: number | null
  reachable: boolean
  /** How many may still go wrong by the end of the period. Negative: it is lost already. */
  allowedMisses: number
}

/**
 * The gap to a target, in whole numbers throughout: 0.07 × 100 is not 7 in floats.
 *
 *   convertible = max(0, ⌈t·n⌉ − x);  growth = ⌈(t·n − x)/(1 − t)⌉;  rate = (⌈t·N⌉ − x)/(N − n)
 *   allowed misses = ⌊(1 − t)·N⌋ − (n − x)
 *
 * An at-most target is the same question asked of the other side: x are the misses, n − x the successes, 1 − t the target.
 */
export function gapToTarget({ x, n, permille, comparator, forecast }: GapAsked): Gap | NoAnswer {
  if (!Number.isSafeInteger(permille) || permille < 0 || permille > 1000) return none('not-counts')
  const fault = Number.isSafeInteger(x) && Number.isSafeInteger(n) ? faultOf({ x, n }) : 'not-counts'
  if (fault !== null) return none(fault)
  const atLeast = comparator === 'at-least'
  const good = BigInt(atLeast ? x : n - x)
  const [t, all] = [BigInt(atLeast ? permille : 1000 - permille), BigInt(n)]
  const missing = ceilDivide(t * all, 1000n) - good
  const convertible = missing > 0n ? Number(missing) : 0
  const growing = t === 1000n ? null : Number(ceilDivide(t * all - 1000n * good, 1000n - t))
  return {
    kind: 'gap',
    met: convertible === 0,
    convertible,
    growth: convertible === 0 ? 0 : growing,
    rest: forecast === undefined ? null : restOf({ good, all, t }, forecast, atLeast),
  }
}

/** In the words of the asker: of an at-most target, the misses are what is counted. */
function restOf({ good, all, t }: { good: bigint; all: bigint; t: bigint }, forecast: number, atLeast: boolean): Rest {
  const whole = BigInt(Math.max(Number(all), Math.round(forecast)))
  const coming = whole - all
  const missing = ceilDivide(t * whole, 1000n) - good
  const needed = missing > 0n ? missing : 0n
  const shown = atLeast ? needed : coming - missing
  return {
    coming: Number(coming),
    needed: Number(shown),
    rate: coming === 0n ? null : Number(shown) / Number(coming),
    reachable: needed <= coming,
    allowedMisses: Number(floorDivide((1000n - t) * whole, 1000n) - (all - good)),
  }
}

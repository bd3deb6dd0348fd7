import { type NoAnswer, none } from './no-answer.ts'
import { faultOf } from './share.ts'
import { z95 } from './normal.ts'

export interface Interval {
  kind: 'interval'
  low: number
  high: number
}

/**
 * The interval in which a proportion lies with 95 % confidence when `x` of `n` went well (Wilson 1927, JASA 22: 209–212;
 * Newcombe 1998, Statistics in Medicine 17: 857–872, method 3).
 *
 *   (2x + z² ∓ z·√(z² + 4x(1 − x/n))) / (2(n + z²))
 *
 * Shares between 0 and 1. It is of use also where nothing, or everything, went well: x = 0 begins exactly at 0, x = n
 * ends exactly at 1. A census needs none for what was; the interval is about what the process is capable of.
 */
export function wilson(x: number, n: number, z = z95): Interval | NoAnswer {
  const fault = faultOf({ x, n })
  if (fault !== null) return none(fault)
  const square = z * z
  const root = z * Math.sqrt(square + 4 * x * (1 - x / n))
  const [middle, whole] = [2 * x + square, 2 * (n + square)]
  return {
    kind: 'interval',
    low: x === 0 ? 0 : Math.max(0, (middle - root) / whole),
    high: x === n ? 1 : Math.min(1, (middle + root) / whole),
  }
}

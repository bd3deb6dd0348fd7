import { median } from '../../statistics/quantile.ts'
import type { ValidationTest } from './validation-rule.ts'

type Compare = Extract<ValidationTest, { kind: 'compare' }>
type Usual = Extract<ValidationTest, { kind: 'usual' }>

/** Why a record is doubted, in figures; null where it holds. */
export type Doubt =
  | { kind: 'compare'; left: number; right: number }
  | { kind: 'usual'; count: number; usual: number; z: number }

/** `undefined` is not reported, which is never 0. */
export function judgeComparison(
  {
    left,
    right,
    comparator,
    missing,
    tolerance,
  }: Pick<Compare, 'left' | 'right' | 'comparator' | 'missing' | 'tolerance'>,
  countOf: (measure: string) => number | undefined,
): Doubt | null {
  const known = (side: readonly string[]) => side.flatMap((measure) => countOf(measure) ?? [])
  const [one, other] = [known(left), known(right)]
  if (missing === 'skip-any' && (one.length < left.length || other.length < right.length)) return null
  if (missing === 'skip-all' && (one.length === 0 || other.length === 0)) return null
  const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + count, 0)
  const [a, b] = [sum(one), sum(other)]
  const holds = comparator === 'at-most' ? a - b <= tolerance : Math.abs(a - b) <= tolerance
  return holds ? null : { kind: 'compare', left: a, right: b }
}

/** Fewer days than this say nothing about what is usual. */
export const fewestDays = 8

/**
 * How far a count is from what is usual, in robust deviations of log(1 + count): the median and the median absolute
 * deviation are not moved by the very days that are looked for, and the logarithm lets large units and small be judged
 * alike. Counts scatter by themselves by about 1/√n, so nothing is unusual that chance alone explains.
 */
export function robustZ(count: number, before: readonly number[]): number | null {
  if (before.length < fewestDays) return null
  const logs = before.map(Math.log1p)
  const centre = median(logs)!
  const spread = 1.4826 * median(logs.map((log) => Math.abs(log - centre)))!
  return (Math.log1p(count) - centre) / Math.max(spread, 1 / Math.sqrt(1 + Math.expm1(centre)))
}

export function judgeUsual(
  { z, atLeast }: Pick<Usual, 'z' | 'atLeast'>,
  count: number,
  before: readonly number[],
): Doubt | null {
  const away = robustZ(count, before)
  if (away === null || Math.abs(away) <= z) return null
  const usual = Math.round(median(before)!)
  return Math.abs(count - usual) < atLeast ? null : { kind: 'usual', count, usual, z: Math.round(away * 10) / 10 }
}

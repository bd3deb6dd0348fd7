import { formatNumber } from '../format.ts'
import type { Locale } from '../text.ts'
import type { Value } from './value-contract.ts'

/** Below this share of reports a figure is hatched. */
const wholeEnough = 0.95

/** `null` when nothing was due yet. */
export const coverageOf = ({ reported, expected }: Pick<Value, 'reported' | 'expected'>): number | null =>
  expected === 0 ? null : Math.min(1, reported / expected)

export function isIncomplete(value: Pick<Value, 'reported' | 'expected'>): boolean {
  const coverage = coverageOf(value)
  return coverage !== null && coverage < wholeEnough
}

/** Never rounds up to 100 %: one missing report shows. */
export function coverageText(locale: Locale, value: Pick<Value, 'reported' | 'expected'>): string {
  const coverage = coverageOf(value)
  return coverage === null ? '—' : `${formatNumber(locale, Math.floor(coverage * 1000) / 10, 1)}%`
}

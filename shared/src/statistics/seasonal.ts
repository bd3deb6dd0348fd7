import { type NoAnswer, none } from './no-answer.ts'
import { meanOf } from './xmr.ts'

export interface SeasonalFigure {
  kind: 'figure'
  /** One for each place in the cycle, from the place of the first value; mean 1 (multiplicative) or 0 (additive). */
  factors: number[]
}

export interface SeasonalSettings {
  /** Length of the cycle: 7 for weekdays, 12 for months. */
  period: number
  how: 'multiplicative' | 'additive'
}

/**
 * What each place of a cycle adds or multiplies by: classical decomposition by moving averages (Kendall & Stuart 1983;
 * R's decompose). The level is a centred moving average over one cycle (of an even cycle its ends count half); what stands
 * over it is averaged by place, and the averages are brought to mean 1 or 0.
 *
 * A missing value (null: a holiday, a day not reported) is left out, and so is the level at a place where more than half
 * of its cycle is missing. Every place needs one value with a level at least.
 */
export function seasonalFigure(
  values: readonly (number | null)[],
  { period, how }: SeasonalSettings,
): SeasonalFigure | NoAnswer {
  if (!Number.isSafeInteger(period) || period < 2) return none('not-counts')
  if (values.some((value) => value !== null && !Number.isFinite(value))) return none('not-counts')
  if (values.length < 2 * period) return none('too-few')
  const over: number[][] = Array.from({ length: period }, () => [])
  for (const [place, value] of values.entries()) {
    const level = value === null ? null : levelAt(values, place, period)
    if (value === null || level === null || (how === 'multiplicative' && level === 0)) continue
    over[place % period]!.push(how === 'multiplicative' ? value / level : value - level)
  }
  if (over.some((own) => own.length === 0)) return none('too-few')
  const means = over.map(meanOf)
  const whole = meanOf(means)
  if (how === 'multiplicative' && whole === 0) return none('no-spread')
  return { kind: 'figure', factors: means.map((mean) => (how === 'multiplicative' ? mean / whole : mean - whole)) }
}

function levelAt(values: readonly (number | null)[], place: number, period: number): number | null {
  const half = Math.floor(period / 2)
  if (place < half || place + half >= values.length) return null
  let [sum, weight] = [0, 0]
  for (let step = -half; step <= half; step += 1) {
    const value = values[place + step]
    if (value === null || value === undefined) continue
    const own = period % 2 === 0 && Math.abs(step) === half ? 0.5 : 1
    sum += own * value
    weight += own
  }
  return weight * 2 <= period ? null : sum / weight
}

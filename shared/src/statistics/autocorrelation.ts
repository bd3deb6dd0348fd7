import { type NoAnswer, none } from './no-answer.ts'
import { meanOf } from './xmr.ts'

/**
 * Lag-1 autocorrelation of a series (Box & Jenkins): Σ(vᵢ − v̄)(vᵢ₊₁ − v̄) / Σ(vᵢ − v̄)². Above 0.4 the rules of a
 * chart cry four times as often as they should, and a longer period is the mend.
 */
export function autocorrelation(values: readonly number[]): { kind: 'value'; value: number } | NoAnswer {
  if (values.some((value) => !Number.isFinite(value))) return none('not-counts')
  if (values.length < 3) return none('too-few')
  const mean = meanOf(values)
  const away = values.map((value) => value - mean)
  const whole = away.reduce((sum, each) => sum + each * each, 0)
  if (whole === 0) return none('no-spread')
  return { kind: 'value', value: away.slice(1).reduce((sum, each, place) => sum + each * away[place]!, 0) / whole }
}

export interface EwmaPoint {
  value: number
  low: number
  high: number
}

export interface EwmaSettings {
  /** The level and the standard deviation of a single value while nothing is wrong. */
  mean: number
  sigma: number
  /** Weight of the newest value, 0 < λ ≤ 1; 0.2 to 0.3 for daily early warning. */
  lambda?: number
  /** How many standard deviations of the average its limits are away. */
  width?: number
}

/**
 * Exponentially weighted moving average (Roberts 1959; Montgomery, Introduction to Statistical Quality Control, 9.2;
 * NIST e-Handbook 6.3.2.4), in the unit of the values. For ratios, values are standardised residuals.
 *
 *   zᵢ = λxᵢ + (1 − λ)zᵢ₋₁, z₀ = μ;  limits μ ± L·σ·√(λ/(2 − λ)·(1 − (1 − λ)^(2i)))
 *
 * A value that is missing (null) leaves the average where it is. Of nothing there are no points.
 */
export function ewma(values: readonly (number | null)[], settings: EwmaSettings): EwmaPoint[] {
  const { mean, sigma, lambda = 0.2, width = 3 } = settings
  let average = mean
  let counted = 0
  return values.map((value) => {
    if (value !== null && Number.isFinite(value)) {
      average = lambda * value + (1 - lambda) * average
      counted += 1
    }
    const half = width * sigma * Math.sqrt((lambda / (2 - lambda)) * (1 - (1 - lambda) ** (2 * counted)))
    return { value: average, low: mean - half, high: mean + half }
  })
}

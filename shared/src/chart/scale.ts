export type Interval = readonly [number, number]

/** A straight line from a domain of values to a range of places; a domain of one value maps to the middle. */
export function linearScale([low, high]: Interval, [start, end]: Interval): (value: number) => number {
  if (high === low) return () => (start + end) / 2
  return (value) => start + ((value - low) / (high - low)) * (end - start)
}

/** From the least to the greatest of the numbers there are; null when there is none. */
export function extentOf(values: Iterable<number | null>): Interval | null {
  let [low, high] = [Infinity, -Infinity]
  for (const value of values) {
    if (value === null) continue
    low = Math.min(low, value)
    high = Math.max(high, value)
  }
  return low <= high ? [low, high] : null
}

/** Steps people count in: 1, 2 or 5 times a power of ten, about `count` of them over the span. */
export function niceStep(span: number, count: number): number {
  if (!(span > 0)) return 1
  const rough = span / Math.max(1, count)
  const power = 10 ** Math.floor(Math.log10(rough))
  const factor = rough / power
  return (factor <= 1 ? 1 : factor <= 2 ? 2 : factor <= 5 ? 5 : 10) * power
}

/** Round values that enclose the interval, least first; whole decimals, without the dust of binary fractions. */
export function niceTicks([low, high]: Interval, count = 5): number[] {
  const step = niceStep(high - low, count)
  const [first, last] = [Math.floor(low / step + 1e-9), Math.ceil(high / step - 1e-9)]
  const decimals = Math.max(0, -Math.floor(Math.log10(step) + 1e-9))
  return Array.from({ length: Math.max(1, last - first) + 1 }, (_, place) =>
    Number(((first + place) * step).toFixed(decimals)),
  )
}

/**
 * The values an axis should show: what there is with some air, within what can be at all. Lines need no zero; a share
 * never leaves 0–100.
 */
export function axisDomain(values: Iterable<number | null>, bounds: Interval = [-Infinity, Infinity]): Interval {
  const [low, high] = extentOf(values) ?? [0, 1]
  const air = (high - low || Math.abs(high) || 1) * 0.08
  const ticks = niceTicks([Math.max(bounds[0], low - air), Math.min(bounds[1], high + air)], 4)
  return [Math.max(bounds[0], ticks[0] ?? low), Math.min(bounds[1], ticks.at(-1) ?? high)]
}

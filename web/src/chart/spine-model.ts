export interface SpineInput {
  own: number | null
  direction: 'higher' | 'lower' | 'neutral'
  peers: { min: number; q1: number; median: number; q3: number; max: number } | null
}

/** Places from 0 to 100: the peers' median in the middle, better to the right. Null without peers. */
export interface SpineDrawn {
  bar: readonly [number, number]
  inner: readonly [number, number]
  dot: number | null
}

/** Each row has a scale of its own, as wide as its farthest end is from the median, so that rows compare in shape. */
export function drawSpine({ own, direction, peers }: SpineInput): SpineDrawn | null {
  if (peers === null) return null
  const { min, q1, median, q3, max } = peers
  const reach = Math.max(max - median, median - min, own === null ? 0 : Math.abs(own - median))
  const sign = direction === 'lower' ? -1 : 1
  const place = (value: number) => (reach === 0 ? 50 : 50 + (sign * 46 * (value - median)) / reach)
  const span = (low: number, high: number) =>
    (sign < 0 ? [place(high), place(low)] : [place(low), place(high)]) as [number, number]
  return { bar: span(min, max), inner: span(q1, q3), dot: own === null ? null : place(own) }
}

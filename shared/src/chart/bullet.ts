import { niceTicks } from './scale.ts'

export interface BulletAsked {
  value: number | null
  target: number | null
  /** What the scale cannot exceed, 100 for a share. */
  most: number | null
}
export interface Bullet {
  /** Widths and places as shares of the whole, 0 to 1. */
  bar: number | null
  mark: number | null
  /** The end of the darker band: where the target is. */
  band: number
  max: number
}

/**
 * Stephen Few's bullet: a bar from zero, a mark for the target, a band on either side of it. A share whose target lies
 * in the lowest tenth (failures: at most 1 %) is drawn on a scale of its own, or nothing could be seen.
 */
export function bullet({ value, target, most }: BulletAsked): Bullet {
  const reach = Math.max(value ?? 0, target ?? 0)
  const own = most === null || (target !== null && target < most / 10)
  const max = own ? Math.min(most ?? Infinity, niceTicks([0, reach * 1.25 || 1], 4).at(-1) ?? 1) : most
  const share = (of: number) => Math.min(1, Math.max(0, of / max))
  return {
    bar: value === null ? null : share(value),
    mark: target === null ? null : share(target),
    band: target === null ? 1 : share(target),
    max,
  }
}

import { extentOf, type Interval, niceTicks } from 'shared/chart/scale.ts'

/** From the least low end to the greatest high end, in round steps that stay within 0 and 1. */
export function stripScale(intervals: readonly { low: number; high: number }[]): { domain: Interval; ticks: number[] } {
  const extent = extentOf(intervals.flatMap(({ low, high }) => [low, high])) ?? ([0, 1] as const)
  const span: Interval =
    extent[0] === extent[1] ? [Math.max(0, extent[0] - 0.05), Math.min(1, extent[1] + 0.05)] : extent
  const ticks = niceTicks(span, 4).filter((tick) => tick >= 0 && tick <= 1)
  return { domain: [ticks[0] ?? 0, ticks.at(-1) ?? 1], ticks }
}

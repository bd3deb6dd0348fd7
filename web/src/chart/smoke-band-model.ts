import { area, clockTicks, type Column, corners, gapsOf, runs } from './slot-geometry.ts'

/** Columns of equal length, a slot each; µs, null where nothing was measured. */
export interface SmokeData {
  /** Epoch ms. */
  from: number
  slotS: number
  n: readonly number[]
  failed: readonly number[]
  lost: readonly number[]
  p05: readonly (number | null)[]
  p25: readonly (number | null)[]
  p50: readonly (number | null)[]
  p75: readonly (number | null)[]
  p95: readonly (number | null)[]
  usual: {
    low: readonly (number | null)[]
    middle: readonly (number | null)[]
    high: readonly (number | null)[]
  }
}

export interface SmokeFrame {
  width: number
  height: number
  left: number
  right: number
  top: number
  bottom: number
}

export interface SmokeDrawing {
  outer: string
  inner: string
  median: string
  usual: string
  usualMiddle: string
  /** Slots without a round: no data, which is neither up nor zero. */
  gaps: { x: number; width: number }[]
  /** Slots in which rounds failed, 0 to 1 of their rounds. */
  failures: { x: number; width: number; share: number }[]
  /** The stretch that is pointed at, where there is one. */
  during: { x: number; width: number } | null
  yTicks: { y: number; us: number }[]
  xTicks: { x: number; at: number }[]
}

/** The geometry of a smoke chart: bands of latency on what is usual at those hours. */
export function smokeDrawing(data: SmokeData, frame: SmokeFrame, during?: { from: number; to: number }): SmokeDrawing {
  const count = data.n.length
  const plot = { width: frame.width - frame.left - frame.right, height: frame.height - frame.top - frame.bottom }
  const slot = plot.width / count
  const ticks = roundTicks(highest(data))
  const top = ticks.at(-1)!
  const x = (place: number) => frame.left + place * slot
  const y = (us: number) => frame.top + plot.height * (1 - Math.min(us, top) / top)
  return {
    outer: area(data.p05, data.p95, x, y, slot),
    inner: area(data.p25, data.p75, x, y, slot),
    median: line(data.p50, x, y, slot),
    usual: area(data.usual.low, data.usual.high, x, y, slot),
    usualMiddle: line(data.usual.middle, x, y, slot),
    gaps: gapsOf(data.n, x, slot),
    failures: data.failed.flatMap((failed, place) =>
      failed > 0 ? [{ x: x(place), width: Math.max(1.5, slot), share: failed / data.n[place]! }] : [],
    ),
    during: during ? stretchOf(during, data, x) : null,
    yTicks: ticks.map((us) => ({ y: y(us), us })),
    xTicks: clockTicks({ from: data.from, slotS: data.slotS, slots: count }, plot.width).map((at) => ({
      x: x((at - data.from) / 1000 / data.slotS),
      at,
    })),
  }
}

/** Two instants on the axis of the slots, cut off where it ends. */
function stretchOf(
  { from, to }: { from: number; to: number },
  data: SmokeData,
  x: (place: number) => number,
): { x: number; width: number } {
  const place = (at: number) => Math.min(data.n.length, Math.max(0, (at - data.from) / 1000 / data.slotS))
  return { x: x(place(from)), width: x(place(to)) - x(place(from)) }
}

/** The highest that must be seen; a lone slot far above all others does not press the rest to the ground. */
function highest({ p95, p50, usual }: SmokeData): number {
  const sorted = p95.filter((us) => us !== null).toSorted((one, other) => one - other)
  const nearlyAll = sorted[Math.floor((sorted.length - 1) * 0.98)] ?? 0
  const medians = Math.max(0, ...p50.map((us) => us ?? 0))
  return Math.max(nearlyAll, medians, ...usual.high.map((us) => us ?? 0), 1000) * 1.05
}

function roundTicks(most: number): number[] {
  const power = 10 ** Math.floor(Math.log10(most / 3))
  const step = [1, 2, 5, 10].map((times) => times * power).find((each) => most / each <= 4) ?? 10 * power
  return Array.from({ length: Math.ceil(most / step) + 1 }, (_, place) => place * step)
}

function line(middle: Column, x: (place: number) => number, y: (us: number) => number, slot: number): string {
  return runs(middle)
    .map(({ from, to }) => {
      const points = Array.from({ length: to - from }, (_, step) =>
        corners(middle[from + step] ?? 0, from + step, x, y, slot),
      )
      return `M${points.flat().join('L')}`
    })
    .join('')
}

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
  yTicks: { y: number; us: number }[]
  xTicks: { x: number; at: number }[]
}

type Column = readonly (number | null)[]

/** The geometry of a smoke chart: bands of latency on what is usual at those hours. */
export function smokeDrawing(data: SmokeData, frame: SmokeFrame): SmokeDrawing {
  const count = data.n.length
  const plot = { width: frame.width - frame.left - frame.right, height: frame.height - frame.top - frame.bottom }
  const slot = plot.width / count
  const ticks = roundTicks(highest(data))
  const top = ticks.at(-1)!
  const x = (place: number) => frame.left + place * slot
  const y = (us: number) => frame.top + plot.height * (1 - Math.min(us, top) / top)
  const lasts = new Map<string, { x: number; width: number }>()
  const gaps: SmokeDrawing['gaps'] = []
  for (const [place, n] of data.n.entries()) {
    if (n > 0) continue
    const before = lasts.get('gap')
    if (before && Math.abs(before.x + before.width - x(place)) < slot / 2) before.width += slot
    else {
      const gap = { x: x(place), width: slot }
      lasts.set('gap', gap)
      gaps.push(gap)
    }
  }
  return {
    outer: area(data.p05, data.p95, x, y, slot),
    inner: area(data.p25, data.p75, x, y, slot),
    median: line(data.p50, x, y, slot),
    usual: area(data.usual.low, data.usual.high, x, y, slot),
    usualMiddle: line(data.usual.middle, x, y, slot),
    gaps,
    failures: data.failed.flatMap((failed, place) =>
      failed > 0 ? [{ x: x(place), width: Math.max(1.5, slot), share: failed / data.n[place]! }] : [],
    ),
    yTicks: ticks.map((us) => ({ y: y(us), us })),
    xTicks: clockTicks(data, plot.width).map((at) => ({ x: x((at - data.from) / 1000 / data.slotS), at })),
  }
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

const hourMs = 3_600_000
const vietnamMs = 7 * hourMs

/** Whole hours on the clock of Vietnam, so far apart that their labels do not touch. */
function clockTicks({ from, slotS, n }: SmokeData, width: number): number[] {
  const span = n.length * slotS * 1000
  const most = Math.max(2, Math.floor(width / 80))
  const step =
    [0.25, 0.5, 1, 2, 3, 4, 6, 12, 24, 48, 96, 168]
      .map((hours) => hours * hourMs)
      .find((each) => span / each <= most) ?? 336 * hourMs
  const first = Math.ceil((from + vietnamMs) / step) * step - vietnamMs
  return Array.from({ length: Math.floor((from + span - first) / step) + 1 }, (_, place) => first + place * step)
}

/** Both edges of a band for as long as it is known; a slot that stands alone is as wide as it is. */
function area(
  low: Column,
  high: Column,
  x: (place: number) => number,
  y: (us: number) => number,
  slot: number,
): string {
  return runs(low)
    .map(({ from, to }) => {
      const places = Array.from({ length: to - from }, (_, step) => from + step)
      const there = places.flatMap((place) => corners(high[place] ?? 0, place, x, y, slot))
      const back = places.toReversed().flatMap((place) => corners(low[place] ?? 0, place, x, y, slot).toReversed())
      return `M${[...there, ...back].join('L')}Z`
    })
    .join('')
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

const corners = (us: number, place: number, x: (place: number) => number, y: (us: number) => number, slot: number) => {
  const height = y(us).toFixed(1)
  return [`${x(place).toFixed(1)} ${height}`, `${(x(place) + slot).toFixed(1)} ${height}`]
}

/** Stretches in which a value is known in every slot. */
export function runs(values: Column): { from: number; to: number }[] {
  const found: { from: number; to: number }[] = []
  for (const [place, value] of values.entries()) {
    if (value === null) continue
    const before = found.at(-1)
    if (before?.to === place) before.to = place + 1
    else found.push({ from: place, to: place + 1 })
  }
  return found
}

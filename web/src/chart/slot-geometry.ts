/** A value for each slot of equal length; null where it is not known. */
export type Column = readonly (number | null)[]

const hourMs = 3_600_000
const vietnamMs = 7 * hourMs

/** Whole hours on the clock of Vietnam, so far apart that their labels do not touch. */
export function clockTicks(
  { from, slotS, slots }: { from: number; slotS: number; slots: number },
  width: number,
): number[] {
  const span = slots * slotS * 1000
  const most = Math.max(2, Math.floor(width / 80))
  const step =
    [0.25, 0.5, 1, 2, 3, 4, 6, 12, 24, 48, 96, 168]
      .map((hours) => hours * hourMs)
      .find((each) => span / each <= most) ?? 336 * hourMs
  const first = Math.ceil((from + vietnamMs) / step) * step - vietnamMs
  return Array.from({ length: Math.floor((from + span - first) / step) + 1 }, (_, place) => first + place * step)
}

/** Slots without a round, those side by side together: no data, which is neither up nor zero. */
export function gapsOf(
  n: readonly number[],
  x: (place: number) => number,
  slot: number,
): { x: number; width: number }[] {
  return runs(n.map((many) => (many > 0 ? null : 0))).map(({ from, to }) => ({ x: x(from), width: (to - from) * slot }))
}

/** Both edges of a band for as long as it is known; a slot that stands alone is as wide as it is. */
export function area(
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

/** Both upper ends of a slot, so that one that stands alone is as wide as it is. */
export const corners = (
  us: number,
  place: number,
  x: (place: number) => number,
  y: (us: number) => number,
  slot: number,
) => {
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

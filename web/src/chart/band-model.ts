/** A stretch of time to be drawn behind figures. Instants are epoch ms; null while it lasts. */
export interface Band {
  key: string
  from: number
  to: number | null
  grave: boolean
  title: string
}

/** Where it stands on an axis from 0 to 1. */
export interface BandPlaced {
  key: string
  start: number
  end: number
  grave: boolean
  title: string
}

export interface Slot {
  from: number
  to: number
}

/** On a straight axis of time; what lies outside is cut off, what lies wholly outside is not there. */
export function placeOnLine(bands: readonly Band[], { from, to }: Slot, now: number): BandPlaced[] {
  return placed(bands, now, (at) => (at - from) / (to - from))
}

/**
 * On an axis of periods that stand at equal distances, each at its middle, the first at 0 and the last at 1, however many
 * days they have: half of the first period and half of the last lie outside.
 */
export function placeOnPeriods(bands: readonly Band[], slots: readonly Slot[], now: number): BandPlaced[] {
  const [first, last] = [slots[0], slots.at(-1)]
  if (!first || !last || slots.length < 2) return []
  const step = 1 / (slots.length - 1)
  return placed(bands, now, (at) => {
    if (at <= first.from) return -step / 2
    if (at >= last.to) return 1 + step / 2
    const place = slots.findLastIndex(({ from }) => from <= at)
    const { from, to } = slots[place]!
    return (place - 0.5 + Math.min(1, (at - from) / (to - from))) * step
  })
}

function placed(bands: readonly Band[], now: number, place: (at: number) => number): BandPlaced[] {
  return bands
    .map(({ key, from, to, grave, title }) => ({ key, start: place(from), end: place(to ?? now), grave, title }))
    .filter(({ start, end }) => end >= 0 && start <= 1 && end >= start)
    .map((band) => ({ ...band, start: Math.max(0, band.start), end: Math.min(1, band.end) }))
}

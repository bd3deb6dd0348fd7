import { niceStep } from './scale.ts'

/** Half-open: `from` belongs to the class, `to` to the next one; only the last class holds both its ends. */
export interface ValueClass {
  from: number
  to: number
  last: boolean
}

const round = (value: number): number => Number(value.toPrecision(12))

function quantile(sorted: readonly number[], share: number): number {
  const place = share * (sorted.length - 1)
  const [below, above] = [sorted[Math.floor(place)] ?? 0, sorted[Math.ceil(place)] ?? 0]
  return below + (above - below) * (place - Math.floor(place))
}

/**
 * At most `most` classes with about as many members each and bounds people can read: the quantiles, rounded to a step
 * that suits their spread. Where a target falls inside, it is a bound of its own, so that colour tells who met it.
 */
export function classesOf(values: readonly number[], { most = 5, target = null as number | null } = {}): ValueClass[] {
  if (values.length === 0) return []
  const sorted = values.toSorted((a, b) => a - b)
  const [low, high] = [sorted[0] ?? 0, sorted.at(-1) ?? 0]
  if (low === high) return [{ from: low, to: high, last: true }]
  const step = niceStep(quantile(sorted, 0.9) - quantile(sorted, 0.1) || high - low, most * 2)
  const within = target !== null && target > low && target <= high
  const parts = within ? most - 1 : most
  const quantiles = Array.from({ length: parts - 1 }, (_, place) =>
    round(Math.round(quantile(sorted, (place + 1) / parts) / step) * step),
  )
  // A bound right beside the target would only cut a sliver.
  const inner = within ? [...quantiles.filter((bound) => Math.abs(bound - target) >= step / 2), target] : quantiles
  const bounds = [...new Set(inner)].filter((bound) => bound > low && bound <= high).toSorted((a, b) => a - b)
  const edges = [
    round(Math.min(Math.floor(low / step) * step, bounds[0] ?? low)),
    ...bounds,
    round(Math.ceil(high / step) * step),
  ]
  const unique = edges.filter((edge, place) => place === 0 || edge > (edges[place - 1] ?? -Infinity))
  // When the highest value is itself the highest bound, the class that begins there holds just that value.
  if (bounds.at(-1) === high && unique.at(-1) === high) unique.push(high)
  return unique
    .slice(0, -1)
    .map((from, place) => ({ from, to: unique[place + 1] ?? high, last: place === unique.length - 2 }))
}

/** Which class a value falls into; -1 when into none. */
export const classAt = (classes: readonly ValueClass[], value: number): number =>
  classes.findIndex(({ from, to, last }) => value >= from && (value < to || (last && value <= to)))

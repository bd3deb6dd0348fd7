import type { Day } from '../../day.ts'
import type { Unit } from '../../unit/unit.ts'

export type Stop = Pick<Unit, 'code' | 'formerProvince' | 'tile'>

/**
 * The order in which a group goes round: area by area, and within an area from neighbour to neighbour on the map of
 * tiles, which keeps who lies beside whom. Bodies without a place on it come last, as they were given.
 */
export function orderRoute<S extends Stop>(stops: readonly S[]): S[] {
  const placed = stops.filter(({ tile }) => tile !== null)
  const areas = new Map<string, S[]>()
  for (const stop of placed.toSorted((one, other) => one.code.localeCompare(other.code)))
    areas.set(stop.formerProvince ?? '', [...(areas.get(stop.formerProvince ?? '') ?? []), stop])
  const left = [...areas.values()]
  const route: S[] = []
  while (left.length > 0) {
    const from = route.at(-1)
    // The first area is the one that lies furthest to the north-west; each next one begins nearest to where one is.
    const starts = left.map((area) =>
      area.reduce((best, one) => (startCost(one, from) < startCost(best, from) ? one : best)),
    )
    const at = starts.reduce(
      (best, one, index) => (startCost(one, from) < startCost(starts[best]!, from) ? index : best),
      0,
    )
    route.push(...shorten(fromNeighbourToNeighbour(left[at]!, starts[at]!)))
    left.splice(at, 1)
  }
  return [...route, ...stops.filter(({ tile }) => tile === null)]
}

const startCost = (stop: Stop, from: Stop | undefined): number =>
  from ? distance(stop, from) : stop.tile![0] + stop.tile![1]

const distance = ({ tile: one }: Stop, { tile: other }: Stop): number =>
  Math.hypot(one![0] - other![0], one![1] - other![1])

function fromNeighbourToNeighbour<S extends Stop>(stops: readonly S[], start: S): S[] {
  const route = [start]
  const left = stops.filter((one) => one !== start)
  while (left.length > 0) {
    const here = route.at(-1)!
    const next = left.reduce((best, one) => (distance(one, here) < distance(best, here) ? one : best))
    route.push(next)
    left.splice(left.indexOf(next), 1)
  }
  return route
}

/** Turns a stretch round wherever that makes the way shorter, until it does nowhere; the beginning stays. */
function shorten<S extends Stop>(given: readonly S[]): S[] {
  const route = [...given]
  for (let better = true; better;) {
    better = false
    for (let from = 1; from < route.length - 1; from += 1)
      for (let to = from + 1; to < route.length; to += 1) {
        const after = route[to + 1]
        const before = distance(route[from - 1]!, route[from]!) + (after ? distance(route[to]!, after) : 0)
        const turned = distance(route[from - 1]!, route[to]!) + (after ? distance(route[from]!, after) : 0)
        if (turned >= before - 1e-9) continue
        route.splice(from, to - from + 1, ...route.slice(from, to + 1).toReversed())
        better = true
      }
  }
  return route
}

export const lengthOf = (route: readonly Stop[]): number =>
  route.slice(1).reduce((sum, stop, at) => sum + distance(route[at]!, stop), 0)

/** The stops over the days, in their order and as evenly as it goes; no day has two more than another. */
export function spreadOverDays<S>(route: readonly S[], days: readonly Day[]): { stop: S; day: Day }[] {
  const perDay = Math.floor(route.length / days.length)
  const longer = route.length % days.length
  const ends = days.map((_, at) => (at + 1) * perDay + Math.min(at + 1, longer))
  return route.map((stop, at) => ({ stop, day: days[ends.findIndex((end) => at < end)]! }))
}

import type { ConnectionState, Overlay, Reason } from './state.ts'

/** How one connection stands on the board; `since` in seconds since 1970. */
export interface BoardStanding {
  state: ConnectionState
  since: number
  reasons: Reason[]
  overlays: Overlay[]
  root: string | null
}

/** What an open board is told of: connections that changed alike stand together. */
export interface BoardDelta {
  /** Seconds since 1970. */
  at: number
  groups: {
    state: ConnectionState
    reasons: Reason[]
    overlays: Overlay[]
    root: string | null
    members: PackedMembers
  }[]
}

/** A connection by its number, and how many seconds before the telling its state began. */
export type Member = [connection: number, secondsAgo: number]

/**
 * Those whose state began in the same second stand together: the seconds ago, the least number, and from each to the
 * next. When a core falls, a thousand connections take three bytes each and not ten.
 */
export type PackedMembers = [secondsAgo: number, ...numberSteps: number[]][]

export function packMembers(members: readonly Member[]): PackedMembers {
  return [...Map.groupBy(members, ([, ago]) => ago)].map(([ago, list]) => {
    const numbers = list.map(([n]) => n).toSorted((one, other) => one - other)
    return [ago, ...numbers.map((n, place) => n - (numbers[place - 1] ?? 0))]
  })
}

export const unpackMembers = (packed: PackedMembers): Member[] =>
  packed.flatMap(([ago, ...steps]) => {
    let n = 0
    return steps.map((step): Member => [(n += step), ago])
  })

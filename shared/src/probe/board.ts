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
    /** The connection's number, and how many seconds before `at` its state began. */
    members: [connection: number, secondsAgo: number][]
  }[]
}

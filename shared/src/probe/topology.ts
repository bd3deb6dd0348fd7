export const nodeKinds = ['vantage', 'dns', 'core', 'segment', 'line', 'gateway', 'system', 'national-link'] as const
export type NodeKind = (typeof nodeKinds)[number]

/** A thing connections pass through, and which may therefore be the one cause of many alerts. */
export interface PathNode {
  id: string
  kind: NodeKind
  /** The nodes it hangs on: when one of them fails, so does what passes through this one. */
  parents: string[]
  /** Nodes of one group stand in for each other: what lies behind is cut off only when all of them fail. */
  redundancy?: string
}

export interface WatchedConnection {
  id: string
  /** Ids of the nodes it passes through, from the vantage to the far system. */
  path: string[]
  /** Seconds between rounds when nothing is suspected. */
  intervalS: number
  /** One of the prober's own checks (loopback, gateway, resolver): its failure makes the vantage blind. */
  sentinel: boolean
  /** Contractual limit: a slower answer is slow whatever is usual here, µs. */
  slowUs?: number
}

/** Announced work: inside it nothing notifies; what over-runs it does. `target` is a node or a connection. */
export interface MaintenanceWindow {
  target: string
  from: number
  to: number
}

export interface Topology {
  nodes: PathNode[]
  connections: WatchedConnection[]
}

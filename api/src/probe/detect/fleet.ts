import type { NodeKind, Topology, WatchedConnection } from 'shared/probe/topology.ts'

/** A node as a suspect: the connections that cannot do without it. */
export interface Suspect {
  id: string
  kind: NodeKind
  /** Positions of its connections in `Fleet.connections`, sentinels apart. */
  leaves: Int32Array
  /** Sentinels that pass through it. */
  sentinels: Int32Array
}

/** The path graph, indexed once, so that a round or a pass costs array reads only. */
export interface Fleet {
  connections: WatchedConnection[]
  at: Map<string, number>
  suspects: Suspect[]
  /** Of each connection, the suspects it passes through. */
  pathOf: Int32Array[]
  sentinels: number[]
  /** Of each sentinel, whether it looks at nothing beyond the prober's own host and network. */
  isOwn: boolean[]
}

/**
 * Nodes of a redundancy group stand in for each other. A connection that could pass through two of them cannot be cut by
 * either, only by both: it hangs on the group, a suspect named after its first member.
 */
export function indexFleet(topology: Topology): Fleet {
  const nodes = new Map(topology.nodes.map((node) => [node.id, node]))
  const groups = new Map<string, string[]>()
  for (const { id, redundancy } of topology.nodes)
    if (redundancy !== undefined) groups.set(redundancy, [...(groups.get(redundancy) ?? []), id])

  const closure = (path: readonly string[]): Set<string> => {
    const all = new Set<string>()
    const walk = (id: string) => {
      if (all.has(id)) return
      all.add(id)
      for (const parent of nodes.get(id)?.parents ?? []) walk(parent)
    }
    for (const id of path) walk(id)
    return all
  }

  const suspects: Suspect[] = []
  const leavesOf = new Map<string, { leaves: number[]; sentinels: number[]; kind: NodeKind; id: string }>()
  const pathOf: Int32Array[] = []
  const order = new Map<string, number>()
  const keysOf = topology.connections.map(({ path }) => {
    const all = closure(path)
    const inGroup = new Map<string, number>()
    for (const id of all) {
      const group = nodes.get(id)?.redundancy
      if (group !== undefined) inGroup.set(group, (inGroup.get(group) ?? 0) + 1)
    }
    const keys: string[] = []
    for (const id of all) {
      const group = nodes.get(id)?.redundancy
      if (group === undefined || (groups.get(group)?.length ?? 0) < 2 || inGroup.get(group) === 1)
        keys.push(`node ${id}`)
      if (group !== undefined && (groups.get(group)?.length ?? 0) >= 2) keys.push(`group ${group}`)
    }
    return [...new Set(keys)]
  })
  for (const [leaf, keys] of keysOf.entries()) {
    for (const key of keys) {
      const id = key.startsWith('node ') ? key.slice(5) : (groups.get(key.slice(6))?.[0] ?? '')
      const known = leavesOf.get(key) ?? { leaves: [], sentinels: [], kind: nodes.get(id)?.kind ?? 'system', id }
      if (topology.connections[leaf]?.sentinel) known.sentinels.push(leaf)
      else known.leaves.push(leaf)
      leavesOf.set(key, known)
    }
  }
  for (const [key, { leaves, sentinels, kind, id }] of leavesOf) {
    order.set(key, suspects.length)
    suspects.push({ id, kind, leaves: Int32Array.from(leaves), sentinels: Int32Array.from(sentinels) })
  }
  for (const keys of keysOf) pathOf.push(Int32Array.from(keys.map((key) => order.get(key) ?? 0)))
  const passing = new Map<string, number>()
  for (const { path, sentinel } of topology.connections)
    if (!sentinel) for (const id of path) passing.set(id, (passing.get(id) ?? 0) + 1)
  // Nobody else passes through it, or everybody does on the way out: it is the prober's own network.
  const most = topology.connections.filter(({ sentinel }) => !sentinel).length
  const isNear = (id: string): boolean => {
    const kind = nodes.get(id)?.kind
    const through = passing.get(id) ?? 0
    return kind === 'vantage' || through === 0 || (kind === 'gateway' && through >= 0.9 * most)
  }
  const sentinels = topology.connections.flatMap(({ sentinel }, at) => (sentinel ? [at] : []))
  return {
    connections: topology.connections,
    at: new Map(topology.connections.map(({ id }, at) => [id, at])),
    suspects,
    pathOf,
    sentinels,
    isOwn: topology.connections.map(({ sentinel, path }) => sentinel && path.every(isNear)),
  }
}

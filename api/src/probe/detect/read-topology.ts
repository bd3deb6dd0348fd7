import { type NodeKind, type Topology, nodeKinds } from 'shared/probe/topology.ts'
import { detectSays } from 'shared/messages/detect.ts'
import type { Text } from 'shared/text.ts'
import { z } from 'zod'

const id = z.string().min(1)
const topologyShape = z.object({
  nodes: z.array(
    z.object({ id, kind: z.string(), parents: z.array(id).default([]), redundancy: z.string().min(1).nullish() }),
  ),
  connections: z
    .array(
      z.object({
        id,
        path: z.array(id).default([]),
        intervalS: z.number().positive().max(86_400).default(60),
        sentinel: z.boolean().default(false),
        slowUs: z.number().positive().nullish(),
      }),
    )
    .min(1),
  windows: z.array(z.object({ target: id, from: z.number(), to: z.number() })).default([]),
})

export interface Complaint {
  at: string
  why: Text
  parameters: Record<string, string | number>
}

export type ReadTopology =
  | { kind: 'read'; topology: Topology; windows: z.infer<typeof topologyShape>['windows']; notes: Complaint[] }
  | { kind: 'refused'; complaints: Complaint[] }

/** A path graph as a file says it; every id it names must be there, and be there once. */
export function readTopology(document: unknown): ReadTopology {
  const parsed = topologyShape.safeParse(document)
  if (!parsed.success) {
    const complaints = parsed.error.issues
      .slice(0, 20)
      .map(({ path, message }) => ({ at: path.join('.'), why: detectSays.badShape, parameters: { detail: message } }))
    return { kind: 'refused', complaints }
  }
  const { nodes, connections, windows } = parsed.data
  const complaints: Complaint[] = []
  // Another's names for his nodes must not keep his samples from being judged.
  const notes: Complaint[] = []
  const known = new Set<string>()
  const once = (name: string, at: string, seen: Set<string>) => {
    if (seen.has(name)) complaints.push({ at, why: detectSays.twice, parameters: { id: name } })
    seen.add(name)
  }
  for (const [at, node] of nodes.entries()) {
    once(node.id, `nodes.${at}`, known)
    if (!isKind(node.kind))
      notes.push({
        at: `nodes.${at}.kind`,
        why: detectSays.noKind,
        parameters: { kind: node.kind, kinds: nodeKinds.join(', ') },
      })
  }
  const seen = new Set<string>()
  for (const [at, connection] of connections.entries()) once(connection.id, `connections.${at}`, seen)
  const named = [
    ...nodes.map(({ parents }, at) => ({ at: `nodes.${at}.parents`, ids: parents })),
    ...connections.map(({ path }, at) => ({ at: `connections.${at}.path`, ids: path })),
  ]
  for (const { at, ids } of named)
    for (const name of ids)
      if (!known.has(name)) complaints.push({ at, why: detectSays.noNode, parameters: { id: name } })
  for (const [at, { target }] of windows.entries())
    if (!known.has(target) && !seen.has(target))
      complaints.push({ at: `windows.${at}`, why: detectSays.noNode, parameters: { id: target } })
  for (const circle of inCircles(nodes))
    complaints.push({ at: `nodes.${circle.at}.parents`, why: detectSays.inCircle, parameters: { id: circle.id } })
  if (complaints.length > 0) return { kind: 'refused', complaints: complaints.slice(0, 20) }
  return {
    kind: 'read',
    windows,
    notes: notes.slice(0, 20),
    topology: {
      nodes: nodes.map(({ redundancy, kind, ...node }) => ({
        ...node,
        kind: isKind(kind) ? kind : 'segment',
        ...(redundancy === undefined || redundancy === null ? {} : { redundancy }),
      })),
      connections: connections.map(({ slowUs, ...connection }) => ({
        ...connection,
        ...(slowUs === undefined || slowUs === null ? {} : { slowUs }),
      })),
    },
  }
}

/** Nodes that remain when everything without parents left is taken away, again and again. */
function inCircles(nodes: readonly { id: string; parents: string[] }[]): { id: string; at: number }[] {
  let left = nodes.map(({ id, parents }, at) => ({ id, parents, at }))
  for (;;) {
    const ids = new Set(left.map(({ id }) => id))
    const next = left.filter(({ parents }) => parents.some((parent) => ids.has(parent)))
    if (next.length === left.length) return next
    left = next
  }
}

const isKind = (kind: string): kind is NodeKind => (nodeKinds as readonly string[]).includes(kind)

import type { ConnectionState, Reason } from './state.ts'

export const detectionKinds = ['opened', 'raised', 'updated', 'resolved'] as const
export type DetectionKind = (typeof detectionKinds)[number]

/**
 * `connection`: one connection alone. `root`: a node that explains many. `mass`: many roots of one level at once (power,
 * storm). `blind`: the prober itself, not what it looks at. `certificate`, `clock`: one of them, with all that meet it.
 */
export const detectionScopes = ['connection', 'root', 'mass', 'blind', 'certificate', 'clock'] as const
export type DetectionScope = (typeof detectionScopes)[number]

/**
 * What the detector says has changed; a line of `nhipso detect`. An incident is `opened` once, `raised` when it becomes
 * graver, `updated` in silence (more members, a recurrence within 75 min, a root now explains it), and `resolved` when
 * evidence says so. An incident that recurs keeps its id: after `resolved` comes `updated` with reason `recurring`.
 */
export interface DetectionEvent {
  /** Epoch ms. */
  t: number
  /** The same for all events of one incident, recurrences included; unique within one vantage's history. */
  incident: string
  event: DetectionKind
  scope: DetectionScope
  /** Connection id or node id; for `mass` the level and time it began; a certificate’s fingerprint, a clock’s host. */
  id: string
  state: ConnectionState
  /** Of a certificate the steps it has passed (5: ended), of a clock 1 or 2. */
  level?: number
  reasons: Reason[]
  /** Connections concerned (scope `mass`: the nodes). */
  members: string[]
  /** Whether anyone should be told. Suppression, maintenance and hold show here and nowhere else. */
  notify: boolean
}

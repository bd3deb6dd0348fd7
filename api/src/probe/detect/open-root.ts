import type { Reason } from 'shared/probe/state.ts'
import type { Metric } from './node-windows.ts'

/** A node held to be the cause of what its connections show. */
export interface OpenRoot {
  suspect: number
  incident: string
  openedAt: number
  /** Dead, rather than making a share of the rounds bad. */
  hard: boolean
  /** Per metric the share of bad rounds it was found with; 0: not concerned. */
  rates: [number, number, number]
  /** Connections concerned as last told. */
  members: Set<number>
  /** Connections that stayed bad when the others recovered: no longer explained by it. */
  released: Set<number>
  /** Since when its connections are well again; 0: they are not. */
  recoveredAt: number
  updatedAt: number
  told: boolean
  recurring: boolean
  /** The mass event it belongs to, by incident. */
  mass: string | null
}

/** Many roots of one level at once, with no common cause above them in the graph: power, a storm, a pushed policy. */
export interface MassEvent {
  incident: string
  kind: string
  openedAt: number
  updatedAt: number
}

const reasonOf: Record<Metric, Reason> = { 0: 'errors', 1: 'slow', 2: 'lossy' }

export function rootReasons(root: OpenRoot): Reason[] {
  if (root.hard) return ['unreachable']
  return ([0, 1, 2] as const).filter((metric) => root.rates[metric] > 0).map((metric) => reasonOf[metric])
}

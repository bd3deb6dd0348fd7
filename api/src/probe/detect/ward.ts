import type { DetectionEvent } from 'shared/probe/detection-event.ts'
import type { Fleet } from './fleet.ts'
import type { NodeWindows } from './node-windows.ts'
import { explainsAll } from './judge-failure.ts'
import { reasonBit, type Track } from './track.ts'

/** What the parts of the watch see together: the fleet, each connection's track, and what is explained by what. */
export interface Ward {
  fleet: Fleet
  tracks: Track[]
  windows: NodeWindows
  now: number
  /** Connections whose newest round failed. */
  failing: Set<number>
  /** How many announced windows a connection is in now. */
  maintained: Uint8Array
  /** 1 while its vantage is blind; 2 for the vantage's own checks, which are still judged: they tell when it sees again. */
  blind: Uint8Array
  /** Position in the list of open roots of the dead node that explains it, or -1. */
  hardCover: Int32Array
  /** Per metric the share of bad rounds an open soft root makes of it, or 0. */
  softCover: [Float32Array, Float32Array, Float32Array]
  /** What was bad before this moment has been explained by a root or by blindness, and is not counted again. */
  excusedAt: Float64Array
  /** Failed rounds since a root let it go; it may alert again from two on. */
  fresh: Uint8Array
  /** What the open incidents of single connections were opened for, as reason bits. */
  own: Map<number, number>
  /** 1 while it is bad for itself under a root that makes a share of its rounds bad: it says nothing of that root. */
  apart: Uint8Array
  emit: (event: DetectionEvent) => void
}

export const enoughFresh = 2

export const isCovered = (ward: Ward, leaf: number): boolean =>
  ward.hardCover[leaf]! >= 0 || ward.blind[leaf]! > 0 || ward.maintained[leaf]! > 0

/** Whether its newest round still says something of now: it came within one and a half intervals. */
export const isFresh = ({ now, tracks, fleet }: Ward, leaf: number): boolean =>
  now - tracks[leaf]!.lastAt <= 1.5 * Math.max(fleet.connections[leaf]!.intervalS * 1000, tracks[leaf]!.paceMs) + 30_000

/**
 * What of these reasons the open soft roots do not make of it. A run of failures too long for their rate is its own, also
 * where they explain every single failure.
 */
export function unexplained({ softCover, tracks }: Ward, leaf: number, reasons: number): number {
  const rate = softCover[0][leaf]!
  let own = reasons
  if (softCover[1][leaf]! > 0) own &= ~(reasonBit.slow | reasonBit.drift)
  if (softCover[2][leaf]! > 0) own &= ~reasonBit.lossy
  if (rate > explainsAll) own &= ~(reasonBit.errors | reasonBit.flapping)
  if (rate > 0 && tracks[leaf]!.run * -Math.log(rate) < 11.5) own &= ~reasonBit.unreachable
  return own
}

export const idsOf = (ward: Ward, leaves: Iterable<number>): string[] =>
  Array.from(leaves, (leaf) => ward.fleet.connections[leaf]!.id)

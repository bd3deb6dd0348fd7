import { type Baseline, newBaseline } from './baseline.ts'
import type { PoolSnapshot } from './fact-notices.ts'
import type { Notice } from './notices.ts'
import type { MassEvent, OpenRoot } from './open-root.ts'
import { type Track, newTrack } from './track.ts'

/** A connection's knowledge as plain JSON. */
export interface TrackSnapshot {
  track: Omit<Track, 'baseline' | 'ratios'> & {
    baseline: Omit<Baseline, 'hours' | 'seen'> & { hours: number[]; seen: number[] }
    ratios: number[]
  }
  notice: Notice | null
}

/** What belongs to no single connection. */
export interface SharedSnapshot {
  roots: (Omit<OpenRoot, 'members' | 'released' | 'suspect'> & {
    node: string
    members: string[]
    released: string[]
  })[]
  masses: MassEvent[]
  facts: PoolSnapshot[]
}

const rounded = (values: Float32Array) => Array.from(values, (value) => Math.round(value * 1e4) / 1e4)

export function snapshotTrack(track: Track, notice: Notice | undefined): TrackSnapshot {
  const { baseline, ratios } = track
  return {
    track: {
      ...track,
      before: { ...track.before },
      counted: track.counted.map((round) => ({ ...round })),
      baseline: { ...baseline, hours: rounded(baseline.hours), seen: rounded(baseline.seen) },
      ratios: rounded(ratios),
    },
    notice: notice ? { ...notice } : null,
  }
}

/** What an older program did not keep begins as if new. */
export function restoreTrack({ track }: TrackSnapshot): Track {
  return {
    ...newTrack(),
    ...track,
    before: { ...track.before },
    counted: track.counted.map((round) => ({ ...round })),
    baseline: {
      ...newBaseline(),
      ...track.baseline,
      hours: Float32Array.from(track.baseline.hours),
      seen: Float32Array.from(track.baseline.seen),
    },
    ratios: Float32Array.from(track.ratios),
  }
}

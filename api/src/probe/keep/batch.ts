import type { DetectionEvent } from 'shared/probe/detection-event.ts'
import type { Sample } from 'shared/probe/sample.ts'
import type { Why } from 'shared/probe/state.ts'

/** How the detector sees a connection. */
export type Standing = Pick<Why, 'state' | 'since' | 'reasons' | 'overlays' | 'root'>
export type StandingOf = Standing & Pick<Why, 'connection'>

/** What a prober hands over together: kept as a whole or not at all, and once, however often it comes. */
export interface Batch {
  /** Names one life of one prober: a prober that starts again takes another name and counts from 0. */
  prober: string
  seq: number
  samples: readonly Sample[]
  /** Of every connection sampled, and of those that changed without a sample. A `Why` is one. */
  standings: readonly StandingOf[]
  events: readonly DetectionEvent[]
}

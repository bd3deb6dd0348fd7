import type { Day } from 'shared/day.ts'
import type { Dataset, QuarantineRule, RejectReason } from 'shared/feed/feed.ts'
import type { MeasureId } from 'shared/feed/measure.ts'
import type { Doubt } from 'shared/feed/validation/judge-counts.ts'
import type { FeedAnswerMessage } from 'shared/messages/feed-answer.ts'
import type { MessageParameters } from 'shared/messages/say.ts'
import type { UnitCode, UnitKind } from 'shared/unit/unit.ts'
import type { UnitDays } from './unit-days.ts'

/** What a reader must know to judge an answer; it asks nothing else of the world. */
export interface ReadContext {
  units: ReadonlyMap<UnitCode, UnitKind>
  /** Of units that came to be or ended. */
  lives?: ReadonlyMap<UnitCode, UnitDays>
  scope: Dataset['scope']
  /** The days that were asked for; a figure of any other day is not kept. */
  from: Day
  to: Day
}

export type Counts = Record<MeasureId, number>

/** One unit on one day. `index` is the record's place in the answer: its ordinal, or its line in a file of lines. */
export interface FeedRecord {
  unit: UnitCode
  day: Day
  counts: Counts
  index: number
  /** Where it stands, where its reader says so: a JSON pointer, or `line 12`. */
  pointer?: string
}

export interface Reject {
  /** JSON pointer, or `line 12` in a file of lines. */
  pointer: string
  reason: RejectReason
  field: string | null
  excerpt: string
}

export interface Quarantined extends FeedRecord {
  rule: QuarantineRule
  pointer: string
  /** Which rule people have set, in which version, and what it found; absent for arithmetic that always holds. */
  validation?: string
  doubt?: Doubt
}

/** A fault with the place it was found; the words are chosen when somebody reads it. */
export interface Fault {
  message: FeedAnswerMessage
  parameters?: MessageParameters
  pointer?: string
}

export interface ReadAnswer {
  kind: 'read'
  records: FeedRecord[]
  /** The first ones, with their places; `rejected` counts them all. */
  rejects: Reject[]
  rejected: number
  quarantined: Quarantined[]
}

/** Either every figure that may be kept, or why nothing of the answer may be. */
export type Reading = ReadAnswer | { kind: 'drifted' | 'unreadable' | 'status'; fault: Fault }

export const drifted = (message: FeedAnswerMessage, pointer: string, parameters?: MessageParameters): Reading => ({
  kind: 'drifted',
  fault: { message, pointer, ...(parameters && { parameters }) },
})

export const unreadable = (message: FeedAnswerMessage, parameters?: MessageParameters): Reading => ({
  kind: 'unreadable',
  fault: { message, ...(parameters && { parameters }) },
})

import type { Day } from '../day.ts'

/** `release`: held records are let in; `reversal`: a correction is taken back. */
export const amendmentActs = ['correction', 'reversal', 'release'] as const
export type AmendmentAct = (typeof amendmentActs)[number]

/** One unit's day as it is to be: counts by measure, those that are not named stay. */
export interface ProposedRecord {
  unit: string
  day: Day
  counts: Record<string, number>
  /** What stood there when it was proposed; null where nothing had been reported. */
  before: Record<string, number> | null
  /** The held record it lets in. */
  collection?: number
}

export interface Proposal {
  records: ProposedRecord[]
}

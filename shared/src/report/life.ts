/**
 * The life of a report. A draft is written and checked by two people; what was checked is approved, and what was approved
 * is issued as it stands. Any way back leads to the draft, and nothing leads away from an issued report.
 */
export const reportStates = ['draft', 'checked', 'approved', 'issued', 'discarded'] as const
export type ReportState = (typeof reportStates)[number]

/** What people do to a report, beside writing in it. */
export const reportActs = ['check', 'approve', 'issue', 'return', 'discard', 'supplement'] as const
export type ReportAct = (typeof reportActs)[number]

const steps: Readonly<Record<ReportAct, Readonly<Partial<Record<ReportState, ReportState>>>>> = {
  check: { draft: 'checked' },
  approve: { checked: 'approved' },
  issue: { approved: 'issued' },
  return: { checked: 'draft', approved: 'draft' },
  discard: { draft: 'discarded' },
  // The issued report stays as it is; another one begins beside it.
  supplement: { issued: 'issued' },
}

/** Where an act leads from a state; null when it leads nowhere from there. */
export const afterAct = (state: ReportState, act: ReportAct): ReportState | null => steps[act][state] ?? null

/** Whether words and numbers may still change. */
export const isOpen = (state: ReportState): boolean => state === 'draft'

/** What a line of a report's history tells of. `correct` is the program's: the ledger moved under an issued report. */
export const reportEvents = [
  'draft',
  'write',
  'refresh',
  'comment',
  'settle',
  'check',
  'approve',
  'issue',
  'return',
  'discard',
  'supplement',
  'correct',
  'deliver',
] as const
export type ReportEvent = (typeof reportEvents)[number]

/** Whoever did one of these made the report, and passes it no more: four eyes. */
export const makingEvents = ['draft', 'write', 'refresh'] as const satisfies readonly ReportEvent[]

/** What stands between a draft and its being checked. */
export interface Unready {
  /** Passages nobody has written yet; one that has nothing to say is written as empty. */
  unwritten: number
  openComments: number
}
export const isReady = ({ unwritten, openComments }: Unready): boolean => unwritten === 0 && openComments === 0

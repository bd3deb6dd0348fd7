import type { SheetPlace } from 'shared/submission/sheet-place.ts'
import type { SheetFault, SheetMapping } from 'shared/submission/sheet.ts'
import type { Rules } from '../../feed/read/gather.ts'
import type { FeedRecord, Quarantined, ReadContext, Reject } from '../../feed/read/reading.ts'
import type { UnitDays } from '../../feed/read/unit-days.ts'
import type { MeasureNamed, Supposed } from './find-header.ts'
import type { SheetTotal } from './sheet-totals.ts'
import type { UnitNamed } from 'shared/unit/match-unit.ts'

/** What the reader is asked, on the first line of its input; the file follows. */
export interface SheetTask {
  units: UnitNamed[]
  measures: MeasureNamed[]
  /** Without it, the file is only looked at. */
  judge: {
    mapping: SheetMapping
    scope: ReadContext['scope']
    from: string
    to: string
    lives: [unit: string, days: UnitDays][]
    rules: Rules
    own: string | null
  } | null
  /** With it, the file is opened at one of its rows, and nothing else. */
  show?: { sheet: number; headerRow: number; row: number }
}

/** A row as text, cut where it is long. */
export interface ShownRow {
  row: number
  cells: string[]
}

export interface LookedAt {
  name: string
  rows: number
  columns: number
  /** The first rows, as they show. */
  head: ShownRow[]
  supposed: Supposed
}

/** What it answers, a line each. */
export type SheetSaid =
  | { kind: 'fault'; fault: SheetFault; at: SheetPlace }
  | { kind: 'looked'; format: 'xlsx' | 'csv'; sheets: LookedAt[] }
  | { kind: 'shown'; sheet: string | null; header: ShownRow[]; rows: ShownRow[] }
  | { kind: 'records'; records: FeedRecord[] }
  | { kind: 'doubted'; quarantined: Quarantined[] }
  | {
      kind: 'judged'
      rejects: Reject[]
      rejected: number
      /** What stands above the columns: by this the mapping is remembered. */
      labels: string[]
      skipped: number
      totals: SheetTotal[]
      calculated: number
    }

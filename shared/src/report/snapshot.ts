import type { EvidenceLine } from '../alert/evidence.ts'
import type { Severity } from '../alert/incident.ts'
import type { Day } from '../day.ts'
import type { Kpi } from '../kpi/kpi.ts'
import type { AppliedTarget, Knowledge, Value } from '../kpi/value-contract.ts'
import type { Period, StatedPeriod } from '../period-contract.ts'
import type { Text } from '../text.ts'
import type { FormerProvince, UnitKind } from '../unit/unit.ts'
import type { ReportKind, SubjectKind } from './report-kind.ts'
import type { TemplateLayout } from './template-layout.ts'
import type { Letterhead } from './template.ts'

/**
 * Everything a report says, read in one snapshot of the database before a word is written. Plain data: it is kept
 * beside the issued report, and composing from it again gives the same tree.
 */
export interface ReportSnapshot {
  /** With its layout where it has one of its own: the order, the titles and the standing passages of its sections. */
  template: { id: string; version: number; kind: ReportKind; layout?: TemplateLayout }
  /** What a thematic report is about; null for one about the province. */
  subject: ReportSubject | null
  /** Of a report on an incident: what was measured. */
  evidence: ReportEvidence | null
  province: { code: string; name: Text }
  knowledge: Pick<Knowledge, 'version' | 'recordedAt'>
  /** Up to when the report knows: written down before anything was read. */
  cutOff: string
  /** Where the report will be read, with the source of every number; absent of one that is kept nowhere. */
  link?: string
  /** Who reports to whom; a province's own names, never written in code. */
  letterhead: Letterhead
  period: StatedPeriod
  /** The period before, in the same calendar; null at the beginning of history. */
  before: Period | null
  historyFrom: Day
  kpis: Kpi[]
  units: ReportUnit[]
  /** Figures of the province, of its groups and of its units; found by `figuresOf`. */
  figures: ReportFigure[]
  /** The province's own values of a few KPIs, period after period up to this one; empty for a free range. */
  trends: ReportTrend[]
  /** Sums of single measures by unit, for annexes that a KPI does not hold; a measure nobody reported is absent. */
  counts: ReportCount[]
  connections: ReportConnection[]
  incidents: ReportIncident[]
  difficulties: ReportDifficulty[]
  remedies: ReportRemedy[]
  /** Hand-written passages by their id in the template. */
  passages: Readonly<Record<string, string>>
  /** Absent of a report that supplements none. */
  supplement?: ReportSupplement
  /** Definitions that began within what is shown; absent where none did. */
  redefined?: { kpi: string; version: number; from: Day; basis: string }[]
  /** What was published elsewhere and contradicts itself or us. */
  flags: { id: string; text: Text }[]
}

export interface ReportSubject {
  kind: SubjectKind
  id: string
  name: string
}

/** A figure that was stated, and how it reads now. */
export interface FigureChange {
  kpi: string
  place: string
  from: string
  to: string
  before: Value
  after: Value
}

/** Of a supplement: what it supplements, and every figure that was stated there and reads otherwise in this snapshot. */
export interface ReportSupplement {
  ordinal: number
  issuedAt: string
  reason: string
  changes: FigureChange[]
}

export interface ReportUnit {
  code: string
  name: string
  kind: UnitKind
  formerProvince: FormerProvince | null
}

/** One KPI at one place, over the days its source is reported for, beside the period before. */
export interface ReportFigure {
  kpi: string
  /** A unit's code, the province's, or the key of a group. */
  place: string
  from: Day
  to: Day
  value: Value
  before: Value | null
  target: AppliedTarget | null
}

export interface ReportTrend {
  kpi: string
  /** A unit's code, or the province's. */
  place: string
  points: { period: Period; value: Value }[]
}

export interface ReportCount {
  measure: string
  place: string
  from: Day
  to: Day
  /** Null when nothing was reported at all. */
  count: number | null
}

/** A watched connection, or all of one kind, with its minutes by contract hours. */
export interface ReportConnection {
  id: string
  name: string
  provider: string | null
  owedMinutes: number
  /** Minutes that can be judged: owed, less unknown, blind and maintenance. */
  judgedMinutes: number
  goodMinutes: number
  unstableMinutes: number
  downMinutes: number
  flaps: number
}

export interface ReportIncident {
  number: number
  name: string
  severity: 'info' | 'warning' | 'major' | 'critical'
  openedAt: string
  settledAt: string | null
  minutes: number | null
  cause: string | null
  provider: string | null
  members: number
  affectedDossiers: number | null
}

/** An incident with its timeline, and the lines concerned minute by minute beside lines that were not. */
export interface ReportEvidence {
  number: number
  name: string
  severity: Severity
  openedAt: string
  /** When somebody took it up. */
  acknowledgedAt: string | null
  settledAt: string | null
  members: number
  /** Communes and wards concerned, by name. */
  units: string[]
  /** Dossiers the register says were held up by it; null: nobody has said. */
  dossiers: number | null
  cause: string | null
  timeline: { at: string; kind: string; actor: string | null; said: string }[]
  /** The stretch that is shown, epoch ms. */
  from: number
  to: number
  lines: EvidenceLine[]
}

export interface ReportDifficulty {
  text: string
  cause: string | null
  subsystem: string | null
  units: string[]
  askedOf: 'centre' | 'province' | 'department' | 'commune' | 'provider'
}

export interface ReportRemedy {
  text: string
  owner: string
  due: Day | null
  standing: 'green' | 'amber' | 'red' | 'done'
}

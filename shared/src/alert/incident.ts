/** From grave to slight the last is the gravest: they compare by their place. */
export const severities = ['info', 'warning', 'major', 'critical'] as const
export type Severity = (typeof severities)[number]

export const graver = (one: Severity, other: Severity): boolean => severities.indexOf(one) > severities.indexOf(other)
export const gravest = (one: Severity, other: Severity): Severity => (graver(other, one) ? other : one)

/**
 * The first six come from the detector, the next three from the figures themselves, then the audit trail, and the
 * deadlines of the register.
 */
export const incidentScopes = [
  'connection',
  'root',
  'mass',
  'blind',
  'certificate',
  'clock',
  'kpi',
  'coverage',
  'feed',
  'trail',
  'task',
] as const
export type IncidentScope = (typeof incidentScopes)[number]

/**
 * The three classes by which the Ministry of Justice sorts what went wrong with its systems: functions and data,
 * connections and the transfer of dossiers, and the use that was made of them.
 */
export const causeClasses = ['function', 'connection', 'user'] as const
export type CauseClass = (typeof causeClasses)[number]

/** `open`: it is still so. `settled`: the evidence says it is over, and nobody has said why it was. `closed`: both. */
export const incidentPhases = ['open', 'settled', 'closed'] as const
export type IncidentPhase = (typeof incidentPhases)[number]

/** What the incident is about: one thing has one open incident at most. */
export interface Subject {
  scope: IncidentScope
  /** Connection, node, KPI or feed id; for `mass` the level; for a certificate its fingerprint, for a clock its host. */
  id: string
}
export const subjectOf = ({ scope, id }: Subject): string => `${scope}:${id}`

/** Somebody told, by one way. */
export interface Told {
  channel: string
  recipient: string
  /** Epoch ms at which the digest that holds it leaves; null when it was told at once. */
  digestAt: number | null
}

/** All that decides what happens next with an incident. Instants are epoch ms. */
export interface IncidentState {
  phase: IncidentPhase
  severity: Severity
  /** The detector's state of it (`down`, `unstable`), or what a figure does (`missed`, `silent`). */
  condition: string
  reasons: string[]
  members: string[]
  openedAt: number
  settledAt: number | null
  recurrences: number
  /** Number of the newest thing told; it only grows. */
  step: number
  /** When it began to want telling; null: nobody need be told as it stands. */
  wantsFrom: number | null
  /** What whoever was told believes: how grave, while it is open; null when nobody was told or all know it is over. */
  told: Severity | null
  firstToldAt: number | null
  toldAt: number | null
  /** Everybody who was told it is open and not yet that it is over. */
  toldTo: Told[]
  /** Levels of the duty roster that have been called. */
  escalated: number
  acknowledged: { at: number; by: string } | null
  assignee: string | null
  snoozedUntil: number | null
  /** Subject of the incident that explains it. */
  suppressedBy: string | null
  /** The announced work under which it happens. */
  maintenance: string | null
  resolution: { cause: CauseClass; note: string; by: string; at: number } | null
}

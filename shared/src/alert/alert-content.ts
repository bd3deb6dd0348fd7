import type { Locale, Text } from '../text.ts'
import type { IncidentScope, Severity } from './incident.ts'
import type { Tell } from './decision.ts'

/** What is known of an incident at the moment it is told: kept with the message, so that it says the same each time. */
export interface IncidentContent {
  kind: Tell['kind']
  incident: string
  number: number
  scope: IncidentScope
  severity: Severity
  condition: string
  reasons: string[]
  name: Text
  /** The unit or system it is about. */
  place: Text | null
  /** What is seen, where a figure says it better than a state does. */
  seen: Text | null
  provider: { name: Text; contact: string | null } | null
  /** ISO instants. */
  at: string
  openedAt: string
  settledAt: string | null
  /** Connections concerned. */
  members: number
  recurrences: number
  assignee: string | null
  /** Announced work was to be over by now. */
  overran: boolean
}

/** Several incidents in one letter, each as it stands when the letter leaves. */
export interface DigestContent {
  kind: 'digest'
  at: string
  items: IncidentContent[]
}

/** Shows that a way works. */
export interface TestContent {
  kind: 'test'
  at: string
  channel: string
}

/** An issued report on its way to whoever is to have it, in the report's own language. */
export interface ReportContent {
  kind: 'report'
  report: string
  locale: Locale
  title: string
  issuedAt: string
  /** SHA-256 of what was approved, and the PDF as it is kept. */
  digest: string
  pdf: { name: string; sha256: string }
  form: 'attachment' | 'link'
}

/** What is told of incidents. */
export type AlertContent = IncidentContent | DigestContent | TestContent
/** Whatever leaves by the outbox. */
export type LetterContent = AlertContent | ReportContent

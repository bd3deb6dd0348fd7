import type { CauseClass, IncidentState, Severity } from './incident.ts'

/** What has become known of an incident. */
export type News =
  /** It is so. `tell`: whoever is to know should be told, as far as whoever saw it can judge. */
  | { kind: 'seen'; severity: Severity; condition: string; reasons: string[]; members: string[]; tell: boolean }
  /** The evidence says that it is over. */
  | { kind: 'over' }
  | { kind: 'act'; act: Act }
  /** Time has passed, or what stands around it has changed. */
  | { kind: 'clock' }

/** What a person does. Evidence opens and settles; people take it up, explain it and put it to sleep. */
export type Act =
  | { do: 'acknowledge'; by: string }
  | { do: 'assign'; by: string; to: string | null }
  | { do: 'comment'; by: string; text: string }
  | { do: 'snooze'; by: string; until: number }
  | { do: 'wake'; by: string }
  /** Says what it was. An incident that is still so closes as soon as the evidence agrees. */
  | { do: 'resolve'; by: string; cause: CauseClass; note: string }

/** What holds around the incident at this moment. */
export interface Surroundings {
  /** Epoch ms. */
  at: number
  /** Subject of the open incident that explains this one. */
  suppressedBy: string | null
  /** The announced work it falls under, and when that ends (epoch ms). */
  maintenance: { id: string; until: number } | null
  /** How long after the last word it is said again while nobody has taken it up; null: never. */
  repeatMs: number | null
  /** After how long without anybody taking it up each further level is called, ascending. */
  escalationMs: readonly number[]
}

/** One thing to be told. `step` makes it one: whatever happens, nobody is told the same step twice. */
export interface Tell {
  step: number
  kind: 'firing' | 'raised' | 'reminder' | 'escalated' | 'resolved'
  severity: Severity
  /** Which level of the roster it goes to; 0 for the first. */
  level: number
}

interface Seen {
  severity: Severity
  condition: string
  reasons: string[]
  members: number
}

/** A line of the timeline. */
export type Entry =
  | ({ kind: 'opened' | 'recurred' | 'raised' | 'updated' } & Seen)
  | { kind: 'settled' | 'told-over' | 'released' | 'snooze-ended' }
  | { kind: 'suppressed'; by: string }
  | { kind: 'maintenance' | 'overran'; window: string }
  | { kind: 'escalated'; level: number }
  | { kind: 'acknowledged' | 'woken'; by: string }
  | { kind: 'assigned'; by: string; to: string | null }
  | { kind: 'commented'; by: string; text: string }
  | { kind: 'snoozed'; by: string; until: number }
  | { kind: 'explained'; by: string; cause: CauseClass; note: string }

export interface Decision {
  next: IncidentState | null
  entries: Entry[]
  tell: Tell[]
  /** Epoch ms at which to decide again if nothing has been heard until then. */
  wakeAt: number | null
}

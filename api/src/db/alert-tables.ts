import type { ColumnType, Generated, GeneratedAlways } from 'kysely'
import type { LetterContent } from 'shared/alert/alert-content.ts'
import type { ChannelDefinition, ChannelKind } from 'shared/alert/channel.ts'
import type { Entry, Tell } from 'shared/alert/decision.ts'
import type { CauseClass, IncidentPhase, IncidentScope, IncidentState } from 'shared/alert/incident.ts'
import type { MaintenanceDefinition } from 'shared/alert/maintenance-contract.ts'
import type { Provider } from 'shared/alert/provider.ts'
import type { DutyRosterDefinition, RuleDefinition } from 'shared/alert/setup-contract.ts'
import type { Text } from 'shared/text.ts'

export type NotificationState = 'waiting' | 'sending' | 'sent' | 'dead' | 'folded' | 'moot'
export type NotificationKind = Tell['kind'] | 'digest' | 'test' | 'report'

/** The tables of `0006-alert`. */
export interface AlertTables {
  provider: { id: string; definition: Json<Provider> }
  incident: {
    id: Generated<string>
    number: GeneratedAlways<number>
    subject: string
    scope: IncidentScope
    object: string
    name: Json<Text>
    unit: string | null
    subsystem: string | null
    provider: string | null
    kpi: string | null
    phase: IncidentPhase
    /** Place in `severities`. */
    severity: number
    opened_at: Instant
    settled_at: Instant | null
    wake_at: Instant | null
    suppressed_by: string | null
    acknowledged_at: Instant | null
    assignee: string | null
    cause: CauseClass | null
    state: Json<IncidentState>
  }
  incident_member: {
    incident: string
    member: string
    /** Of the member itself: whom the incident concerns. */
    unit: string | null
    /** Of the incident. */
    provider: string | null
  }
  incident_event: {
    incident: string
    seq: number
    at: Instant
    kind: Entry['kind']
    actor: string | null
    unit: string | null
    provider: string | null
    body: Json<Entry>
  }
  channel: {
    id: Generated<string>
    name: string
    kind: ChannelKind
    enabled: boolean
    definition: Json<ChannelDefinition>
    created_at: Instant
    created_by: string | null
  }
  duty_roster: { id: Generated<string>; name: string; definition: Json<DutyRosterDefinition> }
  alert_rule: {
    id: Generated<string>
    name: string
    place: number
    enabled: boolean
    definition: Json<RuleDefinition>
  }
  maintenance_window: {
    id: Generated<string>
    name: string
    provider: string | null
    unit: string | null
    definition: Json<MaintenanceDefinition>
    created_at: Instant
    created_by: string | null
    cancelled_at: Instant | null
    cancelled_by: string | null
  }
  notification: {
    id: GeneratedAlways<number>
    topic: string
    step: number
    channel: string
    recipient: string
    incident: string | null
    kind: NotificationKind
    unit: string | null
    provider: string | null
    content: Json<LetterContent>
    state: Generated<NotificationState>
    digest: Generated<boolean>
    due_at: Instant
    created_at: Instant
    attempts: Generated<number>
    fence: Generated<number>
    leased_until: Instant | null
    doubtful: Generated<boolean>
    sent_at: Instant | null
    last_error: string | null
    folded_into: number | null
  }
}

type Json<T> = ColumnType<T, string, string>
type Instant = ColumnType<Date, Date | string, Date | string>

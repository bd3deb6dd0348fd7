import type { ColumnType, Generated } from 'kysely'
import type { ConnectorDefinition } from 'shared/feed/connector/connector.ts'
import type { CollectionError } from './collection-error.ts'

/** The tables of `0020-connector`, `0029-fan-out` and `0030-four-eyes`. */
export interface ConnectorTables {
  connector: {
    id: string
    dataset: string
    version: number
    enabled: boolean
    created_at: Instant
    created_by: string | null
  }
  feed_unit: {
    feed: string
    unit: string
    due_at: Instant
    caught_up_to: string | null
    asked_up_to: string | null
    failures: Generated<number>
    last_attempt_at: Instant | null
    last_success_at: Instant | null
    last_error: ColumnType<CollectionError | null, string | null, string | null>
  }
  connector_proposal: {
    id: Generated<string>
    connector: string
    kind: 'enable' | 'change'
    version: number
    takes_over: boolean
    secret_given: boolean
    reason: string
    state: Generated<'proposed' | 'confirmed' | 'withdrawn'>
    proposed_at: Instant
    proposed_by: string
    decided_at: ColumnType<Date | null, Date | null | undefined, Date | null>
    decided_by: ColumnType<string | null, string | null | undefined, string | null>
    decided_reason: ColumnType<string | null, string | null | undefined, string | null>
  }
  added_subsystem: {
    id: string
    contact: string
    version: number
    added_at: Instant
    added_by: string | null
    changed_at: Instant
    changed_by: string | null
  }
  connector_version: {
    connector: string
    version: number
    definition: ColumnType<ConnectorDefinition, string, never>
    reason: string
    recorded_at: Instant
    recorded_by: string | null
  }
}

type Instant = ColumnType<Date, Date | string, Date | string>

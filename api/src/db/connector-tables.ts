import type { ColumnType } from 'kysely'
import type { ConnectorDefinition } from 'shared/feed/connector/connector.ts'

/** The tables of `0020-connector`. */
export interface ConnectorTables {
  connector: {
    id: string
    dataset: string
    version: number
    enabled: boolean
    created_at: Instant
    created_by: string | null
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

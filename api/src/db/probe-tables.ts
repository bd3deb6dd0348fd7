import type { ColumnType, Generated, GeneratedAlways } from 'kysely'
import type { ConnectionConfig, ConnectionKind } from 'shared/probe/connection.ts'
import type { PathNodeDefinition } from 'shared/probe/path-node.ts'
import type { ConnectionState, Overlay, Reason, Why } from 'shared/probe/state.ts'
import type { NodeKind } from 'shared/probe/topology.ts'

/** The tables of `0005-probe` and `0011-heartbeat`, `0011-phases`. `hour` is hours since 1970, `connection` the number of a watched connection. */
export interface ProbeTables {
  path_node: {
    id: string
    kind: NodeKind
    unit: string | null
    subsystem: string | null
    provider: string | null
    definition: Json<PathNodeDefinition>
  }
  watched_connection: {
    id: string
    code: GeneratedAlways<number>
    unit: string | null
    subsystem: string
    kind: ConnectionKind
    vantage: string
    provider: string | null
    enabled: boolean
    definition: Json<ConnectionConfig>
  }
  probe_lease: {
    vantage: string
    shard: number
    leased_by: string | null
    leased_until: Instant | null
    fence: Generated<number>
  }
  sample_hot: {
    at: Instant
    connection: number
    total_us: number
    connect_us: number | null
    /** Error class + 16 × flags. */
    verdict: number
    /** 256 × sent + lost. */
    echo: number
    dns_us: number | null
    tls_us: number | null
    first_byte_us: number | null
  }
  sample_chunk: { connection: number; hour: number; body: Buffer }
  packed_hour: { hour: number; samples: number; stale: Generated<boolean>; verified_at: Instant }
  sample_mark: { prober: string; kept: string; at: Instant }
  roll_5m: { connection: number; hour: number; body: Buffer }
  roll_hour: { connection: number; hour: number; body: Buffer }
  roll_day: { connection: number; day: string; body: Buffer }
  connection_state: Standing & {
    connection: number
    since: Instant
    first_at: Instant
    last_at: Instant
    last_verdict: number
    last_total_us: number
    last_connect_us: number | null
  }
  state_interval: Standing & { connection: number; during: string }
  heartbeat: { connection: number; unit: string; dataset: string; waiting_since: Instant; last_at: Instant | null }
  heartbeat_hearing: { only_one: Generated<boolean>; since: Instant; at: Instant }
  detector_state: { connection: number; at: Instant; snapshot: Json<unknown>; why: Json<Why> | null }
  detector_whole: { vantage: string; at: Instant; snapshot: Json<unknown> }
  event: {
    seq: number
    at: Instant
    topic: string
    access: string
    unit: string | null
    provider: string | null
    body: Json<unknown>
  }
  event_head: { only_one: Generated<boolean>; epoch: string; seq: number }
}

interface Standing {
  state: ConnectionState
  reasons: Reason[]
  overlays: Overlay[]
  root: string | null
}

type Json<T> = ColumnType<T, string, string>
type Instant = ColumnType<Date, Date | string, Date | string>

import type { ColumnType, Generated } from 'kysely'
import type { CollectionOutcome, Dataset, KeptFeed, QuarantineRule, RejectReason } from 'shared/feed/feed.ts'
import type { CollectionError } from './collection-error.ts'
import type { DeltaReason } from 'shared/feed/delta-reason.ts'
import type { Doubt } from 'shared/feed/validation/judge-counts.ts'
import type { Frequency } from 'shared/frequency.ts'
import type { Aggregation, Instrument, Kpi } from 'shared/kpi/kpi.ts'
import type { TargetLevel, TargetStep } from 'shared/kpi/target-plan.ts'
import type { PublishedFigure, QualityFlag } from 'shared/province.ts'
import type { Subsystem } from 'shared/subsystem/subsystem.ts'
import type { Text } from 'shared/text.ts'
import type { FormerProvince, UnitKind } from 'shared/unit/unit.ts'
import type { BoundaryReport, BoundaryShapes } from 'shared/unit/boundary.ts'
import type { AccountTables } from './account-tables.ts'
import type { AlertTables } from './alert-tables.ts'
import type { ComparisonTables } from './comparison-tables.ts'
import type { ConnectorTables } from './connector-tables.ts'
import type { ExplainTables } from './explain-tables.ts'
import type { IdentityTables } from './identity-tables.ts'
import type { ProbeTables } from './probe-tables.ts'
import type { ReportTables } from './report-tables.ts'
import type { SubmissionTables } from './submission-tables.ts'
import type { SuccessionTables } from './succession-tables.ts'
import type { TaskTables } from './task-tables.ts'
import type { VisitTables } from './visit-tables.ts'

/** The tables of `migrations/`, as Kysely sees them. `date` comes as `yyyy-mm-dd`, `int8` as a number. */
export interface Tables
  extends
    AccountTables,
    AlertTables,
    ComparisonTables,
    ConnectorTables,
    ExplainTables,
    IdentityTables,
    ProbeTables,
    ReportTables,
    SubmissionTables,
    SuccessionTables,
    TaskTables,
    VisitTables {
  province: { code: string; name: Json<Text>; history_from: string; simulated: boolean }
  unit: {
    code: string
    name: string
    kind: UnitKind
    former_province: FormerProvince | null
    tile: number[] | null
    area_km2: number | null
    lat: number | null
    lon: number | null
    made_by: ColumnType<string | null, string | null | undefined, string | null>
  }
  special_day: { day: string; working: boolean; name: Json<Text>; confidence: string }
  subsystem: { id: string; definition: Json<Subsystem> }
  connection: {
    id: string
    from_subsystem: string
    to_subsystem: string
    name: Json<Text>
    reported_unstable: boolean
  }
  instrument: { id: string; definition: Json<Instrument> }
  dataset: { id: string; name: Json<Text>; frequency: Frequency; scope: Dataset['scope'] }
  measure: { id: string; dataset: string; name: Json<Text> }
  kpi: {
    id: string
    dataset: string | null
    aggregation: Aggregation
    additive: boolean
    frequency: Frequency
    scope: Kpi['scope']
    /** The KPI as the catalogue states it, without its targets, which are rows of their own. */
    definition: Json<Omit<Kpi, 'targets'>>
  }
  kpi_term: { kpi: string; side: 'numerator' | 'denominator'; measure: string; coefficient: number }
  target_plan: {
    id: Generated<number>
    kpi: string
    level: TargetLevel
    key: string
    steps: Json<TargetStep[]>
    basis: string | null
    reason: string | null
    source: 'catalogue' | 'officer'
    recorded_at: Instant
    recorded_by: string | null
  }
  boundary_set: {
    version: Generated<number>
    digest: string
    shapes: Json<BoundaryShapes> | null
    report: Json<BoundaryReport>
    recorded_at: Instant
    recorded_by: string | null
  }
  unit_group: {
    id: string
    version: number
    name: string
    units: string[]
    recorded_at: Instant
    recorded_by: string | null
  }
  published_figure: { id: string; kpi: string; definition: Json<PublishedFigure> }
  quality_flag: { id: string; definition: Json<QualityFlag> }
  feed: { id: string; subsystem: string; dataset: string; format: KeptFeed['format']; definition: Json<KeptFeed> }
  feed_progress: {
    feed: string
    due_at: Instant
    leased_by: string | null
    leased_until: Instant | null
    caught_up_to: string | null
    failures: Generated<number>
    last_attempt_at: Instant | null
    last_success_at: Instant | null
    last_error: Json<CollectionError> | null
    /** Not asked any more: of the connector that took its place, or that is off itself. */
    paused_for: ColumnType<string | null, string | null | undefined, string | null>
  }
  payload: { hash: Buffer; received_at: Instant; content_type: string | null; size: number; body: Buffer }
  ledger_version: { only_one: Generated<boolean>; version: number; recorded_at: Instant }
  collection: {
    id: Generated<number>
    /** Either the feed that was asked, or the submission that handed it in. */
    feed: string | null
    submission: string | null
    /** By which version of its connector the answer was read. */
    connector_version: ColumnType<number | null, number | null | undefined, never>
    /** Whose address was asked, where each unit has its own. */
    asked_unit: ColumnType<string | null, string | null | undefined, never>
    asked_from: string
    asked_to: string
    asked_at: Instant
    took_ms: number
    outcome: CollectionOutcome
    error: Json<CollectionError> | null
    payload: Buffer | null
    records: Generated<number>
    rejected: Generated<number>
    quarantined: Generated<number>
    deltas: Generated<number>
    corrections: Generated<number>
    version: number | null
    recorded_at: Instant | null
  }
  reject: {
    collection: number
    ordinal: number
    pointer: string
    reason: RejectReason
    field: string | null
    excerpt: string
  }
  quarantine: {
    collection: number
    dataset: string
    unit: string
    day: string
    rule: QuarantineRule
    pointer: string
    counts: Json<Record<string, number>>
    state: Generated<'waiting' | 'released' | 'refused' | 'superseded'>
    settled_at: Generated<Date | null>
    decided_by: ColumnType<string | null, string | null | undefined, string | null>
    decided_reason: ColumnType<string | null, string | null | undefined, string | null>
    submission: ColumnType<string | null, string | null | undefined, string | null>
    validation: Generated<string | null>
    doubt: ColumnType<Doubt | null, string | null | undefined, never>
  }
  delta: {
    measure: string
    day: string
    unit: string
    delta: number
    reported: number
    version: number
    reason: DeltaReason
    collection: number
    pointer: number | null
  }
  /** `last_first_version` is 0 for a day nothing of which came when it was first due. */
  ledger_day: {
    dataset: string
    day: string
    first_version: number
    last_version: number
    last_first_version: Generated<number>
  }
  kpi_sum: KpiSum & { day: string }
  kpi_year_sum: KpiSum & { year: number }
  /** Sums reach to `day`; figures are expected up to `due`. */
  kpi_horizon: { kpi: string; day: string; due: string }
}

interface KpiSum {
  kpi: string
  unit: string
  numerator: number
  denominator: number
  reported: number
  expected: number
}

type Json<T> = ColumnType<T, string, string>
type Instant = ColumnType<Date, Date | string, Date | string>

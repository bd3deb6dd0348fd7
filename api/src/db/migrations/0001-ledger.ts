import { type Kysely, sql } from 'kysely'

/**
 * The province's facts, the ledger of signed deltas, and the sums kept beside it.
 * Every table lives in the province's own schema (`search_path`), which is what would distribute it.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await statement.execute(db)
}

const statements = [
  // ---- what the province is -------------------------------------------------------------------
  sql`create table province (
    code text primary key,
    name jsonb not null,
    history_from date not null,
    simulated boolean not null
  )`,
  sql`create table unit (
    code text primary key,
    name text not null,
    kind text not null check (kind in ('province', 'department', 'commune', 'ward')),
    former_province text check (former_province in ('ha-nam', 'nam-dinh', 'ninh-binh')),
    tile int[] check (cardinality(tile) = 2),
    area_km2 float8,
    lat float8,
    lon float8
  )`,
  sql`create table special_day (
    day date primary key,
    working boolean not null,
    name jsonb not null,
    confidence text not null
  )`,
  sql`create table subsystem (id text primary key, definition jsonb not null)`,
  sql`create table connection (
    id text primary key,
    from_subsystem text not null references subsystem,
    to_subsystem text not null references subsystem,
    name jsonb not null,
    reported_unstable boolean not null
  )`,
  sql`create table instrument (id text primary key, definition jsonb not null)`,
  sql`create table dataset (
    id text primary key,
    name jsonb not null,
    frequency text not null check (frequency in ('daily', 'workday', 'weekly', 'monthly', 'yearly')),
    scope text not null check (scope in ('all-units', 'communes', 'province'))
  )`,
  sql`create table measure (
    id text primary key,
    dataset text not null references dataset,
    name jsonb not null
  )`,
  sql`create table kpi (
    id text primary key,
    dataset text references dataset,
    aggregation text not null,
    additive boolean not null,
    frequency text not null,
    scope text not null,
    definition jsonb not null
  )`,
  sql`create table kpi_term (
    kpi text not null references kpi,
    side text not null check (side in ('numerator', 'denominator')),
    measure text not null references measure,
    coefficient smallint not null check (coefficient in (-1, 1)),
    primary key (kpi, side, measure)
  )`,
  sql`create index kpi_term_measure on kpi_term (measure)`,
  sql`create table target (
    id bigint generated always as identity primary key,
    kpi text not null references kpi,
    unit text references unit,
    kind text,
    comparator text not null check (comparator in ('at-least', 'at-most')),
    value numeric(12, 1) not null check (value >= 0),
    valid_from date not null,
    valid_to date,
    instrument text references instrument,
    note jsonb,
    check (valid_to is null or valid_to >= valid_from)
  )`,
  sql`create table published_figure (id text primary key, kpi text not null references kpi, definition jsonb not null)`,
  sql`create table quality_flag (id text primary key, definition jsonb not null)`,

  // ---- where figures come from ----------------------------------------------------------------
  sql`create table feed (
    id text primary key,
    subsystem text not null references subsystem,
    dataset text not null references dataset,
    format text not null,
    definition jsonb not null
  )`,
  // One row per feed: when it is due, who holds it, how far it has got. Claimed by lease, never by hope.
  sql`create table feed_progress (
    feed text primary key references feed,
    due_at timestamptz not null,
    leased_by text,
    leased_until timestamptz,
    caught_up_to date,
    failures int not null default 0,
    last_attempt_at timestamptz,
    last_success_at timestamptz,
    last_error jsonb
  )`,
  sql`create table payload (
    hash bytea primary key check (length(hash) = 32),
    received_at timestamptz not null,
    content_type text,
    size int not null,
    body bytea not null
  )`,
  // Versions are given under the lock of this single row, so their order is the order of commit.
  sql`create table ledger_version (
    only_one boolean primary key default true check (only_one),
    version bigint not null,
    recorded_at timestamptz not null
  )`,
  sql`insert into ledger_version (version, recorded_at) values (0, '-infinity')`,
  sql`create table collection (
    id bigint generated always as identity primary key,
    feed text not null references feed,
    asked_from date not null,
    asked_to date not null,
    asked_at timestamptz not null,
    took_ms int not null,
    outcome text not null,
    error jsonb,
    payload bytea references payload,
    records int not null default 0,
    rejected int not null default 0,
    quarantined int not null default 0,
    deltas int not null default 0,
    corrections int not null default 0,
    version bigint,
    recorded_at timestamptz
  )`,
  sql`create index collection_feed on collection (feed, id)`,
  sql`create unique index collection_version on collection (version) include (recorded_at) where version is not null`,
  sql`create index collection_recorded on collection (recorded_at) where version is not null`,
  // Most askings bring nothing worth counting; the status of a feed counts those that did, of the last thirty days.
  sql`create index collection_corrected on collection (feed, asked_at) include (corrections) where corrections > 0`,
  sql`create index collection_rejected on collection (feed, asked_at) include (payload, rejected) where rejected > 0`,
  sql`create table reject (
    collection bigint not null references collection,
    ordinal int not null,
    pointer text not null,
    reason text not null,
    field text,
    excerpt text not null,
    primary key (collection, ordinal)
  )`,
  sql`create table quarantine (
    collection bigint not null references collection,
    dataset text not null references dataset,
    unit text not null references unit,
    day date not null,
    rule text not null,
    pointer text not null,
    counts jsonb not null,
    state text not null default 'waiting' check (state in ('waiting', 'released', 'refused', 'superseded')),
    -- Until then it waited: what an answer as of an earlier instant must still say.
    settled_at timestamptz,
    check ((state = 'waiting') = (settled_at is null)),
    primary key (collection, unit, day)
  )`,
  sql`create index quarantine_day on quarantine (dataset, day, unit)`,

  // ---- the ledger -----------------------------------------------------------------------------
  // What a measure was believed to be is Σ delta up to a version; reported is 1 once a figure has arrived.
  // Codes are compared byte by byte (collate "C"): millions of index entries are no place for Vietnamese collation.
  sql`create table delta (
    measure text collate "C" not null,
    day date not null,
    unit text collate "C" not null,
    delta bigint not null,
    reported smallint not null check (reported in (-1, 0, 1)),
    version bigint not null,
    reason text not null check (reason in ('first', 'late', 'correction', 'reversal', 'quarantine', 'release')),
    collection bigint not null,
    pointer int,
    check (delta <> 0 or reported <> 0)
  )`,
  sql`create index delta_fact on delta (measure, day, unit)`,
  // Few figures are ever corrected; the calendar of a feed marks those that were.
  sql`create index delta_correction on delta (day, unit) where reason = 'correction'`,
  // Of an earlier state of a day, all that differs is what came of it after it had first been reported.
  sql`create index delta_changed on delta (measure, day, unit) where reason <> 'first'`,
  // When a dataset's day got its first delta and its newest, and the newest of its first reports: the days an earlier
  // state of the ledger can differ in, found without reading the ledger.
  sql`create table ledger_day (
    dataset text not null references dataset,
    day date not null,
    first_version bigint not null,
    last_version bigint not null,
    last_first_version bigint not null default 0,
    primary key (dataset, day)
  )`,
  sql`create function refuse_change() returns trigger language plpgsql as $$
    begin raise exception 'the ledger is append-only: % on % refused', tg_op, tg_table_name; end $$`,
  sql`create trigger delta_append_only before update or delete or truncate on delta
    for each statement execute function refuse_change()`,
  sql`create trigger payload_append_only before update or delete or truncate on payload
    for each statement execute function refuse_change()`,

  // ---- sums: any period is the difference of two rows -----------------------------------------
  // Flows: since 1 January of the year. States (aggregation 'last'): the level carried forward to the day.
  sql`create table kpi_sum (
    kpi text collate "C" not null,
    day date not null,
    unit text collate "C" not null,
    numerator bigint not null,
    denominator bigint not null,
    reported int not null,
    expected int not null,
    primary key (kpi, day, unit)
  ) with (fillfactor = 90)`,
  // All that came before 1 January of `year`, so that a correction moves a year of rows and not the whole history.
  sql`create table kpi_year_sum (
    kpi text collate "C" not null,
    year smallint not null,
    unit text collate "C" not null,
    numerator bigint not null,
    denominator bigint not null,
    reported int not null,
    expected int not null,
    primary key (kpi, year, unit)
  )`,
  // How far the sums of a KPI reach: rows exist for every unit and day from the first day of history to here. Figures
  // are expected up to `due`; a day after it counts as expected only for the units that have already reported.
  sql`create table kpi_horizon (kpi text primary key references kpi, day date not null, due date not null)`,
]

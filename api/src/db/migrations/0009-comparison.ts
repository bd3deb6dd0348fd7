import { type Kysely, sql } from 'kysely'

/** Who is compared with whom, as it was told on a day, and what is written beside charts. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await statement.execute(db)
}

const statements = [
  // Never changed: a comparison of last year is shown by the definition it was made with.
  sql`create table peer_definition (
    version int primary key check (version > 0),
    rules smallint not null,
    from_day date not null,
    basis_from date not null,
    basis_to date not null check (basis_to >= basis_from),
    reason text check (length(reason) between 3 and 500),
    made_at timestamptz not null,
    made_by text,
    units jsonb not null
  )`,

  // Limits of a chart begin anew here. A withdrawn one stays, with the reason it was withdrawn for.
  sql`create table chart_rebaseline (
    id uuid primary key default gen_random_uuid(),
    kpi text not null references kpi,
    unit text references unit,
    from_day date not null,
    reason text not null check (length(reason) between 3 and 500),
    made_at timestamptz not null,
    made_by text,
    withdrawn_at timestamptz,
    withdrawn_by text,
    withdrawn_reason text,
    check ((withdrawn_at is null) = (withdrawn_reason is null))
  )`,
  sql`create unique index chart_rebaseline_standing on chart_rebaseline (kpi, unit, from_day) nulls not distinct
    where withdrawn_at is null`,

  sql`create table chart_annotation (
    id uuid primary key default gen_random_uuid(),
    kpi text not null references kpi,
    unit text references unit,
    kind text not null check (kind in ('definition', 'event', 'explanation')),
    from_day date not null,
    to_day date not null check (to_day >= from_day),
    text text not null check (length(text) between 3 and 500),
    made_at timestamptz not null,
    made_by text,
    withdrawn_at timestamptz,
    withdrawn_by text
  )`,
  sql`create index chart_annotation_of on chart_annotation (kpi, from_day) where withdrawn_at is null`,
]

import { type Kysely, sql } from 'kysely'

/**
 * A definition holds from a day on. What comes with the catalogue has none and holds as far back as there are figures; another
 * version is written down by one person and confirmed by a second.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await statement.execute(db)
}

const statements = [
  sql`alter table kpi_version
    add column from_day date,
    add column basis text check (length(basis) between 3 and 500),
    add column reason text check (length(reason) between 3 and 500),
    add column state text not null default 'confirmed' check (state in ('proposed', 'confirmed', 'withdrawn')),
    add column recorded_by text,
    add column decided_at timestamptz,
    add column decided_by text,
    add column decided_reason text check (length(decided_reason) between 3 and 500),
    add check ((from_day is null) = (basis is null) and (from_day is null) = (reason is null) and (from_day is null) = (recorded_by is null)),
    add check ((decided_at is null) = (decided_by is null)),
    add check (from_day is null or (state = 'proposed') = (decided_at is null)),
    add check (from_day is null or state <> 'confirmed' or decided_by <> recorded_by)`,
  sql`create unique index kpi_version_day on kpi_version (kpi, from_day) where state = 'confirmed' and from_day is not null`,
  // Once figures were counted by it, a version stays as it is. Days are the province's.
  sql`create function keep_kpi_version() returns trigger language plpgsql as $$
    begin
      if old.from_day is null or (new.kpi, new.version, new.from_day, new.definition, new.basis, new.reason, new.recorded_at, new.recorded_by)
        is distinct from (old.kpi, old.version, old.from_day, old.definition, old.basis, old.reason, old.recorded_at, old.recorded_by)
      then raise exception 'a version of a definition is kept as it is'; end if;
      if old.state = 'proposed' or (old.state = 'confirmed' and new.state = 'withdrawn'
        and (new.decided_at at time zone 'Asia/Ho_Chi_Minh')::date < old.from_day)
      then return new; end if;
      raise exception 'a version that was decided is kept as it is';
    end $$`,
  sql`create trigger kpi_version_kept before update on kpi_version for each row execute function keep_kpi_version()`,
  sql`create trigger kpi_version_append_only before delete or truncate on kpi_version
    for each statement execute function refuse_change()`,
  // Sums are kept by formula: that of the catalogue under the KPI's own name, others beside it.
  sql`alter table kpi_horizon drop constraint kpi_horizon_kpi_fkey`,
]

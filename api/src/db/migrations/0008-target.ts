import { type Kysely, sql } from 'kysely'

/** Targets as plans that are never overwritten, groups of units that somebody named, and imported boundaries. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await statement.execute(db)
}

const statements = [
  // A plan is all steps for one place of one KPI. The newest holds; one without steps gives the place back. It outlives
  // the KPI and the unit it speaks of, so it refers to neither.
  sql`create table target_plan (
    id bigint generated always as identity primary key,
    kpi text not null,
    level text not null check (level in ('unit', 'group', 'kind', 'former-province', 'province')),
    key text not null default '',
    steps jsonb not null check (jsonb_typeof(steps) = 'array'),
    basis text,
    reason text,
    source text not null check (source in ('catalogue', 'officer')),
    -- With the province itself: as if it had always been known.
    recorded_at timestamptz not null,
    recorded_by text,
    check ((level = 'province') = (key = ''))
  )`,
  sql`create index target_plan_place on target_plan (kpi, level, key, id)`,
  sql`insert into target_plan (kpi, level, key, steps, source, recorded_at)
    select kpi,
      case when unit is not null then 'unit' when kind is not null then 'kind' else 'province' end,
      coalesce(unit, kind, ''),
      jsonb_agg(jsonb_build_object('comparator', comparator, 'value', value, 'from', valid_from, 'to', valid_to,
        'instrument', instrument, 'note', note) order by valid_from, id),
      'catalogue', '-infinity'
    from target group by kpi, unit, kind order by kpi, unit, kind`,
  sql`drop table target`,
  sql`create trigger target_plan_append_only before update or delete or truncate on target_plan
    for each statement execute function refuse_change()`,
  sql`create table unit_group (
    id uuid not null,
    version int not null check (version > 0),
    name text not null,
    units text[] not null,
    recorded_at timestamptz not null,
    recorded_by text,
    primary key (id, version)
  )`,
  sql`create trigger unit_group_append_only before update or delete or truncate on unit_group
    for each statement execute function refuse_change()`,
  // One row for each import; the newest holds. One without shapes takes the map back to its tiles.
  sql`create table boundary_set (
    version int generated always as identity primary key,
    digest text not null,
    shapes jsonb,
    report jsonb not null,
    recorded_at timestamptz not null,
    recorded_by text
  )`,
  sql`create trigger boundary_set_append_only before update or delete or truncate on boundary_set
    for each statement execute function refuse_change()`,
]

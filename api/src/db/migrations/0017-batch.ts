import { type Kysely, sql } from 'kysely'

/**
 * What each batch brought to each day, so that a number of five years of a whole province is explained without reading
 * its half a million deltas; and every definition a KPI has had.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await statement.execute(db)
}

const tierOf = sql`case u.kind when 'province' then 'province' when 'department' then 'department' else 'commune' end`

const statements = [
  // A KPI counts communes and wards alike, departments or not, and the province's own figure or the sum of its units'.
  sql`create table batch_sum (
    measure text collate "C" not null,
    day date not null,
    tier text not null check (tier in ('province', 'department', 'commune')),
    collection bigint not null,
    reason text not null,
    version bigint not null,
    delta bigint not null,
    reported int not null,
    figures int not null check (figures > 0),
    primary key (measure, day, tier, collection, reason)
  )`,
  sql`create index batch_sum_collection on batch_sum (collection)`,
  // Kept by the ledger itself, whoever appends to it: a sum that could be forgotten would explain a number wrongly.
  sql`create function sum_batch() returns trigger language plpgsql as $$
    begin
      insert into batch_sum as known (measure, day, tier, collection, reason, version, delta, reported, figures)
      select d.measure, d.day, ${tierOf}, d.collection, d.reason, max(d.version), sum(d.delta), sum(d.reported), count(*)
      from appended d join unit u on u.code = d.unit
      group by 1, 2, 3, 4, 5
      on conflict (measure, day, tier, collection, reason) do update set delta = known.delta + excluded.delta,
        reported = known.reported + excluded.reported, figures = known.figures + excluded.figures;
      return null;
    end $$`,
  sql`create trigger delta_batch after insert on delta referencing new table as appended
    for each statement execute function sum_batch()`,
  sql`insert into batch_sum (measure, day, tier, collection, reason, version, delta, reported, figures)
    select d.measure, d.day, ${tierOf}, d.collection, d.reason, max(d.version), sum(d.delta), sum(d.reported), count(*)
    from delta d join unit u on u.code = d.unit group by 1, 2, 3, 4, 5`,

  // A definition is never changed: another one is written down after it. It outlives its KPI, as reports do.
  sql`create table kpi_version (
    kpi text not null,
    version int not null check (version > 0),
    definition jsonb not null,
    recorded_at timestamptz not null,
    primary key (kpi, version)
  )`,
]

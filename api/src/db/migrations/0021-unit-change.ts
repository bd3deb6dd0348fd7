import { type Kysely, sql } from 'kysely'

/** What becomes of units: opened, closed, merged, split and renamed from a day on, by whose decision. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await statement.execute(db)
}

const statements = [
  // One person writes it down, another confirms it; what was confirmed stays, for figures are added up by it.
  sql`create table unit_change (
    id uuid primary key default gen_random_uuid(),
    kind text not null check (kind in ('open', 'close', 'merge', 'split', 'rename')),
    day date not null,
    definition jsonb not null,
    basis text not null check (length(basis) between 3 and 500),
    reason text not null check (length(reason) between 3 and 500),
    state text not null default 'proposed' check (state in ('proposed', 'confirmed', 'withdrawn')),
    recorded_at timestamptz not null,
    recorded_by text not null,
    decided_at timestamptz,
    decided_by text,
    decided_reason text check (length(decided_reason) between 3 and 500),
    check ((state = 'proposed') = (decided_at is null)),
    check ((decided_at is null) = (decided_by is null)),
    check (state <> 'confirmed' or decided_by <> recorded_by)
  )`,
  sql`create index unit_change_day on unit_change (day) where state = 'confirmed'`,
  sql`create function keep_confirmed_change() returns trigger language plpgsql as $$
    begin
      if old.state <> 'proposed' or new.definition is distinct from old.definition or new.day <> old.day or new.recorded_by <> old.recorded_by
      then raise exception 'a change of units that was decided is kept as it is'; end if;
      return new;
    end $$`,
  sql`create trigger unit_change_kept before update on unit_change for each row execute function keep_confirmed_change()`,
  sql`create trigger unit_change_append_only before delete or truncate on unit_change
    for each statement execute function refuse_change()`,
  // A unit that came into being by a change, not by the document of the province, which therefore does not take it away.
  sql`alter table unit add column made_by uuid references unit_change`,
]

import { type Kysely, sql } from 'kysely'

/** A confirmed change of units whose day is still to come can be taken back, by two people as it was made by two. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await statement.execute(db)
}

const statements = [
  sql`alter table unit_change
    add column withdrawal_at timestamptz, add column withdrawal_by text,
    add column withdrawal_reason text check (length(withdrawal_reason) between 3 and 500),
    add column withdrawn_at timestamptz, add column withdrawn_by text`,
  sql`alter table unit_change
    add check ((withdrawal_at is null) = (withdrawal_by is null) and (withdrawal_at is null) = (withdrawal_reason is null)),
    add check ((withdrawn_at is null) = (withdrawn_by is null)),
    add check (withdrawn_at is null or (state = 'withdrawn' and withdrawal_at is not null and withdrawn_by <> withdrawal_by))`,
  // From proposed to decided; from confirmed to asked to be taken back; from that to withdrawn, while the day is to come.
  // Nothing else, for figures are added up by it.
  sql`create or replace function keep_confirmed_change() returns trigger language plpgsql as $$
    declare
      changed text[];
      ahead boolean;
    begin
      select coalesce(array_agg(n.key order by n.key), '{}') into changed
      from jsonb_each(to_jsonb(new)) n join jsonb_each(to_jsonb(old)) o on o.key = n.key where n.value is distinct from o.value;
      if old.state = 'proposed' and changed <@ array['state', 'decided_at', 'decided_by', 'decided_reason'] then return new; end if;
      if old.state = 'confirmed' then
        ahead := (coalesce(new.withdrawn_at, new.withdrawal_at) at time zone 'Asia/Ho_Chi_Minh')::date < old.day;
        if ahead and old.withdrawal_at is null and changed = array['withdrawal_at', 'withdrawal_by', 'withdrawal_reason'] then return new; end if;
        if ahead and old.withdrawal_at is not null and new.state = 'withdrawn' and changed = array['state', 'withdrawn_at', 'withdrawn_by']
        then return new; end if;
      end if;
      raise exception 'a change of units that was decided is kept as it is';
    end $$`,
]

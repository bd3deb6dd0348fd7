import { type Kysely, sql } from 'kysely'

/** How far the trail is known to be whole, and what of a way out may still change once it was proposed. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await statement.execute(db)
}

const statements = [
  // What was verified last, and where it was anchored last; the anchors themselves are kept outside of the database.
  sql`create table audit_state (
    only_one boolean primary key default true check (only_one),
    verified_seq bigint not null default 0,
    verified_mac text not null default repeat('0', 64) check (verified_mac ~ '^[0-9a-f]{64}$'),
    verified_at timestamptz,
    whole_at timestamptz,
    fault text,
    fault_seq bigint,
    fault_since timestamptz,
    anchor_seq bigint,
    anchored_at timestamptz,
    signed_seq bigint,
    signed_at timestamptz,
    check ((fault is null) = (fault_since is null))
  )`,
  sql`insert into audit_state default values`,

  // A row policy sees the row and not what is changed of it: who approves would be let withdraw as well.
  sql`create function guard_egress_rule() returns trigger language plpgsql as $$
    declare held text[] := string_to_array(coalesce(current_setting('app.all', true), ''), ',');
    begin
      -- As with the row policies: whoever they do not hold for is the owner at work.
      if not row_security_active(tg_relid) then return new; end if;
      if (new.id, new.cidr, new.ports, new.reason, new.created_at, new.created_by, new.expires_at)
        is distinct from (old.id, old.cidr, old.ports, old.reason, old.created_at, old.created_by, old.expires_at) then
        raise exception 'a way out stays as it was proposed' using errcode = 'insufficient_privilege';
      end if;
      if (new.withdrawn_at, new.withdrawn_by) is distinct from (old.withdrawn_at, old.withdrawn_by)
        and not held && array['egress-rule.change', 'system'] then
        raise exception 'withdrawing a way out needs egress-rule.change' using errcode = 'insufficient_privilege';
      end if;
      if (new.approved_at, new.approved_by) is distinct from (old.approved_at, old.approved_by)
        and not held && array['egress-rule.approve', 'system'] then
        raise exception 'approving a way out needs egress-rule.approve' using errcode = 'insufficient_privilege';
      end if;
      return new;
    end $$`,
  sql`create trigger egress_rule_guarded before update on egress_rule
    for each row execute function guard_egress_rule()`,
]

import { type Kysely, sql } from 'kysely'

/** What of a source holds only once another person has confirmed it, and systems that people added by form. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await statement.execute(db)
}

const statements = [
  // What was proposed of a source; one proposal at a time.
  sql`create table connector_proposal (
    id uuid primary key default gen_random_uuid(),
    connector text not null references connector,
    kind text not null check (kind in ('enable', 'change')),
    -- The version that is asked by once it is confirmed.
    version int not null check (version > 0),
    takes_over boolean not null,
    -- A secret that was given with it is sealed under its own name until then.
    secret_given boolean not null,
    reason text not null check (length(reason) between 3 and 500),
    state text not null default 'proposed' check (state in ('proposed', 'confirmed', 'withdrawn')),
    proposed_at timestamptz not null,
    proposed_by text not null,
    decided_at timestamptz,
    decided_by text,
    decided_reason text check (length(decided_reason) between 3 and 500),
    check ((state = 'proposed') = (decided_at is null)),
    check ((decided_at is null) = (decided_by is null)),
    check (state <> 'confirmed' or decided_by <> proposed_by)
  )`,
  sql`create unique index connector_proposal_open on connector_proposal (connector) where state = 'proposed'`,
  sql`create index connector_proposal_version on connector_proposal (connector, version)`,
  sql`create function keep_decided_proposal() returns trigger language plpgsql as $$
    begin
      if old.state <> 'proposed' or row(new.connector, new.kind, new.version, new.takes_over, new.proposed_by)
        is distinct from row(old.connector, old.kind, old.version, old.takes_over, old.proposed_by)
      then raise exception 'what was proposed of a source is kept as it is'; end if;
      return new;
    end $$`,
  sql`create trigger connector_proposal_kept before update on connector_proposal
    for each row execute function keep_decided_proposal()`,
  sql`create trigger connector_proposal_append_only before delete or truncate on connector_proposal
    for each statement execute function refuse_change()`,
  // A system that came by form, not by the document of the province, which therefore does not take it away. Whom to ring
  // up is for those who answer for sources; the rest of it stands beside the others.
  sql`create table added_subsystem (
    id text primary key references subsystem on delete cascade,
    contact text not null check (length(contact) <= 300),
    version int not null check (version > 0),
    added_at timestamptz not null,
    added_by text,
    changed_at timestamptz not null,
    changed_by text
  )`,
]

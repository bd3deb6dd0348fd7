import { type Kysely, sql } from 'kysely'

/** The life of reports: what each was composed from, what people wrote into it, who passed it, and its files. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await statement.execute(db)
}

const statements = [
  sql`create table report (
    id uuid primary key default gen_random_uuid(),
    number bigint generated always as identity unique,
    template text not null,
    template_version int not null,
    locale text not null check (locale in ('vi', 'en')),
    -- Whose it is: a unit's own report, or (null) the province's.
    unit text references unit,
    -- What a thematic report is about: a KPI, a unit, a provider, an incident; and its name as it was then.
    subject text,
    subject_name text,
    calendar text not null,
    grain text not null,
    period text not null,
    from_day date not null,
    to_day date not null check (to_day >= from_day),
    -- As it was asked for, so that its numbers can be gathered anew.
    query jsonb not null,
    -- Which issued report this one supplements, and as its how-manieth supplement; 0 is the report itself.
    supplements uuid references report,
    supplement int not null default 0 check ((supplement = 0) = (supplements is null)),
    state text not null default 'draft' check (state in ('draft', 'checked', 'approved', 'issued', 'discarded')),
    -- Grows with every word and number that changes: what somebody passes is what they saw.
    revision int not null default 1 check (revision > 0),
    -- The newest of its inputs, and the passages its template asks for.
    input int not null default 1,
    passages text[] not null,
    data_version bigint not null,
    cut_off timestamptz not null,
    due_on date,
    made_at timestamptz not null,
    made_by text,
    -- SHA-256 of the tree that was approved; the files are of that tree.
    digest text,
    issued_at timestamptz,
    -- Up to which version of the ledger an issued report was compared with it, and where they first differed.
    looked_version bigint not null,
    corrected_version bigint,
    corrected_numbers int,
    corrected_at timestamptz,
    check ((state = 'issued') = (issued_at is not null)),
    check (state not in ('approved', 'issued') or digest is not null),
    check ((corrected_version is null) = (corrected_at is null)),
    check (corrected_version is null or state = 'issued')
  )`,
  // One report for one period and place; a discarded one makes room for another.
  sql`create unique index report_one on report (template, locale, subject, calendar, period, from_day, supplement)
    nulls not distinct where state <> 'discarded'`,
  sql`create index report_unit on report (unit, number desc) where unit is not null`,
  sql`create index report_issued on report (to_day) where state = 'issued'`,

  // What it was composed from, to the letter: composing from it again gives the same tree.
  sql`create table report_input (
    report uuid not null references report,
    ordinal int not null check (ordinal > 0),
    digest text not null check (digest ~ '^[0-9a-f]{64}$'),
    body text not null,
    taken_at timestamptz not null,
    primary key (report, ordinal)
  )`,
  // Every version of every passage; the newest holds.
  sql`create table report_passage (
    report uuid not null references report,
    passage text not null,
    ordinal int not null check (ordinal > 0),
    text text check (length(text) <= 20000),
    written_at timestamptz not null,
    written_by text,
    primary key (report, passage, ordinal)
  )`,
  sql`create table report_comment (
    id uuid primary key default gen_random_uuid(),
    report uuid not null references report,
    -- The passage it is about; null for the report as a whole.
    passage text,
    text text not null check (length(text) between 1 and 2000),
    made_at timestamptz not null,
    made_by text,
    settled_at timestamptz,
    settled_by text
  )`,
  sql`create index report_comment_of on report_comment (report, made_at)`,
  sql`create table report_event (
    report uuid not null references report,
    seq int not null check (seq > 0),
    at timestamptz not null,
    kind text not null,
    actor text,
    -- Of which revision, and the tree's SHA-256 where one was passed.
    revision int not null,
    body jsonb not null default '{}',
    primary key (report, seq)
  )`,
  sql`create table report_file (
    report uuid not null references report,
    format text not null check (format in ('pdf', 'docx', 'xlsx', 'json')),
    name text not null,
    bytes bytea not null,
    sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
    primary key (report, format)
  )`,
  // The bytes are compressed already.
  sql`alter table report_file alter column bytes set storage external`,

  // Who is sent what was issued from a template: of the province's own reports, or (unit) of one unit's.
  sql`create table report_recipient (
    id uuid primary key default gen_random_uuid(),
    template text not null,
    unit text references unit,
    address text not null,
    form text not null check (form in ('link', 'attachment')),
    made_at timestamptz not null,
    made_by text,
    ended_at timestamptz,
    ended_by text
  )`,
  sql`create unique index report_recipient_one on report_recipient (template, unit, address)
    nulls not distinct where ended_at is null`,

  sql`create trigger report_input_append_only before update or delete or truncate on report_input
    for each statement execute function refuse_change()`,
  sql`create trigger report_passage_append_only before update or delete or truncate on report_passage
    for each statement execute function refuse_change()`,
  sql`create trigger report_event_append_only before update or delete or truncate on report_event
    for each statement execute function refuse_change()`,
  sql`create trigger report_file_append_only before update or delete or truncate on report_file
    for each statement execute function refuse_change()`,
  sql`create function hold_report() returns trigger language plpgsql as $$
    begin
      if tg_op = 'DELETE' then raise exception 'a report is never deleted' using errcode = 'insufficient_privilege'; end if;
      if (old.template, old.template_version, old.locale, old.unit, old.subject, old.calendar, old.grain, old.period, old.from_day, old.to_day,
          old.query, old.supplements, old.supplement, old.made_at, old.made_by)
        is distinct from (new.template, new.template_version, new.locale, new.unit, new.subject, new.calendar, new.grain, new.period, new.from_day,
          new.to_day, new.query, new.supplements, new.supplement, new.made_at, new.made_by)
      then raise exception 'what a report is of never changes' using errcode = 'insufficient_privilege'; end if;
      if old.state <> 'draft' and (old.revision, old.input, old.passages, old.data_version, old.cut_off)
        is distinct from (new.revision, new.input, new.passages, new.data_version, new.cut_off)
      then raise exception 'a report that is % is not written in', old.state using errcode = 'insufficient_privilege'; end if;
      if old.state in ('issued', 'discarded') and (old.state, old.digest, old.issued_at, old.due_on)
        is distinct from (new.state, new.digest, new.issued_at, new.due_on)
      then raise exception 'a report that is % stays so', old.state using errcode = 'insufficient_privilege'; end if;
      if new.state <> old.state and (old.state, new.state) not in
        (('draft', 'checked'), ('checked', 'approved'), ('approved', 'issued'), ('checked', 'draft'), ('approved', 'draft'), ('draft', 'discarded'))
      then raise exception 'a report does not go from % to %', old.state, new.state using errcode = 'insufficient_privilege'; end if;
      return new;
    end $$`,
  sql`create trigger report_held before update or delete on report for each row execute function hold_report()`,
  sql`create trigger report_stays before truncate on report for each statement execute function refuse_change()`,
  // A passage is written in a draft, a file kept while its report is being issued: whoever comes later comes too late.
  sql`create function hold_report_part() returns trigger language plpgsql as $$
    declare standing text;
    begin
      select state into standing from report where id = new.report;
      if standing is distinct from tg_argv[0] then
        raise exception 'the report is %', standing using errcode = 'insufficient_privilege';
      end if;
      return new;
    end $$`,
  sql`create trigger report_passage_open before insert on report_passage for each row execute function hold_report_part('draft')`,
  sql`create trigger report_input_open before insert on report_input for each row execute function hold_report_part('draft')`,
  sql`create trigger report_file_open before insert on report_file for each row execute function hold_report_part('approved')`,
]

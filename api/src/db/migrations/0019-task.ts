import { type Kysely, sql } from 'kysely'

/** The register: what is hard, what is done about it, and everything that was said of either. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await statement.execute(db)
}

const statements = [
  // `unit` reported it, `units` feel it; no unit at all is the whole province's, reported by the Department.
  sql`create table difficulty (
    id uuid primary key default gen_random_uuid(),
    number bigint generated always as identity unique,
    title text not null check (length(title) between 5 and 200),
    text text not null check (length(text) between 3 and 4000),
    class text not null check (class in ('function', 'connection', 'user')),
    subsystem text,
    unit text references unit,
    units text[] not null,
    answerer text not null check (answerer in ('centre', 'province', 'department', 'commune', 'provider')),
    provider text references provider,
    dossiers int check (dossiers >= 0),
    evidence text,
    source text not null check (source in ('commune', 'visit', 'incident', 'exception', 'flag')),
    source_ref text,
    phase text not null check (phase in ('open', 'answered', 'closed', 'merged')),
    merged_into uuid references difficulty,
    cause text,
    cause_side text check (cause_side in ('objective', 'subjective')),
    reported_at timestamptz not null,
    reported_by text,
    changed_at timestamptz not null,
    -- Lines of its history so far: not everybody who adds one sees them all.
    lines int not null default 0,
    check ((phase = 'merged') = (merged_into is not null)),
    check (merged_into <> id),
    check (answerer <> 'provider' or provider is not null)
  )`,
  sql`create index difficulty_newest on difficulty (phase, number desc)`,
  sql`create index difficulty_units on difficulty using gin (units)`,
  sql`create index difficulty_merged on difficulty (merged_into) where merged_into is not null`,
  // One incident, exception or flag is one difficulty, however often somebody taps.
  sql`create unique index difficulty_source on difficulty (source, source_ref, coalesce(unit, ''))
    where source_ref is not null and phase <> 'merged'`,
  // The answer in words that may be shown to others; it names nobody.
  sql`create table difficulty_answer (
    difficulty uuid primary key references difficulty,
    class text not null,
    subsystem text,
    provider text,
    question text not null,
    answer text not null,
    at timestamptz not null
  )`,
  sql`create index difficulty_answer_alike on difficulty_answer (class, subsystem, at desc)`,
  sql`create table difficulty_event (
    difficulty uuid not null references difficulty,
    seq int not null,
    at timestamptz not null,
    kind text not null,
    actor text,
    -- The unit whose word it is; null: the Department's or the company's, for all whom the difficulty concerns.
    unit text,
    text text,
    body jsonb not null,
    primary key (difficulty, seq)
  )`,

  sql`create table task (
    id uuid primary key default gen_random_uuid(),
    number bigint generated always as identity unique,
    kind text not null check (kind in ('remedy', 'directive', 'explanation')),
    title text not null check (length(title) between 5 and 200),
    text text not null check (length(text) <= 4000),
    difficulty uuid references difficulty,
    kpi text references kpi,
    connection text,
    unit text references unit,
    provider text references provider,
    given_by_unit text references unit,
    given_by text,
    phase text not null check (phase in ('given', 'taken', 'reported', 'accepted', 'withdrawn')),
    given_on date not null,
    working_days int not null check (working_days between 1 and 250),
    due_on date not null check (due_on > given_on),
    reported_on date check (reported_on >= given_on),
    reported_by text,
    ended_at timestamptz,
    returns int not null default 0,
    lines int not null default 0,
    check ((unit is null) <> (provider is null)),
    check ((phase in ('reported', 'accepted')) <= (reported_on is not null)),
    check ((phase in ('accepted', 'withdrawn')) = (ended_at is not null))
  )`,
  sql`create index task_pressing on task (due_on, number) where phase in ('given', 'taken', 'reported')`,
  sql`create index task_unit on task (unit, due_on) where unit is not null`,
  sql`create index task_provider on task (provider, due_on) where provider is not null`,
  sql`create index task_difficulty on task (difficulty) where difficulty is not null`,
  sql`create table task_event (
    task uuid not null references task,
    seq int not null,
    at timestamptz not null,
    kind text not null,
    actor text,
    text text,
    body jsonb not null,
    primary key (task, seq)
  )`,

  // A row policy does not see the row as it was: which side takes a task where is told apart here.
  sql`create function guard_task_sides() returns trigger language plpgsql as $$
    declare
      everywhere text[] := string_to_array(coalesce(current_setting('app.all', true), ''), ',');
      at_home text[] := string_to_array(coalesce(current_setting('app.own', true), ''), ',');
      does boolean := everywhere && array['system', 'task.report'] or 'task.report' = any (at_home);
      gives boolean := everywhere && array['system', 'task.assign']
        or ('task.assign' = any (at_home) and old.given_by_unit = current_setting('app.unit', true));
    begin
      if new.phase <> old.phase and old.phase in ('given', 'taken') and new.phase in ('taken', 'reported') and not does
        or (new.phase <> old.phase and (old.phase = 'reported' or new.phase in ('accepted', 'withdrawn'))
          or new.due_on <> old.due_on or new.given_by_unit is distinct from old.given_by_unit) and not gives
      then raise exception 'a task is taken from % to % by the other side', old.phase, new.phase
        using errcode = 'insufficient_privilege';
      end if;
      return new;
    end $$`,
  sql`create trigger task_sides before update on task for each row execute function guard_task_sides()`,

  sql`create function refuse_register_change() returns trigger language plpgsql as $$
    begin raise exception 'the history of the register is append-only: % refused', tg_op using errcode = 'insufficient_privilege'; end $$`,
  ...['difficulty_event', 'task_event'].flatMap((table) => [
    sql`create trigger ${sql.id(`${table}_append_only`)} before update or delete on ${sql.id(table)}
      for each row execute function refuse_register_change()`,
    sql`create trigger ${sql.id(`${table}_stays`)} before truncate on ${sql.id(table)}
      for each statement execute function refuse_register_change()`,
  ]),
]

import { type Kysely, sql } from 'kysely'

/**
 * People, their ways in, and what is counted against guessing. The first four tables are what the sign-in library
 * expects (a test holds them against its own idea of them); the others are ours.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await statement.execute(db)
}

const statements = [
  // ---- people ---------------------------------------------------------------------------------
  sql`create table account_user (
    id uuid primary key default gen_random_uuid(),
    name text not null,
    email text not null unique check (email = lower(email)),
    email_verified boolean not null,
    image text,
    created_at timestamptz not null default current_timestamp,
    updated_at timestamptz not null default current_timestamp,
    role text not null check (role in ('leader', 'officer', 'approver', 'commune-head', 'commune-officer',
      'operator', 'administrator', 'kiosk')),
    unit text,
    provider text,
    disabled_at timestamptz,
    demo boolean not null default false,
    password_changed_at timestamptz,
    last_sign_in_at timestamptz,
    -- When it was made or last opened again: an account nobody uses is counted from here.
    opened_at timestamptz not null default current_timestamp,
    -- The last day it opens. A contractor's work has an end.
    access_until date,
    check ((role in ('commune-head', 'commune-officer')) = (unit is not null)),
    check ((role = 'operator') = (provider is not null)),
    check (role <> 'operator' or access_until is not null)
  )`,
  sql`create table account_credential (
    id uuid primary key default gen_random_uuid(),
    account_id text not null,
    provider_id text not null,
    user_id uuid not null references account_user on delete cascade,
    access_token text check (access_token is null),
    refresh_token text check (refresh_token is null),
    id_token text check (id_token is null),
    access_token_expires_at timestamptz,
    refresh_token_expires_at timestamptz,
    scope text,
    password text,
    created_at timestamptz not null default current_timestamp,
    updated_at timestamptz not null,
    unique (provider_id, account_id)
  )`,
  sql`create index on account_credential (user_id)`,
  // The library's own session of the moment between the provider's answer and ours; no browser ever gets its token.
  sql`create table account_sso_session (
    id uuid primary key default gen_random_uuid(),
    expires_at timestamptz not null,
    token text not null unique,
    created_at timestamptz not null default current_timestamp,
    updated_at timestamptz not null,
    ip_address text,
    user_agent text,
    user_id uuid not null references account_user on delete cascade
  )`,
  sql`create index on account_sso_session (user_id)`,
  sql`create table account_verification (
    id uuid primary key default gen_random_uuid(),
    identifier text not null,
    value text not null,
    expires_at timestamptz not null,
    created_at timestamptz not null default current_timestamp,
    updated_at timestamptz not null default current_timestamp
  )`,
  sql`create index on account_verification (identifier)`,

  // ---- sessions -------------------------------------------------------------------------------
  sql`create table account_session (
    id uuid primary key default gen_random_uuid(),
    user_id uuid not null references account_user on delete cascade,
    token_hash bytea not null unique check (length(token_hash) = 32),
    method text not null check (method in ('password', 'sso', 'demo')),
    next text not null check (next in ('ready', 'second-factor', 'enrol-second-factor', 'change-password')),
    started_at timestamptz not null,
    seen_at timestamptz not null,
    address text not null,
    agent text not null
  )`,
  sql`create index on account_session (user_id)`,
  sql`create table account_device (
    token_hash bytea primary key check (length(token_hash) = 32),
    user_id uuid not null references account_user on delete cascade,
    used_at timestamptz not null
  )`,
  sql`create index on account_device (user_id)`,

  // ---- second factor --------------------------------------------------------------------------
  sql`create table account_second_factor (
    user_id uuid primary key references account_user on delete cascade,
    secret text,
    -- The 30-second step of the last code that was taken: no code of that step or before counts again.
    last_step int8,
    pending_secret text
  )`,
  sql`create table account_recovery_code (
    user_id uuid not null references account_user on delete cascade,
    code_mac text not null,
    used_at timestamptz,
    primary key (user_id, code_mac)
  )`,

  // Asked by one administrator, granted by another; the person concerned is neither.
  sql`create table account_factor_reset (
    id uuid primary key default gen_random_uuid(),
    user_id uuid not null references account_user on delete cascade,
    asked_by uuid not null references account_user on delete cascade check (asked_by <> user_id),
    asked_at timestamptz not null,
    reason text not null,
    expires_at timestamptz not null,
    settled_at timestamptz,
    granted_by uuid references account_user on delete set null
      check (granted_by <> asked_by and granted_by <> user_id),
    check (granted_by is null or settled_at is not null)
  )`,
  sql`create unique index on account_factor_reset (user_id) where settled_at is null`,

  // ---- passwords and invitations --------------------------------------------------------------
  sql`create table account_former_password (
    user_id uuid not null references account_user on delete cascade,
    until timestamptz not null,
    password text not null,
    primary key (user_id, password)
  )`,
  sql`create table account_invitation (
    id uuid primary key default gen_random_uuid(),
    user_id uuid not null references account_user on delete cascade,
    token_hash bytea not null unique check (length(token_hash) = 32),
    created_by uuid references account_user on delete set null,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    used_at timestamptz
  )`,
  sql`create index on account_invitation (user_id)`,
  // One row at most: whoever inserts it is the first administrator.
  sql`create table account_first_administrator (
    only_one boolean primary key default true check (only_one),
    user_id uuid not null references account_user on delete cascade,
    at timestamptz not null
  )`,

  // ---- tries ----------------------------------------------------------------------------------
  // The key is a keyed hash: an address someone mistyped is nobody's to read here.
  sql`create table account_tries (
    kind text not null check (kind in ('account', 'device', 'address', 'everyone', 'second-factor')),
    key text not null,
    failures int not null,
    since timestamptz not null,
    last_at timestamptz not null,
    primary key (kind, key)
  )`,
]

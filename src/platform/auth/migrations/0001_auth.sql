-- How staff and other systems sign in. Those who ask (反映人) are never here. The first five tables are the ones
-- better-auth works on, under names of ours; a user's id is the person's id, and a name is the staff name.
create schema if not exists auth;

create table auth.users (
  id uuid primary key,
  name text not null,
  -- better-auth wants one; it leads nowhere (<id>@staff.invalid).
  email text not null unique,
  email_verified boolean not null default false,
  image text,
  login text not null unique check (login = lower(login)),
  two_factor_enabled boolean not null default false,
  disabled_at timestamptz,
  created_at timestamptz not null,
  updated_at timestamptz not null
);

create table auth.sessions (
  id uuid primary key,
  -- Worthless without the signature in the cookie, whose secret is not in the database.
  token text not null unique,
  user_id uuid not null references auth.users (id) on delete cascade,
  ip_address text,
  user_agent text,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  last_seen_at timestamptz,
  expires_at timestamptz not null
);
create index sessions_of_user on auth.sessions (user_id);
create index sessions_by_end on auth.sessions (expires_at);

create table auth.accounts (
  id uuid primary key,
  account_id text not null,
  provider_id text not null,
  user_id uuid not null references auth.users (id) on delete cascade,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  password text,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  unique (provider_id, account_id)
);
create index accounts_of_user on auth.accounts (user_id);

create table auth.verifications (
  id text primary key,
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index verifications_by_identifier on auth.verifications (identifier);
create index verifications_by_end on auth.verifications (expires_at);

create table auth.second_factors (
  id uuid primary key,
  user_id uuid not null unique references auth.users (id) on delete cascade,
  -- Both encrypted with the sign-in secret.
  secret text not null,
  backup_codes text not null,
  verified boolean not null default false,
  failed_verification_count integer not null default 0,
  locked_until timestamptz
);

-- A code of an authenticator holds for some 90 seconds; here it is kept from being used twice.
create table auth.used_codes (
  user_id uuid not null references auth.users (id) on delete cascade,
  code_hash bytea not null,
  used_at timestamptz not null,
  primary key (user_id, code_hash)
);

-- Failures of a login name, whether or not there is such an account.
create table auth.lockouts (
  login_hash bytea primary key,
  failures integer not null,
  last_failed_at timestamptz not null,
  locked_until timestamptz
);

create table auth.rate_buckets (
  key bytea primary key,
  tokens double precision not null,
  refilled_at timestamptz not null,
  full_at timestamptz not null
);
create index rate_buckets_by_full on auth.rate_buckets (full_at);

-- A link by which a new or locked-out person sets a password, once.
create table auth.invites (
  token_hash bytea primary key,
  user_id uuid not null references auth.users (id) on delete cascade,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz
);
create index invites_of_user on auth.invites (user_id);

-- Other systems act as a service person, in one of its posts.
create table auth.api_keys (
  id uuid primary key,
  name text not null check (name <> ''),
  key_hash bytea not null unique,
  person_id uuid not null,
  post_id uuid not null,
  created_at timestamptz not null,
  expires_at timestamptz,
  revoked_at timestamptz,
  last_used_at timestamptz
);
create index api_keys_of_person on auth.api_keys (person_id);

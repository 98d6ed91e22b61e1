-- The tree of bodies (机构), the people who work in them, and the posts (岗位) they hold.
-- Nothing is ever deleted: a body is dissolved, a person leaves, a post ends, and the history says who did it and when.

create table bodies (
  -- An administrative code where the state has one (652301, 652301001), else a code of the operator's own (652301-D-housing).
  id text primary key check (id ~ '^[0-9A-Za-z][0-9A-Za-z-]{0,39}$'),
  parent_id text references bodies (id),
  kind text not null check (kind in (
    'prefecture', 'county', 'township', 'street', 'park', 'community', 'village',
    'department', 'office', 'desk', 'station', 'outside')),
  name_zh text not null check (name_zh <> ''),
  name_en text not null check (name_en <> ''),
  phone text,
  active boolean not null default true,
  -- For a desk: the processes whose cases it dispatches.
  serves text[] not null default '{}',
  -- Where its people and everything below it went when it was dissolved.
  successor_id text references bodies (id),
  established_at timestamptz not null,
  dissolved_at timestamptz,
  check ((kind = 'prefecture') = (parent_id is null)),
  check (active = (dissolved_at is null))
);
create unique index bodies_one_root on bodies ((true)) where parent_id is null;
create index bodies_parent on bodies (parent_id);

create table people (
  id uuid primary key,
  name text not null check (name <> ''),
  -- What they sign in with: the staff number or a login name, in lower case.
  login text not null unique check (login = lower(login)),
  work_phone text,
  active boolean not null default true,
  created_at timestamptz not null
);
create index people_by_name on people (name collate "C", id);

create table posts (
  id uuid primary key,
  person_id uuid not null references people (id),
  role text not null check (role in (
    'clerk', 'townshipDesk', 'dispatcher', 'handler', 'head', 'supervisor', 'auditor', 'systemAdmin', 'securityAdmin')),
  body_id text not null references bodies (id),
  title text,
  held_from timestamptz not null,
  held_until timestamptz check (held_until >= held_from)
);
create unique index posts_once_while_current on posts (person_id, role, body_id) where held_until is null;
create index posts_of_person on posts (person_id);
create index posts_at_body on posts (body_id) where held_until is null;

-- Who changed what, when, from what to what. `key` is the idempotency key of the write, kept with its first change.
create table organisation_changes (
  id bigint generated always as identity primary key,
  changed_at timestamptz not null,
  changed_by uuid references people (id), -- empty: the system itself (seed, command line)
  act text not null,
  subject_kind text not null check (subject_kind in ('body', 'person', 'post', 'import')),
  subject_id text not null,
  old_value jsonb,
  new_value jsonb,
  reason text,
  key text,
  input_digest text,
  check ((key is null) = (input_digest is null))
);
create index organisation_changes_of_subject on organisation_changes (subject_kind, subject_id, id desc);
create unique index organisation_changes_once on organisation_changes (coalesce(changed_by::text, 'system'), key)
  where key is not null;

create function organisation_changes_are_final() returns trigger language plpgsql as $$
begin
  raise exception 'organisation_changes is append-only';
end
$$;
create trigger organisation_changes_are_final before update or delete on organisation_changes
  for each row execute function organisation_changes_are_final();

-- One row. Its lock puts the writes in line (a tree has no room for two at once); its number tells processes to reload.
create table organisation_version (
  one_row boolean primary key default true check (one_row),
  version bigint not null
);
insert into organisation_version (version) values (1);

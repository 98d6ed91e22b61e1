-- The duty roster (值班表): who answers at a body outside office hours, with a second person behind the first (A/B 岗).
-- Nothing is deleted: a shift or a substitute is cancelled, and the history says who did it and when.

-- One row for each body with a roster. Its lock puts the writes of a body in line, so that no two shifts overlap.
create table rosters (
  body_id text primary key references bodies (id)
);

create table duty_shifts (
  id uuid primary key,
  body_id text not null references rosters (body_id),
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  person_a uuid not null references people (id),
  person_b uuid not null references people (id),
  note text,
  cancelled_at timestamptz,
  check (starts_at < ends_at),
  check (person_a <> person_b)
);
create index duty_shifts_of_body on duty_shifts (body_id, ends_at, starts_at) where cancelled_at is null;

-- Who stands in for whom, in which span (替班).
create table duty_substitutes (
  id uuid primary key,
  body_id text not null references rosters (body_id),
  absent_id uuid not null references people (id),
  stand_in_id uuid not null references people (id),
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  reason text not null check (reason <> ''),
  entered_by uuid references people (id), -- empty: the system itself
  cancelled_at timestamptz,
  check (starts_at < ends_at),
  check (absent_id <> stand_in_id)
);
create index duty_substitutes_of_body on duty_substitutes (body_id, ends_at) where cancelled_at is null;

-- A week that shifts are made from.
create table duty_patterns (
  id uuid primary key,
  body_id text not null references rosters (body_id),
  name text not null check (name <> ''),
  slots jsonb not null,
  ended_at timestamptz
);
create index duty_patterns_of_body on duty_patterns (body_id) where ended_at is null;

create table roster_changes (
  id bigint generated always as identity primary key,
  body_id text not null references rosters (body_id),
  changed_at timestamptz not null,
  changed_by uuid references people (id), -- empty: the system itself
  act text not null,
  old_value jsonb,
  new_value jsonb,
  reason text,
  key text,
  input_digest text,
  check ((key is null) = (input_digest is null))
);
create index roster_changes_of_body on roster_changes (body_id, id desc);
create unique index roster_changes_once on roster_changes (coalesce(changed_by::text, 'system'), key) where key is not null;
create function roster_changes_are_final() returns trigger language plpgsql as $$
begin
  raise exception 'roster_changes is append-only';
end
$$;
create trigger roster_changes_are_final before update or delete on roster_changes
  for each row execute function roster_changes_are_final();

-- A case that must be taken in hand outside office hours, and how far the calling has come. One for each clock of a
-- case that asks a body to take it in hand.
create table duty_calls (
  case_id uuid not null,
  clock_id text not null,
  task_id integer, -- empty: the case waits at the body itself, as a report at a desk
  body_id text not null references bodies (id),
  urgency text not null,
  due_at timestamptz not null,
  opened_at timestamptz not null,
  -- When the next person is called; empty once nobody more is, or somebody has taken it.
  next_call_at timestamptz,
  acknowledged_at timestamptz,
  acknowledged_by uuid references people (id),
  ended_at timestamptz,
  outcome text check (outcome in ('taken', 'fell-away')),
  primary key (case_id, clock_id),
  check ((ended_at is null) = (outcome is null)),
  check ((acknowledged_at is null) = (acknowledged_by is null))
);
create index duty_calls_next on duty_calls (next_call_at, case_id) where next_call_at is not null;

-- Each person called, in order.
create table duty_call_steps (
  case_id uuid not null,
  clock_id text not null,
  step integer not null,
  body_id text not null references bodies (id),
  post text not null check (post in ('A', 'B')),
  person_id uuid not null references people (id),
  called_at timestamptz not null,
  primary key (case_id, clock_id, step),
  unique (case_id, clock_id, person_id),
  foreign key (case_id, clock_id) references duty_calls (case_id, clock_id)
);
create index duty_call_steps_of_person on duty_call_steps (person_id, called_at desc);

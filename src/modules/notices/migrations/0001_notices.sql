-- Messages out (通知). A row is one message to one person, sent once for its key. No row holds an address, a name or a
-- word of a case: the address is looked up when the message is sent, and what is kept of it is masked.

create table notices (
  id            bigint generated always as identity primary key,
  key           text not null unique check (length(key) between 1 and 200),
  case_id       uuid,
  person_id     uuid,
  reporter_id   uuid,
  template      text not null,
  -- What the template's blanks are filled with: case number, names of steps and bodies, instants.
  blanks        jsonb not null,
  urgent        boolean not null,
  -- What must still be so when it is sent, else it is dropped.
  watch         jsonb,
  state         text not null default 'waiting' check (state in ('waiting', 'sent', 'dropped', 'dead', 'givenUp')),
  created_at    timestamptz not null,
  -- When it was first to be sent; it is given up so long after.
  due_since     timestamptz not null,
  next_try_at   timestamptz not null,
  tries         smallint not null default 0,
  -- Whoever took it last; it is theirs until next_try_at.
  lease         uuid,
  -- Set before it goes to a carrier that cannot tell a message by its key.
  handing_at    timestamptz,
  channel       text check (channel in ('sms', 'email', 'chat')),
  masked_address text,
  reason        text,
  settled_at    timestamptz,
  check (num_nonnulls(person_id, reporter_id) = 1),
  check ((state = 'waiting') = (settled_at is null))
);
create index notices_due on notices (urgent, next_try_at) where state = 'waiting';
create index notices_dead on notices (settled_at desc, id desc) where state = 'dead';
create index notices_settled on notices (settled_at);

-- What operators did about a dead letter: who, when, why. Never changed.
create table notice_decisions (
  notice_id  bigint not null,
  key        text not null,
  act        text not null check (act in ('tryAgain', 'giveUp')),
  person_id  uuid not null,
  decided_at timestamptz not null,
  note       text check (char_length(note) <= 200),
  primary key (notice_id, key)
);
create function notice_decisions_are_final() returns trigger language plpgsql as $$
begin
  raise exception 'notice_decisions is append-only';
end
$$;
create trigger notice_decisions_are_final before update or delete on notice_decisions
  for each row execute function notice_decisions_are_final();
revoke update, delete on notice_decisions from shiliu_app;

-- When a running clock is to be looked at again: after a set share of its limit, and when it runs out. Written as the
-- clock starts or moves, so that nobody scans clocks.
create table clock_warnings (
  case_id      uuid not null,
  clock_id     text not null,
  moment       text not null check (moment in ('share', 'due')),
  at           timestamptz not null,
  clock_due_at timestamptz not null,
  primary key (case_id, clock_id, moment)
);
create index clock_warnings_due on clock_warnings (at);

-- How staff want to be told. Their own addresses are sealed with a key of theirs (keystore.subject_keys).
create table staff_notice_choices (
  person_id  uuid primary key,
  channel    text not null check (channel in ('sms', 'email', 'chat', 'none')),
  language   text not null check (language in ('zh', 'en')),
  kinds      text[] not null,
  sealed     bytea,
  changed_at timestamptz not null
);

-- How those who asked want to be told, where they have chosen.
create table reporter_notice_choices (
  reporter_id uuid primary key,
  channel     text not null check (channel in ('sms', 'email', 'none')),
  language    text not null check (language in ('zh', 'en')),
  steps       text[] not null,
  changed_at  timestamptz not null
);

-- An installation that has run without messages begins now: nobody is told of what happened before.
insert into journal_readers (name, xact, position)
  select 'notices', pg_current_xact_id(), coalesce(max(position), 0) from case_events
  on conflict do nothing;

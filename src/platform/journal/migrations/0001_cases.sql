-- Cases, and the events they are the fold of. Every table that belongs to a case has case_id first in its primary key
-- and is joined by it, so that hash partitioning, or distribution over servers, is a migration and not a rewrite.

-- Case numbers are handed out to processes in blocks of a hundred: no round trip a case, gaps after a restart.
create sequence case_number_blocks;

create table cases (
  id              uuid primary key,
  number          bigint not null,
  process         text not null,
  process_version integer not null,
  version         integer not null,
  state           text not null,
  kind            text,
  urgency         text,
  opened_at       timestamptz not null,
  closed_at       timestamptz,
  reporter_id     uuid,
  registrar_id    uuid,
  -- Whose key seals the words of this case (keystore.subject_keys).
  subject_id      uuid not null,
  about_ids       text[] not null default '{}',
  lead_body_id    text,
  -- The nearest due time of all its running clocks.
  due_at          timestamptz,
  -- Found by the receipt code's keyed hash; the code itself is kept nowhere.
  receipt_hash    bytea,
  -- The number it had where it came from, for cases that were imported.
  origin          text,
  -- The case as the engine folds it: no name, no number of a person, no free text.
  fold            jsonb not null
);
create unique index cases_by_number on cases (number);
create unique index cases_by_receipt on cases (receipt_hash) where receipt_hash is not null;
create unique index cases_by_origin on cases (process, origin) where origin is not null;
create index cases_newest on cases (opened_at desc, id desc);
create index cases_of_reporter on cases (reporter_id, opened_at desc) where reporter_id is not null;
create index cases_of_registrar on cases (registrar_id, opened_at desc) where registrar_id is not null;

-- The journal. It is also the outbox: readers follow it by (xact, position), up to the oldest transaction still open.
create table case_events (
  case_id      uuid not null,
  version      integer not null,
  position     bigint generated always as identity,
  xact         xid8 not null default pg_current_xact_id(),
  action       text not null,
  type         text not null,
  at           timestamptz not null,
  -- The event but for case, version and sealed words.
  body         jsonb not null,
  -- Words and personal data, encrypted with the case's key.
  sealed       bytea,
  command_key  text not null,
  command_hash bytea not null,
  primary key (case_id, version)
);
create unique index case_events_once on case_events (case_id, command_key);
create index case_events_in_order on case_events (xact, position);

create table case_clocks (
  case_id    uuid not null,
  clock_id   text not null,
  kind       text not null,
  task_id    integer,
  started_at timestamptz not null,
  due_at     timestamptz not null,
  paused     boolean not null,
  stopped_at timestamptz,
  outcome    text,
  -- The system acts when it runs out.
  lapses     boolean not null,
  primary key (case_id, clock_id)
);
create index case_clocks_due on case_clocks (due_at, case_id) where stopped_at is null and not paused;
create index case_clocks_lapsing on case_clocks (due_at, case_id) where stopped_at is null and not paused and lapses;

-- Who must act next: a queue is one body's and role's duties, by due time.
create table case_duties (
  case_id      uuid not null,
  case_version integer not null,
  ord          smallint not null,
  body_id      text not null,
  role         text not null,
  step         text not null,
  task_id      integer,
  -- Infinity while every clock on it stands still.
  due_at       timestamptz not null,
  clock_kind   text,
  primary key (case_id, case_version, ord)
);
create index case_duties_of_body on case_duties (body_id, role, due_at, case_id, ord);

-- Which bodies below the root have a part in a case, by place (1) or by a task (2). Bodies it is about have no row.
create table case_access (
  case_id   uuid not null,
  body_id   text not null,
  part      smallint not null,
  opened_at timestamptz not null,
  primary key (case_id, body_id)
);
create index case_access_newest on case_access (body_id, opened_at desc, case_id desc);

-- How far each reader of the journal has come.
create table journal_readers (
  name     text primary key,
  xact     xid8 not null,
  position bigint not null
);

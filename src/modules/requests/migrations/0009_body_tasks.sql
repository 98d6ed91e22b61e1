-- What each body has in hand of cases, and how what it had has ended: one row a task of a lead or a co-handler. Made from
-- the journal, and can be made again. A queue's duties do not tell it: a task under review is nobody's there, and one that
-- has ended is in no queue at all.
create table body_tasks (
  case_id   uuid not null,
  task_id   integer not null,
  body_id   text not null,
  -- Whom the case is about: they are not told even by a number.
  about_ids text[] not null,
  standing  text not null check (standing in ('open', 'answered', 'returned', 'over')),
  -- Until when an open one is to be answered; absent while its time stands still.
  due_at    timestamptz,
  -- When it was answered, or its return upheld.
  ended_at  timestamptz,
  -- Whether an answered one kept its limit; absent where none was measured.
  in_time   boolean,
  primary key (case_id, task_id)
);
create index body_tasks_open on body_tasks (body_id, due_at) where standing = 'open';
create index body_tasks_ended on body_tasks (body_id, ended_at) where standing in ('answered', 'returned');

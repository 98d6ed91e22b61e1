-- A case for which nobody on duty could be found, or nobody who was called has answered: seen by those who watch over the
-- body until somebody takes it. Calling goes on whenever the people on duty change.
create table duty_alarms (
  case_id uuid not null,
  clock_id text not null,
  -- nobody: no person on duty anywhere; unanswered: those who were called did not answer.
  reason text not null check (reason in ('nobody', 'unanswered')),
  raised_at timestamptz not null,
  -- Who watches over it, by name.
  acknowledged_at timestamptz,
  acknowledged_by uuid references people (id),
  -- Somebody has taken the case in hand, or there is nothing to be taken any more.
  ended_at timestamptz,
  primary key (case_id, clock_id),
  foreign key (case_id, clock_id) references duty_calls (case_id, clock_id),
  check ((acknowledged_at is null) = (acknowledged_by is null))
);
create index duty_alarms_open on duty_alarms (raised_at desc, case_id, clock_id) where ended_at is null;

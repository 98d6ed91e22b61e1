-- Many dead letters sent again in one step: one wrong setting of a gateway leaves hundreds.

-- Which were meant, by whom and when; what became of each message stands in notice_decisions under the same key.
create table notice_bulk_decisions (
  person_id  uuid not null,
  key        text not null,
  -- Empty: of any channel, for any reason. 'none' where no address was found.
  channel    text check (channel in ('sms', 'email', 'chat', 'none')),
  reason     text,
  -- Only what could not be sent by then: what the operator saw.
  until      timestamptz not null,
  decided_at timestamptz not null,
  again      integer not null,
  still_dead integer not null,
  primary key (person_id, key)
);
create trigger notice_bulk_decisions_are_final before update or delete on notice_bulk_decisions
  for each row execute function notice_decisions_are_final();
revoke update, delete on notice_bulk_decisions from shiliu_app;

-- Dead letters narrowed by why and by which way, newest first.
create index notices_dead_by_reason on notices
  (coalesce(reason, 'carrier-refused'), coalesce(channel, 'none'), settled_at desc, id desc) where state = 'dead';

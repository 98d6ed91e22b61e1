-- Every look at what a caller reported before: who, in which post, of whom (null: nobody has that number), when. Never
-- changed. The number itself is not kept.
create table caller_look_ups (
  id uuid primary key,
  reporter_id uuid,
  person_id uuid not null,
  role text not null,
  body_id text not null,
  looked_up_at timestamptz not null
);
create index caller_look_ups_of_reporter on caller_look_ups (reporter_id, looked_up_at desc) where reporter_id is not null;
create index caller_look_ups_by_person on caller_look_ups (person_id, looked_up_at desc);

create function caller_look_ups_are_final() returns trigger language plpgsql as $$
begin
  raise exception 'caller_look_ups is append-only';
end
$$;
create trigger caller_look_ups_are_final before update or delete on caller_look_ups
  for each row execute function caller_look_ups_are_final();
revoke update, delete on caller_look_ups from shiliu_app;

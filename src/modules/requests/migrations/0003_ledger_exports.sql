-- Every ledger that was taken out: who, in which post, when, with which conditions, how many rows. What was searched for
-- may be a name and is sealed, with a key of the export's own. Never changed.
create table ledger_exports (
  id          uuid primary key,
  person_id   uuid not null,
  role        text not null,
  body_id     text not null,
  exported_at timestamptz not null,
  format      text not null,
  filters     jsonb not null,
  searched    bytea,
  rows        integer not null
);
create index ledger_exports_by_person on ledger_exports (person_id, exported_at desc);
create index ledger_exports_newest on ledger_exports (exported_at desc);

create function ledger_exports_are_final() returns trigger language plpgsql as $$
begin
  raise exception 'ledger_exports is append-only';
end
$$;
create trigger ledger_exports_are_final before update or delete on ledger_exports
  for each row execute function ledger_exports_are_final();
revoke update, delete on ledger_exports from shiliu_app;

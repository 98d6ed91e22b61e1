-- Those who asked (反映人), how they sign in, and who looked at their data. Names, numbers and addresses are sealed
-- with a key of their own (keystore.subject_keys); a blind index finds the whole number and nothing else.

create table reporters (
  id uuid primary key,
  kind text not null check (kind in ('person', 'business')),
  sealed bytea not null,
  phone_index bytea check (length(phone_index) = 16),
  id_index bytea check (length(id_index) = 16),
  created_at timestamptz not null,
  forgotten_at timestamptz,
  constraint forgotten_cannot_be_found check (forgotten_at is null or (phone_index is null and id_index is null))
);
-- One reporter a phone: whoever reads the code owns what was reported with that number.
create unique index reporters_by_phone on reporters (phone_index) where phone_index is not null;
create index reporters_by_id_number on reporters (id_index) where id_index is not null;

-- The newest code of each phone, and how many the phone was sent since day_began_at.
create table reporter_codes (
  phone_index bytea primary key check (length(phone_index) = 16),
  code_hash bytea not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  attempts smallint not null default 0,
  used_at timestamptz,
  day_began_at timestamptz not null,
  sent_in_day smallint not null
);

create table reporter_sessions (
  token_hash bytea primary key,
  reporter_id uuid not null references reporters (id),
  created_at timestamptz not null,
  expires_at timestamptz not null,
  last_seen_at timestamptz not null
);
create index reporter_sessions_of_reporter on reporter_sessions (reporter_id);

-- Every look at a reporter's whole data: who, in which post, for which case, which fields, why. Never changed.
create table unmaskings (
  case_id uuid not null,
  id uuid not null,
  reporter_id uuid not null,
  person_id uuid not null,
  role text not null,
  body_id text not null,
  fields text[] not null check (cardinality(fields) > 0),
  reason text not null check (char_length(reason) >= 4),
  unmasked_at timestamptz not null,
  primary key (case_id, id)
);
create index unmaskings_of_reporter on unmaskings (reporter_id, unmasked_at desc);
create index unmaskings_by_person on unmaskings (person_id, unmasked_at desc);

create function unmaskings_are_final() returns trigger language plpgsql as $$
begin
  raise exception 'unmaskings is append-only';
end
$$;
create trigger unmaskings_are_final before update or delete on unmaskings
  for each row execute function unmaskings_are_final();
-- The application's role adds to it and reads it.
revoke update, delete on unmaskings from shiliu_app;

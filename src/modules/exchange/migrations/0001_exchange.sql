-- Superior platforms (上级平台): what they are called, where results are written back to, in which format. The newest
-- change of each is the one in force; none is ever altered, so that it is known who pointed it where.
create table superior_platforms (
  id          text not null,
  version     integer not null,
  name_zh     text not null,
  name_en     text not null,
  url         text not null,
  active      boolean not null,
  format      jsonb not null,
  -- Signs what is written back: sealed with a key of the platform's own, or named as a variable of the environment.
  key_id      uuid not null,
  sealed      bytea,
  secret_env  text,
  changed_by  uuid not null,
  changed_at  timestamptz not null,
  change_key  text not null,
  change_hash bytea not null,
  primary key (id, version),
  unique (changed_by, change_key),
  check ((sealed is null) <> (secret_env is null))
);

-- Which platform an API key speaks for: one.
create table superior_keys (
  key_id      uuid primary key,
  platform_id text not null,
  bound_by    uuid not null,
  bound_at    timestamptz not null
);

-- What a superior platform is still to be told, or has acknowledged. It holds no words: they are read from the case when
-- it is sent.
create table write_backs (
  case_id         uuid not null,
  version         integer not null,
  platform_id     text not null,
  order_number    text not null,
  step            text not null,
  created_at      timestamptz not null,
  -- When it is tried next.
  due_at          timestamptz not null,
  -- Somebody is sending it until then; whoever was killed meanwhile leaves it to the next.
  leased_until    timestamptz,
  tries           integer not null default 0,
  last_tried_at   timestamptz,
  last_result     text,
  last_status     integer,
  last_code       text,
  flag            text check (flag in ('late', 'refused')),
  acknowledged_at timestamptz,
  acknowledgement text,
  -- By hand: agreed upon by other means.
  settled_by      uuid,
  settled_reason  text,
  primary key (case_id, version)
);
create index write_backs_due on write_backs (platform_id, due_at, case_id, version) where acknowledged_at is null;
create index write_backs_waiting on write_backs (case_id, version) where acknowledged_at is null;
create index write_backs_newest on write_backs (created_at desc, case_id desc, version desc);
create index write_backs_flagged on write_backs (created_at desc, case_id desc, version desc)
  where flag is not null and acknowledged_at is null;

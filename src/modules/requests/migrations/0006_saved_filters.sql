-- Filters that somebody keeps for a list, under a name of their own, in one of their posts.
create table saved_filters (
  person_id  uuid not null,
  id         uuid not null,
  role       text not null,
  body_id    text not null,
  list       text not null check (list in ('queue', 'cases')),
  name       text not null check (name <> ''),
  conditions jsonb not null,
  -- The list opens with it.
  is_default boolean not null,
  added_at   timestamptz not null,
  changed_at timestamptz not null,
  primary key (person_id, id)
);
create unique index saved_filters_by_name on saved_filters (person_id, role, body_id, list, lower(name));
create unique index saved_filters_default on saved_filters (person_id, role, body_id, list) where is_default;

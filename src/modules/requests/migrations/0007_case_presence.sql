-- Who has a case open, and which act they are writing in it: one lease a screen, renewed while it is looked at. Nothing
-- of it is worth a disk: after a crash of PostgreSQL the table is empty, and right again within a minute. No index but the
-- key, and room on each page, so that renewing a lease touches no index.
create unlogged table case_presence (
  case_id    uuid not null,
  screen_id  uuid not null,
  person_id  uuid not null,
  body_id    text not null,
  -- The name of an action; null: they look.
  writing    text,
  since      timestamptz not null,
  expires_at timestamptz not null,
  primary key (case_id, screen_id)
) with (fillfactor = 50);

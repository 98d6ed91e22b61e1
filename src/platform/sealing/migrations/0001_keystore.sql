-- Keys of the people who asked. A schema of its own, so that it can live in a database, and in backups, of its own:
-- forgetting a person is destroying the key here, and what was sealed with it elsewhere stays unreadable for ever.
create schema if not exists keystore;

create table keystore.subject_keys (
  subject_id    uuid primary key,
  wrapped       bytea,
  master_key_id smallint not null,
  created_at    timestamptz not null,
  destroyed_at  timestamptz,
  constraint destroyed_has_no_key check ((wrapped is null) = (destroyed_at is not null))
);

-- The turning of the master key walks the rows still wrapped by an older one.
create index subject_keys_by_master_key on keystore.subject_keys (master_key_id) where wrapped is not null;

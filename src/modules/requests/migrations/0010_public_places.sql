-- What anybody may know of, in the row itself: the bodies by which a public case lies somewhere, and nothing for a case
-- that is not public. It is `isPublic` in SQL; a test holds the two against each other. PostgreSQL works it out, as it
-- does the cell: it changes when a place is corrected or a case becomes private, and commands in between touch no index.
alter table cases add column public_places text generated always as (
  case
    when kind = 'tip-off' or cardinality(about_ids) > 0 then null
    when origin is not null and not fold->'facts' ? 'superior' then null
    when jsonb_path_exists(fold->'facts'->'corrections',
      '$[*] ? (@.what == "about" || @.what == "kind" && @.from == "tip-off")') then null
    else coalesce(fold->>'places', '{}')
  end) stored;

-- The map's counts are one walk of this index and of nothing else.
create index cases_public_at_places on cases (public_places, cell, process, opened_at) where public_places is not null;

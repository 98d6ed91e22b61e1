-- The rulings of consultations (会商定责), as later dispatches find them: who ruled, whom they named, and by which pairs of
-- characters and words the request is known. The words are redacted as those of request_search are, and the address is left
-- out. One row a case: a later ruling takes the place of the earlier one. Made from the journal, and can be made again.
create table precedents (
  case_id        uuid not null,
  version        integer not null,
  ruled_at       timestamptz not null,
  desk_id        text not null,
  lead_id        text not null,
  co_handler_ids text[] not null,
  process        text not null,
  kind           text,
  place_id       text,
  terms          text[] not null,
  -- False while the case is handled elsewhere than where the ruling sent it.
  stands         boolean not null,
  primary key (case_id, version)
);
-- Rulings are few and each is written once or twice: a list of pending entries would only be read by every search.
create index precedents_terms on precedents using gin (terms) with (fastupdate = off) where stands;

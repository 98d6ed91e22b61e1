-- The rulings of consultations (会商定责), as later dispatches find them: who ruled, and whom they named. One row a case: a
-- later ruling takes the place of the earlier one. Made from the journal, and can be made again.
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
  term_count     smallint not null,
  -- False while the case is handled elsewhere than where the ruling sent it.
  stands         boolean not null,
  primary key (case_id, version)
);
-- What the requests of rulings that stand are known by: pairs of characters and words, redacted as those of request_search
-- are, and without the address. Rows of their own, not an array: how many rulings have a term, and which, is read from the
-- index alone, where an index over arrays would visit each of their rows.
create table precedent_terms (
  case_id uuid not null,
  term    text not null,
  primary key (case_id, term)
);
create index precedent_terms_by_term on precedent_terms (term, case_id);

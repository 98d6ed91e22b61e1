-- What a request is found by: its words as pairs of characters, and the text itself for a second look. Both are
-- redacted: numbers of people, addresses of e-mail and the reporter's own name never enter.
create table request_search (
  case_id uuid primary key,
  words   text not null,
  terms   tsvector not null
);
create index request_search_terms on request_search using gin (terms);

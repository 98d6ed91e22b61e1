-- When a request was made, beside its words: as a column to order by, and as two terms, the eight days and the sixty-four
-- that it falls into, by which a search for common words looks at the last days first.
alter table request_search add column opened_at timestamptz;
update request_search s
set opened_at = c.opened_at,
  terms = s.terms || array_to_tsvector(array[
    '@8:' || floor(extract(epoch from c.opened_at) / (8 * 86400)),
    '@64:' || floor(extract(epoch from c.opened_at) / (64 * 86400))])
from cases c
where c.id = s.case_id;
alter table request_search alter column opened_at set not null;

-- Where the matter lies, so that a list of one place is a few ranges of an index. PostgreSQL works it out, as it does the
-- cell; it changes when a place is corrected, and commands in between touch no index.
alter table cases add column matter_id text generated always as (fold->'places'->>'matter') stored;

create index cases_at_places on cases (matter_id, opened_at desc, id desc);

-- What is urgent is rare, and a list of it would else pass by all the rest.
create index cases_by_urgency on cases (urgency, opened_at desc, id desc) where urgency <> 'normal';

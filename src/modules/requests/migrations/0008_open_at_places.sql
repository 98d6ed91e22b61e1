-- What is open at a place, beside a case and in a list narrowed to both: else all that was ever closed there would be read
-- to find it. Written as a case opens and as it closes; a step between touches it no more than cases_at_places.
create index cases_open_at_places on cases (matter_id, opened_at desc, id desc) where closed_at is null;

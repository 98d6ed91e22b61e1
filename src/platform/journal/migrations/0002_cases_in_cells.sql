-- How a case ended, or that it is open, with its kind: lists are narrowed by these, and each narrowing is a few cells.
-- PostgreSQL works it out, so that it is true whoever writes. It says nothing of the state of an open case, which may
-- thus move from state to state without touching any index.
alter table cases add column cell text not null
  generated always as (case when closed_at is null then 'open' else state end || '/' || coalesce(kind, '')) stored;

create index cases_in_cells on cases (cell, opened_at desc, id desc);

-- Figures are of what closed in a time.
create index cases_by_closing on cases (closed_at) where closed_at is not null;

-- What the service is called wherever it is shown: one row, and none before somebody named it.
create table service_names (
  one_row boolean primary key default true check (one_row),
  name_zh text not null check (name_zh <> ''),
  name_en text not null check (name_en <> ''),
  -- Where there is little room: the head of a page, a tab, the line under a paper.
  short_zh text not null check (short_zh <> ''),
  short_en text not null check (short_en <> ''),
  hotline text not null check (hotline <> ''),
  territory_zh text not null,
  territory_en text not null
);

-- What concerns the installation as a whole: its name, what somebody vouches for, when it went live.
alter table organisation_changes drop constraint organisation_changes_subject_kind_check;
alter table organisation_changes add constraint organisation_changes_subject_kind_check
  check (subject_kind in ('body', 'person', 'post', 'import', 'installation'));
create index organisation_changes_of_installation on organisation_changes (act, id desc)
  where subject_kind = 'installation';
-- Going live happens once.
create unique index organisation_changes_live_once on organisation_changes ((true)) where act = 'went-live';

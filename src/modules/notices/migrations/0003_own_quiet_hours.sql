-- Hours of the day in which somebody wants only what is urgent, beside those of the installation: minutes since midnight in
-- Beijing time.
alter table staff_notice_choices
  add column quiet_from smallint check (quiet_from between 0 and 1439),
  add column quiet_until smallint check (quiet_until between 0 and 1439),
  add check ((quiet_from is null) = (quiet_until is null)),
  add check (quiet_from <> quiet_until);

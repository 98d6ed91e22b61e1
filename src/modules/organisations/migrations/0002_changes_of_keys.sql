-- Who made a key of another system, who ended it and why: found by the key, for a page of them at once.
create index organisation_changes_of_keys on organisation_changes ((coalesce(new_value, old_value) ->> 'keyId'))
  where act in ('key-made', 'key-ended');

-- When somebody last set their own password; empty while an account waits for its holder to accept an invitation.
alter table auth.accounts add column password_set_at timestamptz;
update auth.accounts a set password_set_at = a.updated_at
  where a.updated_at > a.created_at
     or exists (select from auth.sessions s where s.user_id = a.user_id);

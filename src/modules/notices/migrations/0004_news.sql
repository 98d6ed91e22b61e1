-- News (站内消息): what a member of staff is told in the app, in the post whose matter it is. Written with the message out
-- that says the same, once for its key in each post. No row holds a name or a word of a case: the text is made of the
-- template and its blanks when it is read.

create table staff_news (
  id         bigint generated always as identity primary key,
  person_id  uuid not null,
  body_id    text not null,
  role       text not null,
  key        text not null check (length(key) between 1 and 200),
  case_id    uuid,
  -- The event of the case that it tells of.
  version    integer,
  template   text not null,
  blanks     jsonb not null,
  urgent     boolean not null,
  -- While this is so there is something to do.
  watch      jsonb,
  at         timestamptz not null,
  read_at    timestamptz
);
-- Once in each post; and what one post has read, the same person's others have.
create unique index staff_news_once on staff_news (person_id, key, body_id, role);
create index staff_news_of_post on staff_news (person_id, body_id, role, id desc);
create index staff_news_unread on staff_news (person_id, body_id, role, id desc) where read_at is null;
create index staff_news_read on staff_news (read_at) where read_at is not null;
create index staff_news_left on staff_news (at) where read_at is null;

-- What somebody does not want to find in the app. Everything else is told there, new kinds too.
alter table staff_notice_choices add column not_in_app text[] not null default '{}';

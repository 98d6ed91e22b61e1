-- The desk's memory: articles (知识) in versions, and templates of answers (答复模板).
-- A version is never changed once it is written; what changes is its standing. Nothing is deleted: an article is
-- withdrawn, a template is put away, and the history says who did it and when.

create table knowledge_articles (
  id uuid primary key,
  -- Of the version in force, or else of the newest one: what lists are narrowed and ordered by. `valid_until` and
  -- `review_on` move on where the owner renews what the version says.
  owner_id text not null,
  title text not null,
  valid_until date not null,
  review_on date,
  public boolean not null,
  newest_version integer not null check (newest_version > 0),
  published_version integer,
  draft_version integer,
  withdrawn_at timestamptz,
  changed_at timestamptz not null,
  -- The terms of the version in force; those of title, question and keywords a second time, behind a `~`.
  terms tsvector,
  check ((terms is null) = (published_version is null)),
  check (published_version is null or withdrawn_at is null)
);
create index knowledge_articles_terms on knowledge_articles using gin (terms) with (fastupdate = off);
create index knowledge_articles_newest on knowledge_articles (changed_at desc, id desc);
create index knowledge_articles_of_owner on knowledge_articles (owner_id, changed_at desc, id desc);
create index knowledge_articles_expiring on knowledge_articles (valid_until, id) where published_version is not null;
create index knowledge_articles_drafts on knowledge_articles (changed_at desc, id desc) where draft_version is not null;
create index knowledge_articles_withdrawn on knowledge_articles (changed_at desc, id desc) where withdrawn_at is not null;
create index knowledge_articles_public on knowledge_articles (changed_at desc, id desc)
  where public and published_version is not null;

create table knowledge_versions (
  article_id uuid not null references knowledge_articles (id),
  version integer not null check (version > 0),
  state text not null check (state in ('draft', 'published', 'superseded', 'returned', 'withdrawn')),
  owner_id text not null,
  title text not null check (title <> ''),
  question text,
  answer text not null check (answer <> ''),
  kinds text[] not null,
  keywords text[] not null,
  ground text not null check (ground <> ''),
  valid_until date not null,
  review_on date check (review_on <= valid_until),
  public boolean not null,
  drafted_at timestamptz not null,
  drafted_by uuid, -- empty: the system itself (seed)
  published_at timestamptz,
  published_by uuid,
  primary key (article_id, version)
);
create unique index knowledge_versions_one_in_force on knowledge_versions (article_id) where state = 'published';
create unique index knowledge_versions_one_draft on knowledge_versions (article_id) where state = 'draft';

create function knowledge_versions_are_final() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or
    (to_jsonb(old) - array['state', 'published_at', 'published_by'])
      is distinct from (to_jsonb(new) - array['state', 'published_at', 'published_by']) then
    raise exception 'a version of an article is never changed';
  end if;
  return new;
end
$$;
create trigger knowledge_versions_are_final before update or delete on knowledge_versions
  for each row execute function knowledge_versions_are_final();

-- Cases that were answered from an article: how often it is of use.
create table knowledge_uses (
  case_id uuid not null,
  article_id uuid not null references knowledge_articles (id),
  version integer not null,
  used_at timestamptz not null,
  primary key (case_id, article_id)
);
create index knowledge_uses_of_article on knowledge_uses (article_id, used_at);

create table answer_templates (
  id uuid primary key,
  body_id text not null,
  title text not null check (title <> ''),
  -- Empty: for every kind of request.
  kind text,
  action text not null check (action <> ''),
  words text not null check (words <> ''),
  changed_at timestamptz not null,
  put_away_at timestamptz
);
create index answer_templates_of_body on answer_templates (body_id) where put_away_at is null;

-- Who changed what, when. `key` is the idempotency key of the write.
create table knowledge_changes (
  id bigint generated always as identity primary key,
  changed_at timestamptz not null,
  changed_by uuid, -- empty: the system itself (seed)
  body_id text,    -- the body in whose name
  act text not null,
  subject_id uuid not null,
  version integer,
  reason text,
  before jsonb,
  key text not null,
  input_digest text not null
);
create index knowledge_changes_of_subject on knowledge_changes (subject_id, id desc);
create unique index knowledge_changes_once on knowledge_changes (coalesce(changed_by::text, 'system'), key);

create function knowledge_changes_are_final() returns trigger language plpgsql as $$
begin
  raise exception 'knowledge_changes is append-only';
end
$$;
create trigger knowledge_changes_are_final before update or delete on knowledge_changes
  for each row execute function knowledge_changes_are_final();

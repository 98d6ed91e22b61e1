-- Keys are listed newest first, page by page.
create index api_keys_newest on auth.api_keys (created_at desc, id desc);

-- Which text was judged, and which one readers lost: the author may have republished between the two.
alter table statement
  add seen_revision_id id references revision on delete set null,
  add hidden_revision_id id references revision on delete set null;
create index statement_by_seen on statement (seen_revision_id) where seen_revision_id is not null;
create index statement_by_hidden on statement (hidden_revision_id) where hidden_revision_id is not null;

-- Who made the articles of a creator pass the desk first, and who let them go.
create table review_change (
  id id primary key,
  creator_id id not null references creator on delete cascade,
  is_reviewed_first boolean not null,
  changed_by id references "user" on delete set null,
  created_at timestamptz not null default now()
);
create index review_change_by_creator on review_change (creator_id, id desc);

-- When a public picture went back with the last article that showed it; it comes back with any of them.
alter table upload add closed_at timestamptz check (closed_at is null or is_private);

update upload set is_private = true, closed_at = now()
where not is_private
  and exists (
    select from picture_use as use join article on article.id = use.article_id
    where use.hash = upload.hash and use.was_published and article.state in ('hidden', 'withdrawn')
  )
  and not exists (
    select from picture_use as use join article on article.id = use.article_id
    where use.hash = upload.hash and use.was_published and article.state = 'published'
  )
  and not exists (select from creator where avatar = upload.hash)
  and not exists (select from setting where key = 'site.logo' and value ->> 'hash' = upload.hash);

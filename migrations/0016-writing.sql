alter table upload add column name text not null default '' check (length(name) <= 200); -- of the file, for whoever looks for it

-- Which articles use which pictures, so that their creator finds and keeps what is needed.
create table picture_use (
  article_id id not null references article on delete cascade,
  hash text not null, -- no foreign key: a draft may name what is not stored (yet)
  in_draft boolean not null default false,
  in_published boolean not null default false, -- what readers see now
  was_published boolean not null default false, -- some version that readers saw: versions never change
  words text not null default '', -- alt text and caption
  primary key (article_id, hash)
);
create index picture_use_by_hash on picture_use (hash);

insert into picture_use (article_id, hash, in_draft, in_published, was_published, words)
select article_id, hash, bool_or(is_draft), bool_or(is_now), bool_or(not is_draft), left(coalesce(string_agg(words, ' '), ''), 2000)
from (
  select draft.article_id, figure #>> '{attrs,media}' as hash, true as is_draft, false as is_now,
    concat_ws(' ', figure #>> '{attrs,alt}', (
      select string_agg(piece #>> '{}', '') from jsonb_path_query(figure, '$.content[*].text') as piece
    )) as words
  from draft, jsonb_path_query(draft.document, '$.** ? (@.type == "figure")') as figure
  union all
  select article_id, details #>> '{cover,hash}', true, false, details #>> '{cover,alt}' from draft
  union all
  select revision.article_id, figure #>> '{attrs,media}', false, revision.id = article.published_revision_id, null
  from revision
  join article on article.id = revision.article_id,
    jsonb_path_query(revision.document, '$.** ? (@.type == "figure")') as figure
  where revision.published_at is not null
  union all
  select revision.article_id, revision.details #>> '{cover,hash}', false, revision.id = article.published_revision_id, null
  from revision join article on article.id = revision.article_id
  where revision.published_at is not null
) as found
where hash ~ '^[0-9a-f]{64}$'
group by article_id, hash;

-- A text that was fixed to be published at a time. What is typed meanwhile does not go along.
create table planned_publication (
  article_id id primary key references article on delete cascade,
  revision_id id not null references revision on delete cascade,
  version int not null, -- of the draft, when it was planned
  change_kind text check (change_kind in ('typo', 'update', 'correction')),
  reason text not null default '' check (length(reason) <= 1000),
  due_at timestamptz not null,
  planned_by id references "user" on delete set null,
  problem text check (length(problem) <= 40) -- why it was not published at its time
);
create index planned_publication_due on planned_publication (due_at) where problem is null;

-- Opens one draft to whoever has the link. The link itself is not kept: a copied table opens nothing.
create table draft_link (
  id id primary key,
  article_id id not null references article on delete cascade,
  token_hash text not null unique,
  note text not null default '' check (length(note) <= 100), -- for whom it is
  created_by id references "user" on delete set null,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null
);
create index draft_link_by_article on draft_link (article_id, id desc);
create index draft_link_by_expiry on draft_link (expires_at);

-- What the editors put first, on the front page and in each channel. Each list has a version: of two editors who change
-- it at once the second is told.
create table headline_list (
  channel_id id references channel on delete cascade, -- null: the front page
  version int not null default 0,
  unique nulls not distinct (channel_id)
);

-- Rows stay as the history of who put what first.
create table headline (
  id id primary key,
  channel_id id references channel on delete cascade, -- null: the front page
  article_id id not null references article on delete cascade,
  place int not null,
  title text not null default '' check (length(title) <= 80), -- a shorter one for the list
  pinned_by id references "user" on delete set null,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  ended_at timestamptz,
  ended_by id references "user" on delete set null -- null: by itself
);
create unique index headline_once on headline (channel_id, article_id) nulls not distinct where ended_at is null;
create index headline_history on headline (channel_id, ended_at desc, id desc) where ended_at is not null;
create index headline_by_article on headline (article_id);

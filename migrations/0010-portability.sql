-- An item is known by creator, format, source site and item id: running an import twice imports nothing twice.
create table imported_item (
  creator_id id not null references creator on delete cascade,
  format text not null,
  site text not null check (length(site) <= 300),
  item text not null check (length(item) <= 1000),
  article_id id not null references article on delete cascade,
  digest text not null default '', -- of title and text: tells whether an item changed since
  notes jsonb not null default '{}', -- unknown fields of the original
  imported_at timestamptz not null default now(),
  primary key (creator_id, format, site, item)
);
create index imported_item_by_article on imported_item (article_id);

-- Kept for the comments to come.
create table imported_comment (
  article_id id not null references article on delete cascade,
  item text not null,
  parent_item text,
  author text not null default '',
  body text not null,
  written_at timestamptz,
  primary key (article_id, item)
);

create table old_address (
  path text primary key check (length(path) <= 1000),
  article_id id not null references article on delete cascade
);
create index old_address_by_article on old_address (article_id);

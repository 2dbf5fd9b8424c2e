create table source (
  id id primary key,
  creator_id id not null references creator on delete cascade, -- who cited it first; sources of a creator can be picked again
  kind text not null default 'web' check (kind in ('web', 'report', 'data', 'research', 'book', 'law', 'interview', 'social', 'primary')),
  url text check (length(url) <= 2000),
  title text not null check (length(title) between 1 and 500),
  publisher text not null default '' check (length(publisher) <= 200),
  author text not null default '' check (length(author) <= 200),
  published text not null default '' check (length(published) <= 40), -- a date as far as it is known: 2026, 2026-11, 2026-11-22
  quote text not null default '' check (length(quote) <= 2000),
  created_at timestamptz not null default now()
);
create index source_by_creator on source (creator_id, created_at desc);
create unique index source_same on source (creator_id, md5(coalesce(url, '')), md5(title), md5(publisher), md5(published), md5(quote));

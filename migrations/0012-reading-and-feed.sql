-- How often an article was opened on a day of the site's calendar. Nothing says by whom.
create table daily_opens (
  article_id id not null references article on delete cascade,
  day date not null,
  opens int not null check (opens > 0),
  primary key (article_id, day)
);

-- A copy of what is published, in the order of the hot list; see features/feed/ranking.ts for the formula.
create table hot_score (
  article_id id not null references article on delete cascade,
  channel_id id references channel on delete cascade, -- null: the whole site
  published_at timestamptz not null,
  hot double precision not null,
  unique nulls not distinct (article_id, channel_id)
);
create index hot_of_site on hot_score (hot desc, article_id desc) where channel_id is null;
create index hot_of_channel on hot_score (channel_id, hot desc, article_id desc) where channel_id is not null;

-- What an article is about: words of its title, summary and tags. Ids sort by time, so the newest of a word come first.
create table subject_word (
  word text not null check (length(word) between 1 and 40),
  article_id id not null references article on delete cascade,
  primary key (word, article_id)
);
create index subject_word_by_article on subject_word (article_id);

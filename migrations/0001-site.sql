-- Ids are 13 characters of Crockford base32, made in the application. They sort by time, so they must compare by byte.
create domain id as text collate "C" check (value ~ '^[0-9a-hjkmnp-tv-z]{13}$');

create table setting (
  key text primary key,
  value jsonb not null,
  updated_at timestamptz not null default now()
);

-- What another process must drop from its page cache; written in the transaction of the act.
create table cache_event (
  id bigint generated always as identity primary key,
  dependencies text[] not null,
  is_hard boolean not null default false,
  created_at timestamptz not null default now()
);

create table channel (
  id id primary key,
  slug text not null unique check (slug ~ '^[a-z0-9][a-z0-9-]{0,39}$'),
  name_zh text not null check (length(name_zh) between 1 and 40),
  name_en text not null check (length(name_en) between 1 and 40),
  about_zh text not null default '' check (length(about_zh) <= 400),
  about_en text not null default '' check (length(about_en) <= 400),
  place int not null, -- order in the navigation
  is_light boolean not null default false, -- the tabbed block of lighter channels
  is_hidden boolean not null default false,
  created_at timestamptz not null default now()
);

-- The clauses that decisions name. They are changed and retired but never deleted: an old decision must find its clause.
create table rule (
  id text primary key check (id ~ '^r-[a-z0-9][a-z0-9-]{0,37}$'),
  place int not null, -- order on the page
  title_zh text not null check (length(title_zh) between 1 and 80),
  title_en text not null check (length(title_en) between 1 and 80),
  text_zh text not null check (length(text_zh) between 1 and 2000),
  text_en text not null check (length(text_en) between 1 and 2000),
  is_retired boolean not null default false,
  updated_at timestamptz not null default now()
);

-- Pages in the operator's own words, in Markdown. Without a row the draft that comes with the program is shown.
create table site_page (
  page text not null check (page in ('privacy', 'terms')),
  language text not null check (length(language) between 2 and 20),
  markdown text not null check (length(markdown) between 1 and 60000),
  updated_at timestamptz not null default now(),
  primary key (page, language)
);

-- A link by which people may sign up. It is derived from the data folder's secret: a copied table invites nobody.
create table invitation (
  id id primary key,
  note text not null default '' check (length(note) <= 200),
  uses int not null check (uses between 1 and 1000),
  used int not null default 0 check (used between 0 and uses),
  expires_at timestamptz not null,
  revoked_at timestamptz,
  created_by id references "user" on delete set null,
  created_at timestamptz not null default now()
);
alter table "user" add column invitation_id id references invitation on delete set null; -- how they came in

-- What editors made of a tag: another one stands for it, or (null) it is not used.
create table tag_rule (
  tag text primary key check (length(tag) between 1 and 40),
  becomes text check (length(becomes) between 1 and 40 and becomes <> tag),
  label text check (length(label) between 1 and 40), -- how the tag that it becomes is written
  changed_by id references "user" on delete set null,
  changed_at timestamptz not null default now(),
  check ((becomes is null) = (label is null))
);
create index tag_rule_by_becomes on tag_rule (becomes) where becomes is not null;

-- Nothing new goes in, but its page stays for those who know the address.
alter table channel add column is_retired boolean not null default false;

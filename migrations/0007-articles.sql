create table article (
  id id primary key,
  creator_id id not null references creator on delete cascade,
  created_by id references "user" on delete set null,
  state text not null default 'draft'
    check (state in ('draft', 'scheduled', 'submitted', 'in-review', 'sent-back', 'published', 'withdrawn', 'hidden')),
  is_listed boolean not null default true, -- an imported page stays off the lists
  published_revision_id id,
  -- What lists show, copied from the published revision.
  title text not null default '',
  title_broken text not null default '', -- the title with U+200B where a line may break
  summary text not null default '',
  language text not null default 'zh-CN',
  cover jsonb, -- { hash, alt, credit, width, height }
  place text not null default '',
  byline text not null default '', -- an author's name when it is not the creator
  text_count int not null default 0,
  reading_minutes int not null default 1,
  published_at timestamptz,
  updated_at timestamptz, -- last republication of any kind
  corrected_at timestamptz,
  withdrawn_at timestamptz,
  withdrawal_reason text not null default '' check (length(withdrawal_reason) <= 1000),
  source_count int not null default 0,
  is_advertisement boolean not null default false, -- lists say so beside the title
  submitted_revision_id id, -- what waits for a review; a published article may have an update waiting
  review_note text not null default '' check (length(review_note) <= 4000), -- why it was sent back
  created_at timestamptz not null default now()
);
create index article_latest on article (published_at desc, id desc) where state = 'published' and is_listed;
create index article_by_creator on article (creator_id, published_at desc, id desc) where state = 'published';
create index article_in_studio on article (creator_id, created_at desc, id desc);

-- One per article, saved as one types, by If-Match on its version.
create table draft (
  article_id id primary key references article on delete cascade,
  version int not null default 1,
  details jsonb not null, -- title, summary, cover, channels, tags, place, sources, declaration: see articles/details.ts
  document jsonb not null,
  edited_by id references "user" on delete set null,
  edited_at timestamptz not null default now(),
  revised_at timestamptz not null default now(), -- when a revision was last kept
  published_version int -- the version that is published or submitted: the same one is not published twice
);

create table revision (
  id id primary key,
  article_id id not null references article on delete cascade,
  number int not null,
  parent_id id references revision,
  reason text not null check (reason in ('published', 'submitted', 'editing', 'conflict', 'restored', 'imported')),
  change_kind text check (change_kind in ('first', 'typo', 'update', 'correction')),
  note text not null default '' check (length(note) <= 1000), -- why it was changed, in the author's words
  published_at timestamptz, -- when readers first saw it; null: never
  details jsonb not null,
  document jsonb not null,
  text text not null,
  hash text not null, -- SHA-256 over canonical JSON of details and document and the parent's hash
  created_by id references "user" on delete set null,
  created_at timestamptz not null default now(),
  unique (article_id, number)
);
alter table article
  add foreign key (published_revision_id) references revision deferrable initially deferred,
  add foreign key (submitted_revision_id) references revision deferrable initially deferred;

create table rendering (
  revision_id id not null references revision on delete cascade,
  renderer_version int not null,
  html text not null,
  primary key (revision_id, renderer_version)
);

create table article_channel (
  article_id id not null references article on delete cascade,
  channel_id id not null references channel on delete cascade,
  published_at timestamptz not null, -- copied, so that a channel's list is one index scan
  primary key (article_id, channel_id)
);
create index article_channel_latest on article_channel (channel_id, published_at desc, article_id desc);

create table article_tag (
  article_id id not null references article on delete cascade,
  tag text not null check (length(tag) between 1 and 40), -- as compared in the address: NFKC, lower case
  label text not null check (length(label) between 1 and 40), -- as the author wrote it
  published_at timestamptz not null,
  primary key (article_id, tag)
);
create index article_tag_latest on article_tag (tag, published_at desc, article_id desc);

-- Claims come with their own rows later; a citation without a claim is a source of the whole article.
create table citation (
  article_id id not null references article on delete cascade,
  source_id id not null references source on delete cascade,
  place int not null,
  claim_id text,
  primary key (article_id, place)
);
create index citation_by_source on citation (source_id);

create table correction (
  id id primary key,
  article_id id not null references article on delete cascade,
  revision_id id not null references revision on delete cascade,
  before_revision_id id not null references revision on delete cascade,
  reason text not null check (length(reason) between 1 and 1000),
  created_at timestamptz not null default now()
);
create index correction_by_article on correction (article_id, created_at desc);
create index correction_latest on correction (created_at desc);

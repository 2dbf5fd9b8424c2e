create table creator (
  id id primary key,
  handle text not null unique,
  name text not null check (length(name) between 1 and 60),
  name_folded text not null default '', -- the name with look-alike letters folded together
  tagline text not null default '' check (length(tagline) <= 160),
  kind text not null check (kind in ('person', 'organisation', 'media', 'government', 'house')),
  avatar text check (avatar ~ '^[0-9a-f]{64}$'),
  verified_as text check (length(verified_as) <= 120),
  is_reviewed_first boolean not null default false,
  state text not null default 'active' check (state in ('active', 'suspended', 'withdrawn')),
  language text not null default 'zh-CN',
  created_at timestamptz not null default now()
);
create index creator_newest on creator (created_at desc, id) where state = 'active';
-- Names nobody else may come close to.
create index creator_protected_name on creator (name_folded) where verified_as is not null or kind = 'house';

-- Every handle that was ever given out; an old one stays reserved and redirects.
create table creator_handle (
  folded text primary key, -- handle with look-alike characters folded together
  handle text not null,
  creator_id id not null references creator on delete cascade,
  given_at timestamptz not null default now()
);
create index creator_handle_by_handle on creator_handle (handle);

create table creator_member (
  creator_id id not null references creator on delete cascade,
  user_id id not null references "user" on delete cascade,
  role text not null check (role in ('owner', 'co-editor', 'writer')),
  since timestamptz not null default now(),
  primary key (creator_id, user_id)
);
create index creator_member_by_user on creator_member (user_id);

create table creator_channel (
  creator_id id not null references creator on delete cascade,
  channel_id id not null references channel on delete cascade,
  primary key (creator_id, channel_id)
);

create table follow (
  user_id id not null references "user" on delete cascade,
  creator_id id not null references creator on delete cascade,
  since timestamptz not null default now(),
  primary key (user_id, creator_id)
);
create index follow_by_creator on follow (creator_id, since desc);

-- What is applied for. The queue and the decision belong to moderation; this is the content, saved as one goes.
create table application (
  id id primary key,
  user_id id not null references "user" on delete cascade,
  state text not null default 'draft' check (state in ('draft', 'submitted', 'more-asked', 'accepted', 'refused', 'withdrawn')),
  version int not null default 1,
  kind text check (kind in ('person', 'organisation', 'media', 'government')),
  handle text not null default '' check (length(handle) <= 60),
  name text not null default '' check (length(name) <= 60),
  tagline text not null default '' check (length(tagline) <= 160),
  avatar text check (avatar ~ '^[0-9a-f]{64}$'),
  channel_ids text[] not null default '{}',
  why text not null default '' check (length(why) <= 4000),
  links text[] not null default '{}',
  files jsonb not null default '[]', -- [{ id, name, mime, bytes }]: proof files in the private store
  answer text not null default '' check (length(answer) <= 4000), -- what the desk said last, as the applicant reads it
  answered_at timestamptz,
  creator_id id references creator on delete set null, -- set when accepted
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  submitted_at timestamptz
);
create index application_by_user on application (user_id, created_at desc);
create index application_with_old_proofs on application (answered_at) where files <> '[]' and state in ('accepted', 'refused');
-- One open application a person.
create unique index application_open on application (user_id) where state in ('draft', 'submitted', 'more-asked');

-- A picture as it was uploaded, once for each content. Its bytes lie in the private store and are never served.
create table picture (
  hash text primary key check (hash ~ '^[0-9a-f]{64}$'), -- SHA-256 of the uploaded bytes
  mime text not null,
  bytes bigint not null check (bytes > 0),
  width int not null check (width > 0), -- upright
  height int not null check (height > 0),
  frames int not null default 1 check (frames > 0),
  provenance jsonb not null default '{}', -- who made it and how, as its metadata says: see provenance.ts
  is_hidden boolean not null default false, -- by a decision; then nobody is served
  created_at timestamptz not null default now()
);

create table variant (
  hash text not null references picture on delete cascade,
  name text not null check (length(name) <= 20),
  mime text not null,
  width int not null,
  height int not null,
  bytes bigint not null,
  primary key (hash, name)
);

-- Who brought a picture, and whether a published thing shows it. Two creators may bring the same one.
create table upload (
  id id primary key,
  hash text not null references picture on delete cascade,
  creator_id id, -- null: a user's own, such as the avatar of an application. No foreign key: creators come later
  user_id id references "user" on delete set null,
  is_private boolean not null default true,
  created_at timestamptz not null default now()
);
create unique index upload_of_creator on upload (hash, creator_id) where creator_id is not null;
create unique index upload_of_user on upload (hash, user_id) where creator_id is null and user_id is not null;
create index upload_by_creator on upload (creator_id, id desc);
create index upload_by_user on upload (user_id, id desc);

-- Proofs that come with an application. Never public, never shared between users, so that deleting one is simple.
create table proof_file (
  id id primary key,
  user_id id not null references "user" on delete cascade,
  name text not null check (length(name) between 1 and 120),
  mime text not null,
  bytes bigint not null check (bytes > 0),
  created_at timestamptz not null default now()
);
create index proof_file_by_user on proof_file (user_id);

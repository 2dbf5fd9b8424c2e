create table "user" (
  id id primary key,
  name text not null check (length(name) between 1 and 60),
  email text not null check (length(email) <= 254),
  email_key text not null unique, -- the address as it is compared: lower case, Unicode NFKC
  email_verified_at timestamptz,
  password_hash text,
  role text not null default 'reader' check (role in ('reader', 'editor', 'moderator', 'operator')),
  language text not null default 'zh-CN',
  suspended_at timestamptz,
  suspension_reason text check (length(suspension_reason) <= 2000),
  sign_up_hash text, -- SHA-256 of the cookie of the browser that signed up: it may confirm the address in one step
  deletion_due_at timestamptz, -- asked to leave: until then signing in offers to come back
  deleted_at timestamptz, -- the row stays, blanked, so that what refers to it stays whole
  created_at timestamptz not null default now()
);
create index user_by_deletion on "user" (deletion_due_at) where deletion_due_at is not null;
create index user_by_role on "user" (role) where role <> 'reader';

create table session (
  token_hash text primary key, -- SHA-256 of the cookie: a copied table opens no account
  user_id id not null references "user" on delete cascade,
  user_agent text not null default '' check (length(user_agent) <= 300),
  address text not null default '',
  created_at timestamptz not null default now(),
  seen_at timestamptz not null default now(),
  expires_at timestamptz not null
);
create index session_by_user on session (user_id);

create table email_token (
  token_hash text primary key,
  user_id id references "user" on delete cascade, -- null: the set-up link, which makes the first operator
  purpose text not null check (purpose in ('set-up', 'verify', 'reset', 'return')),
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  used_at timestamptz
);
create index email_token_by_user on email_token (user_id, purpose);

-- Token buckets for what an attacker would try again and again. A row is one bucket; sizes stand in the code.
create table rate_bucket (
  key text primary key check (length(key) <= 200),
  tokens real not null,
  updated_at timestamptz not null default now()
);

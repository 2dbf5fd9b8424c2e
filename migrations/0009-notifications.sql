-- Every letter, sent by SMTP or left here for the operator to read.
create table letter (
  id id primary key,
  user_id id references "user" on delete cascade,
  kind text not null check (length(kind) <= 60),
  cause text unique, -- what it answers to: a reaction that runs twice writes one letter
  locale text not null,
  to_address text not null check (length(to_address) <= 254),
  subject text not null check (length(subject) <= 300),
  body text not null check (length(body) <= 20000), -- paragraphs; one that reads [link] is where the link goes
  link_path text check (length(link_path) <= 1000), -- on this site; the address of the site is put before it when sent or read
  link_label text not null default '',
  has_secret boolean not null default false, -- the link opens an account: dropped when sent, when used, or after a day
  state text not null default 'queued' check (state in ('queued', 'sent', 'kept', 'failed')),
  failure text,
  created_at timestamptz not null default now(),
  sent_at timestamptz
);
create index letter_with_secret on letter (created_at) where has_secret and link_path is not null;
create index letter_newest on letter (created_at desc, id desc);

-- Every letter, sent by SMTP or left here for the operator to read. Text with links is dropped after a day.
create table letter (
  id id primary key,
  user_id id references "user" on delete cascade,
  kind text not null check (length(kind) <= 60),
  to_address text not null,
  subject text not null,
  body text not null,
  has_secret boolean not null default false, -- carries a one-time link
  state text not null default 'queued' check (state in ('queued', 'sent', 'kept', 'failed')),
  failure text,
  created_at timestamptz not null default now(),
  sent_at timestamptz
);
create index letter_newest on letter (created_at desc, id desc);

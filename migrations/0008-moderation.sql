-- Everything that waits for a person.
create table "case" (
  id id primary key,
  number text not null unique, -- 2026-11-0418: shown to people
  kind text not null check (kind in ('application', 'review')),
  application_id id references application on delete cascade,
  article_id id references article on delete cascade,
  revision_id id references revision on delete set null, -- what was submitted, so that later typing does not change it
  subject text not null check (length(subject) <= 300),
  state text not null default 'open' check (state in ('open', 'waiting', 'closed')), -- waiting: for the person concerned
  taken_by id references "user" on delete set null,
  taken_at timestamptz,
  due_at timestamptz not null,
  opened_at timestamptz not null default now(),
  closed_at timestamptz
);
-- The last case number of each month, so that two cases opened at once get two numbers.
create table case_counter (
  month text primary key check (month ~ '^[0-9]{4}-[0-9]{2}$'),
  last int not null
);

create index case_queue on "case" (due_at, id) where state = 'open';
create unique index case_of_application on "case" (application_id) where state in ('open', 'waiting');
create unique index case_of_article on "case" (article_id) where state in ('open', 'waiting');

create table decision (
  id id primary key,
  case_id id not null references "case" on delete cascade,
  outcome text not null check (outcome in ('accepted', 'refused', 'more-asked', 'sent-back', 'withdrawn')),
  reason text not null check (length(reason) <= 4000),
  decided_by id references "user" on delete set null,
  created_at timestamptz not null default now()
);
create index decision_by_case on decision (case_id, created_at);

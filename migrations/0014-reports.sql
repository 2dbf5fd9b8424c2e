-- A report opens a case about an article, a creator or a picture; what a moderator opens without one is the same kind.
alter table "case" drop constraint case_kind_check;
alter table "case" add check (kind in ('application', 'review', 'report'));
alter table "case"
  add creator_id id references creator on delete cascade, -- of a report: the creator itself, or whose article it is
  add picture_hash text references picture on delete cascade;
drop index case_of_article;
create unique index case_of_article on "case" (article_id) where kind = 'review' and state in ('open', 'waiting');
-- Reports of the same thing join one case.
create unique index case_of_reported on "case" (coalesce(picture_hash, article_id, creator_id))
  where kind = 'report' and state = 'open';
create index case_about_article on "case" (article_id, id desc) where kind = 'report';
create index case_about_creator on "case" (creator_id, id desc) where kind = 'report';
create index case_about_picture on "case" (picture_hash, id desc) where kind = 'report';

-- What somebody reported, in their words. Who it was is shown to the desk alone. The receipt's address is derived from
-- the data folder's secret: a copied table opens none.
create table report (
  id id primary key,
  path text not null check (path in ('rules', 'law')),
  rule_id text references rule,
  legal_ground text check (legal_ground in ('minors', 'violence', 'threat', 'hate', 'defamation', 'privacy', 'copyright', 'fraud', 'other')),
  explanation text not null check (length(explanation) <= 4000),
  is_good_faith boolean not null default false,
  reporter_id id references "user" on delete set null,
  reporter_name text not null default '' check (length(reporter_name) <= 80),
  reporter_email text not null default '' check (length(reporter_email) <= 254),
  locale text not null,
  created_at timestamptz not null default now(),
  check (path = 'rules' or legal_ground is not null)
);
create index report_by_reporter on report (reporter_id, id desc) where reporter_id is not null;

-- One report may name several things: each has, or joins, a case of its own.
create table report_case (
  report_id id not null references report on delete cascade,
  case_id id not null references "case" on delete cascade,
  primary key (case_id, report_id)
);
create index report_case_by_report on report_case (report_id);

alter table decision drop constraint decision_outcome_check;
alter table decision add check (outcome in (
  'accepted', 'refused', 'more-asked', 'sent-back', 'withdrawn',
  'none', 'warn', 'hide', 'suspend', 'lift'));

-- Why something was restricted, with every field that the law asks of a statement of reasons.
create table statement (
  decision_id id primary key references decision on delete cascade,
  measure text[] not null check (measure <@ array['none', 'warn', 'hide', 'suspend'] and cardinality(measure) > 0),
  territory text[] not null default '{}', -- country codes; empty: wherever this site is read
  starts_at timestamptz not null,
  ends_at timestamptz, -- null: until it is lifted
  ended_by id references decision on delete set null, -- what lifted it, or took its place
  facts text not null check (length(facts) <= 5000),
  source_type text not null check (source_type in ('notice', 'own-initiative')),
  is_found_by_machine boolean not null default false,
  is_decided_by_machine boolean not null default false,
  rule_id text references rule,
  rule_as_cited jsonb, -- the clause as it read on that day
  legal_ground text check (length(legal_ground) between 1 and 500),
  explanation text not null check (length(explanation) <= 2000),
  redress text[] not null -- the ways to object; each has a sentence in every language
);

-- Whom a decision concerns, so that they and nobody else read the statement: of a picture, all who published it.
create table decision_concern (
  decision_id id not null references decision on delete cascade,
  creator_id id not null references creator on delete cascade,
  primary key (creator_id, decision_id)
);

alter table article add hidden_at timestamptz;
alter table creator add suspended_until timestamptz; -- null while suspended: until it is lifted
create index creator_suspension_end on creator (suspended_until) where suspended_until is not null;

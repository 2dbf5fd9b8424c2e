-- The claims of what readers see, rebuilt from the document whenever another revision is shown: the document is the truth.
create table claim (
  article_id id not null references article on delete cascade,
  id id not null, -- unlike any other in its article; an answered claim keeps it through edits
  place int not null, -- in reading order, from 1
  state text not null check (state in ('sourced', 'first-hand', 'opinion', 'common', 'question', 'none', 'unasked')),
  text text not null check (length(text) <= 1000), -- how it begins, where it is longer
  is_answered boolean not null, -- false: only the machine asks
  is_changed boolean not null, -- it was answered, but too much of the text was changed since
  seen_when text not null default '' check (length(seen_when) <= 60),
  seen_where text not null default '' check (length(seen_where) <= 120),
  note text not null default '' check (length(note) <= 300),
  primary key (article_id, id)
);

-- A row for each source of each claim, and one for each source that no claim names: that is one of the whole article.
alter table citation
  drop constraint citation_pkey,
  alter column claim_id type id,
  add foreign key (article_id, claim_id) references claim on delete cascade;
create unique index citation_once on citation (article_id, place, claim_id) nulls not distinct;

alter table article
  add column claims_sourced int not null default 0,
  add column claims_first_hand int not null default 0,
  add column claims_open int not null default 0, -- nobody has given a source yet
  add column claims_found_by text not null default ''; -- the model that last looked for claims: '' none yet, 'nobody' not asked

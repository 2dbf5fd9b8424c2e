-- Another address for an account. It waits for the link of the new address; afterwards the old one can take it back
-- for seven days, and nobody else gets the old one meanwhile.
create table email_change (
  id id primary key,
  user_id id not null references "user" on delete cascade,
  old_email text not null check (length(old_email) <= 254),
  old_key text not null,
  is_old_verified boolean not null, -- an address that nobody confirmed takes nothing back
  new_email text not null check (length(new_email) <= 254),
  new_key text not null,
  asked_at timestamptz not null default now(),
  confirmed_at timestamptz
);
create unique index email_change_waiting on email_change (user_id) where confirmed_at is null;
create index email_change_kept on email_change (old_key) where confirmed_at is not null;

alter table email_token drop constraint email_token_purpose_check;
alter table email_token add constraint email_token_purpose_check
  check (purpose in ('set-up', 'verify', 'reset', 'return', 'new-email', 'old-email'));
alter table email_token add column change_id id references email_change on delete cascade;

-- Who is asked to write for a creator. The link is derived from the data folder's secret: a copied table lets nobody in.
create table member_invitation (
  id id primary key,
  creator_id id not null references creator on delete cascade,
  email text not null check (length(email) <= 254),
  email_key text not null,
  role text not null check (role in ('owner', 'co-editor', 'writer')),
  language text not null, -- of the letter
  invited_by id references "user" on delete set null,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  accepted_at timestamptz,
  accepted_by id references "user" on delete set null,
  ended_at timestamptz -- taken back or refused
);
create index member_invitation_open on member_invitation (creator_id, id) where accepted_at is null and ended_at is null;

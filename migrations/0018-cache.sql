-- Which transaction wrote it: readers go on from the oldest one that was still open when they last read, because ids
-- are given out in another order than transactions become visible.
alter table cache_event add column transaction xid8 not null default pg_current_xact_id();
create index cache_event_by_transaction on cache_event (transaction);

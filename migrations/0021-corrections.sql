-- The paragraphs that a correction changed, where they are few and short enough to stand on the article's page (else
-- none): compared once, when it is published. Null: published before there was this column; compared when it is shown.
alter table correction add column changes jsonb check (octet_length(changes::text) <= 100000);

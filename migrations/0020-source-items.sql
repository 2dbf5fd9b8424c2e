-- A source as an item of CSL-JSON, and more kinds of it.
alter table source
  drop constraint source_kind_check,
  add constraint source_kind_check check (kind in ('web', 'news', 'report', 'official', 'data', 'research', 'book', 'law', 'primary', 'interview', 'first-hand', 'social')),
  drop constraint source_author_check,
  add constraint source_author_check check (length(author) <= 500),
  add column csl jsonb not null default '{}' check (length(csl::text) <= 30000),
  add column is_protected boolean not null default false; -- an interview whose name nobody learns: never offered to others

-- What was there has few fields. An author stays one name, as it was written.
update source set csl = jsonb_strip_nulls(jsonb_build_object(
  'type', case kind when 'web' then 'webpage' when 'data' then 'dataset' when 'research' then 'article-journal'
    when 'law' then 'legislation' when 'social' then 'post' when 'primary' then 'document' else kind end,
  'title', title,
  'language', case when title ~ '[\u3400-\u9fff]' then 'zh-CN' else 'en' end,
  'author', case when author <> '' then jsonb_build_array(jsonb_build_object('literal', author)) end,
  'issued', case when published ~ '^\d{4}(-\d\d){0,2}$' then jsonb_build_object('date-parts',
    jsonb_build_array((select jsonb_agg(part::int) from unnest(string_to_array(published, '-')) as part))) end,
  'publisher', nullif(publisher, ''),
  'URL', url,
  'custom', jsonb_strip_nulls(jsonb_build_object('kind', kind, 'quote', nullif(quote, '')))
));

-- Sources are looked for while one types, over the whole site. Words too short for trigrams are looked for at the head of titles.
create extension if not exists pg_trgm;
create index source_words on source using gin (lower(title || ' ' || publisher || ' ' || author || ' ' || coalesce(url, '')) gin_trgm_ops) where not is_protected;
create index source_titles on source (lower(title) text_pattern_ops) where not is_protected;

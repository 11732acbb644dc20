-- What can be found, in parts: long texts have several. The words stand without their places: nothing asks for phrases.
create table kernel_search_part (
  id uuid not null,
  part integer not null,
  kind text not null,
  at date not null,
  version integer not null,
  folded tsvector not null,
  exact tsvector not null,
  primary key (id, part)
);
-- Every word there is, so that a beginning becomes the words that begin so.
create table kernel_search_word (word text collate "C" primary key);

-- What was found before is found until it has been indexed anew; its day is not known here, so it counts as the oldest.
insert into kernel_search_part (id, part, kind, at, version, folded, exact)
  select id, 0, kind, '0001-01-01', 1, strip(folded_tokens), strip(exact_tokens) from kernel_search;
insert into kernel_search_word (word)
  select word from ts_stat('select folded from kernel_search_part')
  union select word from ts_stat('select exact from kernel_search_part');

-- A common word is looked for from the newest row on, a rare one by the words. Rows waiting to be sorted in are read by every search:
-- they are kept few.
create index kernel_search_newest on kernel_search_part (at desc, id desc, part desc);
create index kernel_search_folded_words on kernel_search_part using gin (folded) with (gin_pending_list_limit = 256);
create index kernel_search_exact_words on kernel_search_part using gin (exact) with (gin_pending_list_limit = 256);

-- How far the index has been made anew; its version is the oldest that any of its rows has.
create table kernel_search_progress (
  id integer primary key check (id = 1),
  version integer not null,
  kind text,
  after_id uuid,
  done bigint not null,
  total bigint not null,
  started_at timestamptz,
  moved_at timestamptz,
  ended_at timestamptz
);
insert into kernel_search_progress (id, version, done, total)
  select 1, case when exists (select 1 from kernel_search) then 1 else 2 end, 0, 0;

drop table kernel_search;

-- What can be found, in parts: long texts have several. The number grows with the day (day * 2^24 and a count within it), so that the
-- full-text table walks the newest first. It keeps no copy of the words, and none of their places: nothing asks for phrases.
create table kernel_search_part (
  number integer primary key,
  kind text not null,
  id uuid not null,
  part integer not null,
  at date not null,
  version integer not null,
  unique (id, part)
);
create virtual table kernel_search_text using fts5 (
  folded, exact, content = '', contentless_delete = 1, tokenize = 'ascii', detail = column, prefix = '1 2 3'
);

-- Every word there is, so that a beginning becomes the words that begin so: each is then walked from the newest on.
create table kernel_search_word (word text primary key) without rowid;

-- What was found before is found until it has been indexed anew; its day is not known here, so it counts as the oldest.
insert into kernel_search_part (number, kind, id, part, at, version)
  select number, kind, id, 0, '0001-01-01', 1 from kernel_search;
insert into kernel_search_text (rowid, folded, exact) select number, folded, exact from kernel_search;

create virtual table kernel_search_old using fts5vocab (kernel_search_text, 'row');
insert into kernel_search_word (word) select term from kernel_search_old;
drop table kernel_search_old;

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

drop table kernel_search_fts;
drop table kernel_search;

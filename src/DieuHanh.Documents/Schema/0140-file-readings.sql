-- The files whose text is read in the background, each once by its hash, and what became of it. The text itself stands with the files of
-- the documents. A row that somebody took and let go of, because the program was killed, is taken again when its time is over.
create table documents_file_reading (
  hash text primary key,
  media_type text not null,
  state text not null check (state in ('Waiting', 'Read', 'Partly', 'Unreadable', 'ToolMissing')),
  way text check (way in ('Text', 'Converted', 'Recognised')),
  tool text check (tool in ('Office', 'Ocr')),
  pages integer,
  confidence integer check (confidence between 0 and 100),
  attempts integer not null check (attempts >= 0),
  asked_at timestamptz not null,
  next_try_at timestamptz not null,
  taken_until timestamptz,
  read_at timestamptz,
  check (state <> 'ToolMissing' or tool is not null)
);
create index documents_file_reading_due on documents_file_reading (next_try_at) where state = 'Waiting';

-- What was not read, or not wholly, when it was sent up.
insert into documents_file_reading (hash, media_type, state, attempts, asked_at, next_try_at)
select hash, min(media_type), 'Waiting', 0, min(added_at), min(added_at)
from documents_attachment
where text is null or problem is not null
group by hash;
update documents_attachment
set problem = 'Đang đọc văn bản trong tệp; mở lại trang sau ít phút.'
where text is null or problem is not null;

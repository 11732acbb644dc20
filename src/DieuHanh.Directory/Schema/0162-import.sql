-- A file with the structure that was read and waits to be confirmed.
create table directory_structure_import (
  id uuid primary key,
  version integer not null,
  at timestamptz not null,
  by_id uuid,
  file_name text not null,
  content text not null,
  revision bigint not null,
  applied_at timestamptz
);

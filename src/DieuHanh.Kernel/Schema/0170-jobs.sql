-- What each background job did last; the operator's page shows it.
create table kernel_job (
  name text primary key,
  node text not null,
  begun_at timestamptz not null,
  ended_at timestamptz,
  took_ms bigint not null,
  done integer not null,
  faults integer not null,
  fault text,
  fault_at timestamptz,
  progress text,
  next_at timestamptz
);

-- How much room the office took on each day.
create table kernel_disk_day (
  day date primary key,
  database_bytes bigint not null,
  files bigint not null,
  files_bytes bigint not null,
  free_bytes bigint not null
);

create table kernel_outbox (
  id uuid primary key,
  at timestamptz not null,
  type text not null,
  payload text not null,
  next_try_at timestamptz not null,
  attempts integer not null,
  delivered_at timestamptz,
  error text
);
create index kernel_outbox_due on kernel_outbox (id) where delivered_at is null;

create table kernel_audit (
  id uuid primary key,
  at timestamptz not null,
  actor_id uuid,
  actor_name text not null,
  behalf_id uuid,
  action text not null,
  thing text not null,
  thing_id uuid not null,
  whole_id uuid not null,
  changes text not null,
  why text
);
create index kernel_audit_whole on kernel_audit (whole_id, id);
create index kernel_audit_actor on kernel_audit (actor_id, id);

create table kernel_notice (
  id uuid primary key,
  person_id uuid not null,
  at timestamptz not null,
  url text not null,
  sentence text not null,
  "values" text not null,
  read_at timestamptz,
  mailed_at timestamptz,
  mail_attempts integer not null,
  mail_after timestamptz not null
);
create index kernel_notice_person on kernel_notice (person_id, at, id);
create index kernel_notice_unread on kernel_notice (person_id) where read_at is null;
create index kernel_notice_unmailed on kernel_notice (id) where mailed_at is null;

create table kernel_once (
  key uuid primary key,
  person_id uuid,
  at timestamptz not null,
  location text
);
create index kernel_once_at on kernel_once (at);

create table kernel_file (
  hash text primary key,
  size bigint not null,
  media_type text not null,
  at timestamptz not null
);

create table kernel_calendar_day (
  day date primary key,
  kind text not null check (kind in ('Working', 'Weekend', 'Holiday', 'Compensatory', 'SwappedOff', 'SwappedWork')),
  name text not null,
  decision text not null
);

create table kernel_revision (
  name text primary key,
  value bigint not null
);

create table kernel_key (
  id uuid primary key,
  name text not null,
  xml text not null
);

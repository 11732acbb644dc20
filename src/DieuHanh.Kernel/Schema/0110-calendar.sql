-- The other day of an exchange; years with the document that decided them; hours of work; calendars that phones fetch.
alter table kernel_calendar_day add column pair date;

create table kernel_calendar_year (
  id uuid primary key,
  version integer not null,
  year integer not null unique,
  decision text
);

create table kernel_working_hours (
  id uuid primary key,
  version integer not null,
  valid_from date not null unique,
  morning_from time not null,
  morning_to time not null,
  afternoon_from time not null,
  afternoon_to time not null,
  source text not null
);

create table kernel_calendar_feed (
  id uuid primary key,
  version integer not null,
  person_id uuid not null unique,
  token_hash text not null unique,
  made_at timestamptz not null
);

-- Decisions about the structure, codes and group members with their days, kinds of other names.
create table directory_decision (
  id uuid primary key,
  version integer not null,
  kind text not null,
  number text not null,
  issuer text not null,
  signed_on date,
  in_force date not null,
  move_people boolean not null,
  note text,
  withdrawn_on date,
  withdrawn_why text,
  check (signed_on is null or signed_on <= in_force),
  check ((withdrawn_on is null) = (withdrawn_why is null))
);
create index directory_decision_day on directory_decision (in_force, id);

create table directory_decision_part (
  id uuid primary key,
  version integer not null,
  decision_id uuid not null references directory_decision (id) deferrable initially deferred,
  agency_id uuid references directory_agency (id) deferrable initially deferred,
  name text not null,
  side text not null,
  place integer not null,
  founded boolean not null
);
create index directory_decision_part_decision on directory_decision_part (decision_id);
create index directory_decision_part_agency on directory_decision_part (agency_id);

alter table directory_succession add column decision_id uuid;

create table directory_held_code (
  id uuid primary key,
  version integer not null,
  agency_id uuid not null references directory_agency (id) deferrable initially deferred,
  code text not null,
  code102 text not null,
  valid_from date not null,
  valid_to date,
  basis text not null,
  unique (agency_id, valid_from),
  check (valid_to is null or valid_to >= valid_from)
);

alter table directory_alias add column kind text not null default 'Spelling';

create table directory_group_member (
  id uuid primary key,
  version integer not null,
  group_id uuid not null references directory_agency_group (id) deferrable initially deferred,
  agency_id uuid not null references directory_agency (id) deferrable initially deferred,
  excluded boolean not null,
  valid_from date not null,
  valid_to date,
  unique (group_id, agency_id, valid_from),
  check (valid_to is null or valid_to >= valid_from)
);

-- What a decision did to a post, so that it can be undone before its day.
alter table directory_post add column given_by_id uuid;
alter table directory_post add column ended_by_id uuid;
alter table directory_post add column ended_before date;

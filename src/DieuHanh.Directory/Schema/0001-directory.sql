create table directory_agency (
  id uuid primary key,
  version integer not null,
  key text not null unique,
  name text not null,
  short_name text not null,
  kind text not null,
  code text not null,
  code102 text not null,
  valid_from date not null,
  valid_to date,
  connected boolean not null,
  is_office boolean not null,
  note text,
  check (valid_to is null or valid_to >= valid_from)
);
create unique index directory_agency_office on directory_agency (is_office) where is_office;

create table directory_succession (
  id uuid primary key,
  version integer not null,
  agency_id uuid not null references directory_agency (id) deferrable initially deferred,
  successor_id uuid not null references directory_agency (id) deferrable initially deferred,
  day date not null,
  decision text not null,
  place integer not null,
  unique (agency_id, successor_id)
);

create table directory_alias (
  id uuid primary key,
  version integer not null,
  agency_id uuid not null references directory_agency (id) deferrable initially deferred,
  name text not null,
  valid_from date,
  valid_to date,
  unique (agency_id, name)
);

create table directory_agency_group (
  id uuid primary key,
  version integer not null,
  name text not null unique,
  names text not null,
  kinds text not null,
  whole boolean not null
);

create table directory_unit (
  id uuid primary key,
  version integer not null,
  agency_id uuid not null references directory_agency (id) deferrable initially deferred,
  name text not null,
  short_name text not null,
  place integer not null,
  parent_id uuid references directory_unit (id) deferrable initially deferred,
  valid_to date,
  unique (agency_id, name)
);

create table directory_person (
  id uuid primary key,
  version integer not null,
  full_name text not null,
  title text not null,
  email text,
  sort_key text not null
);

create table directory_post (
  id uuid primary key,
  version integer not null,
  person_id uuid not null references directory_person (id) deferrable initially deferred,
  agency_id uuid not null references directory_agency (id) deferrable initially deferred,
  unit_id uuid references directory_unit (id) deferrable initially deferred,
  role text not null,
  acts_for_id uuid references directory_person (id) deferrable initially deferred,
  valid_from date not null,
  valid_to date,
  check (valid_to is null or valid_to >= valid_from),
  check (role = 'Secretary' or acts_for_id is null)
);
create index directory_post_person on directory_post (person_id);

create table directory_account (
  id uuid primary key,
  person_id uuid not null unique references directory_person (id) deferrable initially deferred,
  user_name text not null,
  normalized_user_name text not null unique,
  email text,
  normalized_email text,
  email_confirmed boolean not null,
  password_hash text,
  security_stamp text,
  concurrency_stamp text,
  phone_number text,
  phone_number_confirmed boolean not null,
  two_factor_enabled boolean not null,
  lockout_end timestamptz,
  lockout_enabled boolean not null,
  access_failed_count integer not null,
  disabled boolean not null,
  is_sample boolean not null,
  one_time_until timestamptz
);

create table directory_portfolio (
  id uuid primary key,
  version integer not null,
  field text not null,
  agency_id uuid references directory_agency (id) deferrable initially deferred,
  leader_id uuid references directory_person (id) deferrable initially deferred,
  office_leader_id uuid references directory_person (id) deferrable initially deferred,
  unit_id uuid references directory_unit (id) deferrable initially deferred,
  officer_id uuid references directory_person (id) deferrable initially deferred,
  valid_from date not null,
  valid_to date,
  check (valid_to is null or valid_to >= valid_from)
);

create table directory_invitation (
  id uuid primary key,
  version integer not null,
  token_hash text not null unique,
  expires_at timestamptz not null,
  used_at timestamptz
);

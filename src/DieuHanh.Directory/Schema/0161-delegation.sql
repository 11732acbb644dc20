create table directory_delegation (
  id uuid primary key,
  version integer not null,
  post_id uuid not null references directory_post (id) deferrable initially deferred,
  holder_id uuid not null references directory_person (id) deferrable initially deferred,
  acting_id uuid not null references directory_person (id) deferrable initially deferred,
  capacity text not null,
  document text not null,
  valid_from date not null,
  valid_to date not null,
  check (valid_to >= valid_from),
  check (holder_id <> acting_id)
);
create index directory_delegation_acting on directory_delegation (acting_id);
create index directory_delegation_holder on directory_delegation (holder_id);

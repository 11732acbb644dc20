-- Periods whose progress is shown on the internet, with the figures as they were published: they never change afterwards.
create table tasks_publication (
  id uuid primary key,
  version integer not null,
  from_day date not null,
  to_day date not null,
  state text not null check (state in ('Preview', 'Published')),
  tasks integer not null,
  documents integer not null,
  previewed_on date not null,
  decision text not null,
  decided_on date,
  published_on date,
  check (from_day <= to_day),
  check ((state = 'Published') = (published_on is not null and decided_on is not null)),
  check (state <> 'Published' or decision <> '')
);
create index tasks_publication_state on tasks_publication (state, to_day, id);

create table tasks_published_figure (
  publication_id uuid not null references tasks_publication (id) deferrable initially deferred,
  agency_id uuid not null,
  figure text not null,
  agency_name text not null,
  n integer not null,
  primary key (publication_id, agency_id, figure)
);

-- Job titles ("chức vụ") as a catalogue, and the one a post is held with.
create table directory_job_title (
  id uuid primary key,
  version integer not null,
  name text not null,
  of_office boolean not null,
  usual_role text,
  precedence integer not null,
  valid_to date,
  unique (of_office, name)
);

alter table directory_post add column job_title_id uuid references directory_job_title (id) deferrable initially deferred;
create index directory_post_job_title on directory_post (job_title_id) where job_title_id is not null;

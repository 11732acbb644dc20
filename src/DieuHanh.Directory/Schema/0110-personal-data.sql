-- A telephone number, and the day on which a person's private data were erased.
alter table directory_person add column phone text;
alter table directory_person add column erased_at timestamptz;

-- A post that was to begin after its agency ends: nobody holds it, and it comes back if the decision is withdrawn.
alter table directory_post add column never_begins boolean not null default false;

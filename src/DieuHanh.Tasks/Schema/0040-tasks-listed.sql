-- Which tasks the internet sees one by one is decided with each period; until now it was those marked when they were given.
alter table tasks_publication add column listed text not null default 'Marked' check (listed in ('Marked', 'All'));
alter table tasks_publication add column previews integer not null default 1;

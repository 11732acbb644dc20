-- Periods published before the share by the first deadline was stored have none: it is told as not computed, never as nought.
alter table tasks_publication add column keeps_first boolean not null default false;

alter table tasks_directive_review add column not_proposed integer not null default 0;

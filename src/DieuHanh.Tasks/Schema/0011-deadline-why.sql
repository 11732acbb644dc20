-- How the reader worked a day out goes with the task it becomes.
alter table tasks_proposal add column deadline_why text not null default '';

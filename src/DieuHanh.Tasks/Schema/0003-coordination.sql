-- The day a coordinating agency took a part of the task over: it owes the task from then on and is asked for nothing more.
alter table tasks_contribution add column ended_on date;

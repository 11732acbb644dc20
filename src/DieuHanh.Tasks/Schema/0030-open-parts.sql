-- Lists and "my work" ask for what is open, which stays few while what has ended grows for years.
create index tasks_assignment_open on tasks_assignment (due_sort, id) where ended_on is null;
create index tasks_assignment_open_agency on tasks_assignment (agency_id, due_sort, id) where ended_on is null;
create index tasks_assignment_open_officer on tasks_assignment (officer_id, due_sort, id) where ended_on is null;
create index tasks_assignment_open_unit on tasks_assignment (unit_id, due_sort, id) where ended_on is null;

-- What ended since yesterday, for a leader.
create index tasks_assignment_ended on tasks_assignment (ended_on, id) where ended_on is not null;

create table tasks_steering_task (
  id uuid primary key,
  version integer not null,
  action text not null,
  kind text not null check (kind in ('WithDeadline', 'WithoutDeadline', 'Recurring', 'OnEvent', 'Standing')),
  document_id uuid,
  document_code text not null,
  document_date date,
  span_start integer,
  span_end integer,
  quote text not null,
  issuer text not null,
  signer text not null,
  spoken_on date,
  spoken_channel text not null,
  written_down_by_id uuid,
  directed_by_id uuid,
  directed_by text not null,
  decider_id uuid,
  monitoring_unit_id uuid not null,
  monitoring_officer_id uuid,
  field text not null,
  key_task boolean not null,
  by_submission boolean not null,
  first_due date,
  due_hour time,
  deadline_raw text not null,
  deadline_why text not null,
  openness text not null check (openness in ('OwnAgency', 'Connected', 'Internet')),
  given_on date not null,
  earlier_id uuid references tasks_steering_task (id) deferrable initially deferred,
  chain text check (chain in ('Reminder', 'ChangeOfDeadline', 'Replacement', 'New')),
  parent_assignment_id uuid
);
create index tasks_steering_task_document on tasks_steering_task (document_id, id);
create index tasks_steering_task_given on tasks_steering_task (given_on, id);
create index tasks_steering_task_earlier on tasks_steering_task (earlier_id);

create table tasks_assignment (
  id uuid primary key,
  version integer not null,
  task_id uuid not null references tasks_steering_task (id) deferrable initially deferred,
  agency_id uuid not null,
  state text not null check (state in
    ('Assigned', 'Accepted', 'TransferRequested', 'Suspended', 'Reported', 'Confirmed', 'Transferred', 'Discontinued')),
  given_on date not null,
  first_due date,
  due date,
  due_hour time,
  due_sort date not null,
  stopped_on date,
  stopped_hour time,
  ended_on date,
  accepted_at timestamptz,
  extensions integer not null,
  asked_late boolean not null,
  transfer_why text not null,
  transfer_to uuid,
  previous_id uuid unique,
  next_id uuid,
  needs_heir boolean not null,
  openness text not null,
  unit_id uuid not null,
  officer_id uuid,
  check ((stopped_on is not null) = (state in ('Suspended', 'Reported', 'Confirmed'))),
  check ((ended_on is not null) = (state in ('Confirmed', 'Transferred', 'Discontinued')))
);
create index tasks_assignment_task on tasks_assignment (task_id);
-- Nobody owes the same thing twice.
create unique index tasks_assignment_owed on tasks_assignment (task_id, agency_id) where ended_on is null;
create index tasks_assignment_agency on tasks_assignment (agency_id, state, due_sort, id);
create index tasks_assignment_officer on tasks_assignment (officer_id, state, due_sort, id);
create index tasks_assignment_unit on tasks_assignment (unit_id, state, due_sort, id);
create index tasks_assignment_due on tasks_assignment (due_sort, id);
create index tasks_assignment_state on tasks_assignment (state, due_sort, id);
create index tasks_assignment_given on tasks_assignment (given_on, id);

create table tasks_contribution (
  id uuid primary key,
  version integer not null,
  task_id uuid not null references tasks_steering_task (id) deferrable initially deferred,
  agency_id uuid not null,
  asked_on date not null,
  wanted boolean not null,
  given_on date,
  words text not null,
  unique (task_id, agency_id)
);
create index tasks_contribution_agency on tasks_contribution (agency_id, given_on, task_id);

-- One row per agency, ring of readers, measure and day on which something fell; its changes are added up, never overwritten.
create table tasks_counter (
  agency_id uuid not null,
  openness text not null,
  measure text not null,
  day date not null,
  n integer not null,
  primary key (agency_id, openness, measure, day)
);
create index tasks_counter_measure on tasks_counter (measure, day, openness, agency_id, n);

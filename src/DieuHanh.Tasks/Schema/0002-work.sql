-- What goes on between the day a task is given and the day it is confirmed.
create table tasks_follow_up (
  id uuid primary key,
  version integer not null,
  task_id uuid not null references tasks_steering_task (id) deferrable initially deferred,
  kind text not null check (kind in ('Reminder', 'ChangeOfDeadline', 'Replacement', 'New')),
  document_id uuid not null,
  document_code text not null,
  document_date date not null,
  quote text not null,
  new_due date,
  new_task_id uuid,
  "on" date not null
);
create index tasks_follow_up_task on tasks_follow_up (task_id);
create index tasks_follow_up_document on tasks_follow_up (document_id);

create table tasks_petition (
  id uuid primary key,
  version integer not null,
  task_id uuid not null references tasks_steering_task (id) deferrable initially deferred,
  assignment_id uuid not null references tasks_assignment (id) deferrable initially deferred,
  agency_id uuid not null,
  unit_id uuid not null,
  officer_id uuid,
  matter text not null check (matter in ('Extension', 'Suspension', 'Discontinuation')),
  state text not null check (state in ('Asked', 'Considered', 'Granted', 'Refused', 'Withdrawn')),
  new_due date,
  new_hour time,
  why text not null,
  letter text not null,
  asked_on date not null,
  asked_late boolean not null,
  view_for boolean,
  view_words text not null,
  view_by_id uuid,
  view_on date,
  decider_id uuid not null,
  decided_on date,
  document text not null,
  decision_words text not null,
  granted_due date,
  check ((decided_on is not null) = (state in ('Granted', 'Refused'))),
  check (matter <> 'Extension' or new_due is not null)
);
create index tasks_petition_task on tasks_petition (task_id, id);
create index tasks_petition_assignment on tasks_petition (assignment_id);
-- One request at a time for one assignment.
create unique index tasks_petition_waiting on tasks_petition (assignment_id) where state in ('Asked', 'Considered');
create index tasks_petition_decider on tasks_petition (decider_id, state, asked_on, id);
create index tasks_petition_unit on tasks_petition (unit_id, state, asked_on, id);

create table tasks_completion_report (
  id uuid primary key,
  version integer not null,
  task_id uuid not null references tasks_steering_task (id) deferrable initially deferred,
  assignment_id uuid not null references tasks_assignment (id) deferrable initially deferred,
  agency_id uuid not null,
  unit_id uuid not null,
  officer_id uuid,
  state text not null check (state in ('AwaitingHead', 'Sent', 'Checked', 'Confirmed', 'Returned', 'SentBackInside')),
  words text not null,
  product text not null,
  product_date date,
  explained text not null,
  document_id uuid,
  written_by_id uuid not null,
  received_on date,
  received_hour time,
  proposed_for boolean,
  proposed_words text not null,
  proposed_by_id uuid,
  answer_words text not null,
  check (received_on is not null or state in ('AwaitingHead', 'SentBackInside'))
);
create index tasks_completion_report_task on tasks_completion_report (task_id, id);
create index tasks_completion_report_assignment on tasks_completion_report (assignment_id, id);
create unique index tasks_completion_report_waiting on tasks_completion_report (assignment_id)
  where state in ('AwaitingHead', 'Sent', 'Checked');
create index tasks_completion_report_agency on tasks_completion_report (agency_id, state, id);
create index tasks_completion_report_unit on tasks_completion_report (unit_id, state, id);
create index tasks_completion_report_officer on tasks_completion_report (officer_id, state, id);

create table tasks_progress_note (
  id uuid primary key,
  version integer not null,
  task_id uuid not null references tasks_steering_task (id) deferrable initially deferred,
  assignment_id uuid references tasks_assignment (id) deferrable initially deferred,
  agency_id uuid not null,
  person_id uuid not null,
  words text not null,
  at timestamptz not null
);
create index tasks_progress_note_task on tasks_progress_note (task_id, id);

create table tasks_attachment (
  id uuid primary key,
  version integer not null,
  task_id uuid not null references tasks_steering_task (id) deferrable initially deferred,
  owner_id uuid not null,
  agency_id uuid not null,
  hash text not null,
  name text not null
);
create index tasks_attachment_task on tasks_attachment (task_id, id);
create index tasks_attachment_owner on tasks_attachment (owner_id, id);

create table tasks_rule (
  id uuid primary key,
  version integer not null,
  name text not null check (name in ('Acceptance', 'Receipt')),
  days integer not null check (days >= 0),
  valid_from date not null,
  valid_to date,
  source text not null,
  check (valid_to is null or valid_to >= valid_from)
);
create index tasks_rule_name on tasks_rule (name, valid_from);
insert into tasks_rule (id, version, name, days, valid_from, valid_to, source) values
  ('01000000-0000-7000-8000-000000000001', 0, 'Acceptance', 1, '1945-09-02', null, 'Mặc định của phần mềm'),
  ('01000000-0000-7000-8000-000000000002', 0, 'Receipt', 1, '1945-09-02', null, 'Mặc định của phần mềm');

create table tasks_agency_way (
  id uuid primary key,
  version integer not null,
  agency_id uuid not null unique,
  head_approves boolean not null
);

create table tasks_directive_review (
  id uuid primary key,
  version integer not null,
  source text not null check (source in ('Document', 'Spoken')),
  state text not null check (state in ('Open', 'Done')),
  document_id uuid unique,
  code text not null,
  issued_on date not null,
  issuer text not null,
  subject text not null,
  text text not null,
  directed_by_id uuid,
  directed_by text,
  unit_id uuid,
  officer_id uuid,
  read_at timestamptz not null,
  changed_at timestamptz not null,
  changed_by_id uuid,
  said_at timestamptz,
  channel text check (channel is null or channel in ('Meeting', 'InPerson', 'Telephone', 'Message', 'Handwritten')),
  recorded_by_id uuid,
  check (source <> 'Document' or document_id is not null),
  check (source = 'Document' or (said_at is not null and channel is not null and directed_by_id is not null and recorded_by_id is not null))
);
create index tasks_directive_review_open on tasks_directive_review (read_at, id) where state = 'Open';
create index tasks_directive_review_leader on tasks_directive_review (directed_by_id, read_at, id);

create table tasks_proposal (
  id uuid primary key,
  version integer not null,
  review_id uuid not null references tasks_directive_review (id) deferrable initially deferred,
  state text not null check (state in ('Proposed', 'Accepted', 'Rejected', 'Given')),
  start_at integer not null,
  end_at integer not null,
  text text not null,
  action text not null,
  leads text not null,
  coordinating text not null,
  deadline_words text,
  due date,
  due_hour time,
  kind text not null check (kind in ('WithDeadline', 'WithoutDeadline', 'Recurring', 'OnEvent', 'Standing')),
  report_to text,
  field text,
  unit_id uuid,
  officer_id uuid,
  decider_id uuid,
  key_task boolean not null,
  openness text not null check (openness in ('OwnAgency', 'Connected', 'Internet')),
  doubts text not null,
  cues text not null,
  chain text check (chain is null or chain in ('Reminder', 'ChangeOfDeadline', 'Replacement', 'New')),
  earlier_task_id uuid,
  chain_settled boolean not null,
  task_id uuid,
  check (start_at >= 0 and end_at >= start_at),
  check ((chain is null) = (earlier_task_id is null)),
  check ((state = 'Given') = (task_id is not null))
);
create index tasks_proposal_review on tasks_proposal (review_id, start_at, id);
create index tasks_proposal_waiting on tasks_proposal (review_id) where state in ('Proposed', 'Accepted');
create index tasks_proposal_task on tasks_proposal (task_id) where task_id is not null;

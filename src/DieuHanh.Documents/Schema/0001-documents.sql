-- A book (sổ) of the register. Numbers run from 1 to the end of each year in each book.
create table documents_book (
  id uuid primary key,
  version integer not null,
  direction text not null check (direction in ('Incoming', 'Outgoing')),
  name text not null,
  type_name text,
  notation text,
  place integer not null,
  unique (direction, name)
);

-- The next number of a book in a year. The row is taken in the transaction of the document, so a failure gives the number back.
create table documents_register (
  book_id uuid not null references documents_book (id) deferrable initially deferred,
  year integer not null check (year between 1945 and 2200),
  next integer not null check (next > 1),
  primary key (book_id, year)
);

create table documents_document (
  id uuid primary key,
  version integer not null,
  direction text not null,
  book_id uuid not null references documents_book (id) deferrable initially deferred,
  year integer not null,
  number integer not null check (number > 0),
  booked_on date not null,
  code text not null,
  code_number text not null,
  code_notation text not null,
  issued_on date not null,
  agency_id uuid,
  issuer text not null,
  type_name text not null,
  subject text not null check (length(subject) between 1 and 500),
  language text not null,
  pages integer check (pages > 0),
  urgency text not null check (urgency in ('Normal', 'Urgent', 'VeryUrgent', 'Express', 'TimedExpress')),
  due_on date,
  due_time text,
  signer text,
  signer_capacity text,
  directed_by text,
  to_places text,
  note text,
  open boolean not null,
  registered_at timestamptz not null,
  registered_by_id uuid,
  tasks_asked_at timestamptz,
  reading_unit_id uuid,
  reading_officer_id uuid,
  same_key text not null,
  copy integer not null check (copy > 0),
  state text,

  sent_back_reason text,
  submitted_to_id uuid,
  submitted_at timestamptz,
  directed_by_id uuid,
  entered_by_id uuid,
  instruction text,
  directed_at timestamptz,

  unit_id uuid,
  copies integer check (copies > 0),
  sent_on date,
  void_reason text,

  unique (book_id, year, number),
  unique (direction, same_key, copy),
  check (
    state is not null and (
      direction = 'Incoming' and state in ('Registered', 'SentBack', 'SubmittedForDirection', 'Routed', 'InHand', 'Resolved')
      or direction = 'Outgoing' and state in ('Issued', 'Void')
    )
  ),
  check (state <> 'SentBack' or sent_back_reason is not null),
  check (state <> 'SubmittedForDirection' or submitted_to_id is not null),
  check (state not in ('Routed', 'InHand') or instruction is not null),
  check (state <> 'Void' or void_reason is not null)
);
create index documents_document_incoming on documents_document (booked_on, id) where direction = 'Incoming';
create index documents_document_outgoing on documents_document (booked_on, id) where direction = 'Outgoing';
create index documents_document_state on documents_document (direction, state, booked_on, id);
create index documents_document_agency on documents_document (direction, agency_id, booked_on, id);
create index documents_document_submitted on documents_document (submitted_to_id) where state = 'SubmittedForDirection';
create index documents_document_code on documents_document (direction, code_number, code_notation);

create table documents_attachment (
  id uuid primary key,
  version integer not null,
  document_id uuid not null references documents_document (id) deferrable initially deferred,
  place integer not null,
  name text not null,
  hash text not null,
  size bigint not null,
  media_type text not null,
  text text,
  problem text,
  added_at timestamptz not null,
  added_by_id uuid,
  unique (document_id, hash),
  unique (document_id, place)
);
create index documents_attachment_hash on documents_attachment (hash);

-- Who is to handle a document, in which capacity; a unit or a person.
create table documents_routing (
  id uuid primary key,
  version integer not null,
  document_id uuid not null references documents_document (id) deferrable initially deferred,
  unit_id uuid,
  person_id uuid,
  part text not null check (part in ('Lead', 'Coordinating', 'Information')),
  due_on date,
  routed_at timestamptz not null,
  state text not null check (state in ('Routed', 'InHand', 'Resolved', 'PassedBack')),
  received_at timestamptz,
  received_by_id uuid,
  officer_id uuid,
  passed_back_reason text,
  ended_at timestamptz,
  resolution text check (resolution in ('Reply', 'Dossier', 'Filed', 'Information')),
  reply_id uuid references documents_document (id) deferrable initially deferred,
  resolution_note text,
  check ((unit_id is null) <> (person_id is null)),
  check (state <> 'PassedBack' or passed_back_reason is not null),
  check (state <> 'Resolved' or resolution is not null),
  check (resolution <> 'Reply' or reply_id is not null)
);
create index documents_routing_document on documents_routing (document_id);
create index documents_routing_unit on documents_routing (unit_id, document_id);
create index documents_routing_person on documents_routing (person_id, document_id);
create index documents_routing_officer on documents_routing (officer_id, document_id);
create index documents_routing_reply on documents_routing (reply_id) where reply_id is not null;
create unique index documents_routing_lead on documents_routing (document_id) where part = 'Lead' and state <> 'PassedBack';

-- The connected agencies an outgoing document is addressed to.
create table documents_recipient (
  id uuid primary key,
  version integer not null,
  document_id uuid not null references documents_document (id) deferrable initially deferred,
  agency_id uuid not null,
  unique (document_id, agency_id)
);
create index documents_recipient_agency on documents_recipient (agency_id, document_id);

-- Guids are kept in upper case on SQLite. {0} stands for the short name of the office.
insert into documents_book (id, version, direction, name, type_name, notation, place) values
  ('01930000-0000-7000-8000-000000000001', 0, 'Incoming', 'Văn bản đến', null, null, 1),
  ('01930000-0000-7000-8000-000000000002', 0, 'Incoming', 'Giấy mời đến', 'Giấy mời', null, 2),
  ('01930000-0000-7000-8000-000000000003', 0, 'Incoming', 'Đơn, thư', null, null, 3),
  ('01930000-0000-7000-8000-000000000011', 0, 'Outgoing', 'Công văn', 'Công văn', '{0}-{1}', 1),
  ('01930000-0000-7000-8000-000000000012', 0, 'Outgoing', 'Thông báo', 'Thông báo', 'TB-{0}', 2),
  ('01930000-0000-7000-8000-000000000013', 0, 'Outgoing', 'Quyết định', 'Quyết định', 'QĐ-{0}', 3),
  ('01930000-0000-7000-8000-000000000014', 0, 'Outgoing', 'Báo cáo', 'Báo cáo', 'BC-{0}', 4),
  ('01930000-0000-7000-8000-000000000015', 0, 'Outgoing', 'Tờ trình', 'Tờ trình', 'TTr-{0}', 5),
  ('01930000-0000-7000-8000-000000000016', 0, 'Outgoing', 'Giấy mời', 'Giấy mời', 'GM-{0}', 6),
  ('01930000-0000-7000-8000-000000000017', 0, 'Outgoing', 'Chỉ thị', 'Chỉ thị', 'CT-{0}', 7),
  ('01930000-0000-7000-8000-000000000018', 0, 'Outgoing', 'Công điện', 'Công điện', 'CĐ-{0}', 8),
  ('01930000-0000-7000-8000-000000000019', 0, 'Outgoing', 'Nghị quyết', 'Nghị quyết', 'NQ-{0}', 9),
  ('01930000-0000-7000-8000-00000000001A', 0, 'Outgoing', 'Văn bản khác', null, '{0}', 10);

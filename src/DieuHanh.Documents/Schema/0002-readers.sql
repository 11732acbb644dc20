-- The agencies that read a document because a task given from it names them. What is once there stays: who owed a task keeps its directive.
create table documents_reader (
  document_id uuid not null references documents_document (id) deferrable initially deferred,
  agency_id uuid not null,
  primary key (document_id, agency_id)
);

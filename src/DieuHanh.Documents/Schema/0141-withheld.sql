-- A document in whose file a secrecy mark was found after it was registered: nobody but the clerks sees it until one of them says what it is.
alter table documents_document add column withheld_at timestamptz;
alter table documents_document add column secret_at timestamptz;
alter table documents_file_reading add column mark text check (mark in ('Found', 'Denied'));
create index documents_document_withheld on documents_document (withheld_at) where withheld_at is not null;

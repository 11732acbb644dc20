-- Whoever sees only what came to them: by the unit that drafted it, and by who reads its tasks.
create index documents_document_unit on documents_document (unit_id, id) where unit_id is not null;
create index documents_document_reading_unit on documents_document (reading_unit_id, id) where reading_unit_id is not null;
create index documents_document_reading_officer on documents_document (reading_officer_id, id) where reading_officer_id is not null;

-- The incoming register is read by day and, within a day, by number. The direction stands in the index itself: SQLite does not take a
-- partial index for the order while another one begins with the direction.
drop index documents_document_incoming;
create index documents_document_incoming on documents_document (direction, booked_on, number, id);

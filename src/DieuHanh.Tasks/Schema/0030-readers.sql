-- Tasks given before the registers heard of them: whoever is named in one reads its document, as if the fact had been told. Written
-- straight into the table of the registers, whose scripts run before these: as facts, years of tasks would stand in line before today's.
insert into documents_reader (document_id, agency_id)
select t.document_id, n.agency_id
from tasks_steering_task t
join (
  select task_id, agency_id from tasks_assignment
  union
  select task_id, agency_id from tasks_contribution
) n on n.task_id = t.id
where exists (select 1 from documents_document d where d.id = t.document_id)
on conflict (document_id, agency_id) do nothing;

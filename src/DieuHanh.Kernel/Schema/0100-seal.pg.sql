-- The chain over the audit: each record once, in the order in which the sealer found it committed. Written by the sealer only.
create table kernel_seal (
  number bigint primary key check (number > 0),
  audit_id uuid not null unique,
  sealed_at timestamptz not null,
  key_id text not null,
  hash text not null
);

-- What is committed and waits for the sealer. Ids are made before their transaction commits, so no mark "sealed up to here" would do.
create table kernel_unsealed (audit_id uuid primary key);
insert into kernel_unsealed (audit_id) select id from kernel_audit;

create function kernel_audit_waits() returns trigger language plpgsql as $$
begin
  insert into kernel_unsealed (audit_id) select id from added on conflict do nothing;
  return null;
end $$;
create trigger kernel_audit_waits after insert on kernel_audit referencing new table as added
  for each statement execute function kernel_audit_waits();

create function kernel_audit_fence() returns trigger language plpgsql as $$
begin
  raise exception 'The audit is only ever added to: % of % is refused.', tg_op, tg_table_name using errcode = 'integrity_constraint_violation';
end $$;
create trigger kernel_audit_fence before update or delete or truncate on kernel_audit
  for each statement execute function kernel_audit_fence();
create trigger kernel_seal_fence before update or delete or truncate on kernel_seal
  for each statement execute function kernel_audit_fence();

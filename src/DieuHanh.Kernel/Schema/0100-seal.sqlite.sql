-- The chain over the audit: each record once, in the order in which the sealer found it committed. Written by the sealer only.
create table kernel_seal (
  number integer primary key check (number > 0),
  audit_id uuid not null unique,
  sealed_at timestamptz not null,
  key_id text not null,
  hash text not null
);

-- What is committed and waits for the sealer. Ids are made before their transaction commits, so no mark "sealed up to here" would do.
create table kernel_unsealed (audit_id uuid primary key) without rowid;
insert into kernel_unsealed (audit_id) select id from kernel_audit;

create trigger kernel_audit_waits after insert on kernel_audit begin
  insert or ignore into kernel_unsealed (audit_id) values (new.id);
end;

create trigger kernel_audit_fence_update before update on kernel_audit begin
  select raise(abort, 'The audit is only ever added to: UPDATE of kernel_audit is refused.');
end;
create trigger kernel_audit_fence_delete before delete on kernel_audit begin
  select raise(abort, 'The audit is only ever added to: DELETE of kernel_audit is refused.');
end;
create trigger kernel_seal_fence_update before update on kernel_seal begin
  select raise(abort, 'The audit is only ever added to: UPDATE of kernel_seal is refused.');
end;
create trigger kernel_seal_fence_delete before delete on kernel_seal begin
  select raise(abort, 'The audit is only ever added to: DELETE of kernel_seal is refused.');
end;

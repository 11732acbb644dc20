-- The journal is read newest first: all of it, one person's, one kind of thing, one action.
drop index kernel_audit_actor;
create index kernel_audit_at on kernel_audit (at, id);
create index kernel_audit_actor on kernel_audit (actor_id, at, id);
create index kernel_audit_thing on kernel_audit (thing, at, id);
create index kernel_audit_action on kernel_audit (action, at, id);

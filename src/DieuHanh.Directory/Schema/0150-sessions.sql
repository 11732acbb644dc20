create table directory_session (
  id uuid primary key,
  account_id uuid not null references directory_account (id) deferrable initially deferred,
  way text not null check (way in ('Password', 'Passkey', 'Provider')),
  started_at timestamptz not null,
  proven_at timestamptz not null,
  seen bigint not null,
  address text not null,
  device text not null
);
create index directory_session_account on directory_session (account_id);
create index directory_session_seen on directory_session (seen);

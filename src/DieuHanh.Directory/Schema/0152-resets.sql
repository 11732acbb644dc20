create table directory_reset (
  id uuid primary key,
  account_id uuid references directory_account (id) deferrable initially deferred,
  at timestamptz not null,
  token_hash text unique,
  stamp text,
  sent_at timestamptz,
  expires_at timestamptz,
  used_at timestamptz
);
create index directory_reset_unsent on directory_reset (id) where sent_at is null;
create index directory_reset_account on directory_reset (account_id);

create table directory_login (
  id uuid primary key,
  version integer not null,
  account_id uuid not null references directory_account (id) deferrable initially deferred,
  issuer text not null,
  subject text not null,
  used_at timestamptz,
  unique (issuer, subject),
  unique (account_id, issuer)
);

alter table directory_account add column authenticator_key text;
alter table directory_account add column authenticator_since timestamptz;
alter table directory_account add column authenticator_step bigint not null default 0;
alter table directory_account add column code_failures integer not null default 0;
alter table directory_account add column codes_locked_until timestamptz;

create table directory_recovery_code (
  id uuid primary key,
  account_id uuid not null references directory_account (id) deferrable initially deferred,
  hash text not null,
  unique (account_id, hash)
);

create table directory_passkey (
  id uuid primary key,
  version integer not null,
  account_id uuid not null references directory_account (id) deferrable initially deferred,
  name text not null,
  credential text not null unique,
  public_key text not null,
  sign_count bigint not null,
  transports text not null,
  backup_eligible boolean not null,
  backed_up boolean not null,
  created_at timestamptz not null,
  used_at timestamptz
);
create index directory_passkey_account on directory_passkey (account_id);

create table directory_factor_rule (
  id uuid primary key,
  version integer not null,
  role text not null,
  valid_from date not null,
  due date not null,
  valid_to date,
  decision text not null,
  check (due >= valid_from),
  check (valid_to is null or valid_to >= valid_from)
);

create table directory_spent (
  id uuid primary key,
  at timestamptz not null
);

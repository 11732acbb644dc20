-- Papers entered in the register of secret documents, by unit and count only; and since when the office writes such lines.
create table documents_secret_line (
  id uuid primary key,
  version int not null,
  written_on date not null,
  unit_id uuid not null,
  count int not null check (count > 0),
  by_id uuid not null
);
create index documents_secret_line_on on documents_secret_line (written_on, id);

create table documents_secret_line_rule (
  id uuid primary key,
  version int not null,
  valid_from date not null unique,
  written boolean not null,
  basis text not null
);

create table directory_guess (
  address text primary key,
  since timestamptz not null,
  failures integer not null
);

-- What was found in a file when it came: what runs in it or lies within, and whether a scanner has looked.
alter table kernel_file add column inside text not null default 'Unknown' check (inside in ('Unknown', 'Plain', 'Active'));
alter table kernel_file add column scanned_at timestamptz;
alter table kernel_file add column infected_at timestamptz;
create index kernel_file_unscanned on kernel_file (at, hash) where scanned_at is null and infected_at is null;

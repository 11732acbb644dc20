-- Counters added up by year, so that a page of figures reads years and the few days that stand out of them, not the days of all years.
create table tasks_counter_year (
  agency_id uuid not null,
  openness text not null,
  measure text not null,
  year integer not null,
  n integer not null,
  primary key (agency_id, measure, openness, year)
);
-- What runs is not added up: it is few, and its days are what it is asked for.
insert into tasks_counter_year (agency_id, openness, measure, year, n)
  select agency_id, openness, measure, cast(substr(cast(day as text), 1, 4) as integer), sum(n)
  from tasks_counter
  where measure not in ('Open', 'FirstOpen')
  group by agency_id, openness, measure, cast(substr(cast(day as text), 1, 4) as integer)
  having sum(n) <> 0;

-- Counters that went back to nought stay as rows; pages need not read over them.
drop index tasks_counter_measure;
create index tasks_counter_measure on tasks_counter (measure, day, openness, agency_id, n) where n <> 0;

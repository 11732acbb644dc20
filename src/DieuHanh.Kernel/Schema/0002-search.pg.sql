create table kernel_search (
  id uuid primary key,
  kind text not null,
  folded text not null,
  exact text not null,
  folded_tokens tsvector generated always as (to_tsvector('simple', folded)) stored,
  exact_tokens tsvector generated always as (to_tsvector('simple', exact)) stored
);
create index kernel_search_folded on kernel_search using gin (folded_tokens);
create index kernel_search_exact on kernel_search using gin (exact_tokens);

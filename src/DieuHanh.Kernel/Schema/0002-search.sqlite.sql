-- The key of the full-text table is a column of its own: VACUUM renumbers rowids that are not declared.
create table kernel_search (
  number integer primary key,
  id uuid not null unique,
  kind text not null,
  folded text not null,
  exact text not null
);

create virtual table kernel_search_fts using fts5 (folded, exact, content = 'kernel_search', content_rowid = 'number', tokenize = 'ascii');

create trigger kernel_search_added after insert on kernel_search begin
  insert into kernel_search_fts (rowid, folded, exact) values (new.number, new.folded, new.exact);
end;
create trigger kernel_search_removed after delete on kernel_search begin
  insert into kernel_search_fts (kernel_search_fts, rowid, folded, exact) values ('delete', old.number, old.folded, old.exact);
end;
create trigger kernel_search_changed after update on kernel_search begin
  insert into kernel_search_fts (kernel_search_fts, rowid, folded, exact) values ('delete', old.number, old.folded, old.exact);
  insert into kernel_search_fts (rowid, folded, exact) values (new.number, new.folded, new.exact);
end;

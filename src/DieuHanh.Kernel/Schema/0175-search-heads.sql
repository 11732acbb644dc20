-- Version 3: what the office notes of an outgoing document is no longer what the document is found by. Where nothing is indexed yet there
-- is nothing to make anew.
update kernel_search_progress set version = 3
  where version = 2 and not exists (select 1 from kernel_search_part);

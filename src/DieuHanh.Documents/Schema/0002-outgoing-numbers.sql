-- An outgoing number and notation is given once in a year, whoever is written down as the issuer: the key of outgoing documents is
-- code and year, without the issuer behind them. Where two books gave the same one before, the later ones become further copies of it.
update documents_document
set same_key = numbered.one, copy = numbered.n
from (
  select id, substr(same_key, 1, length(code) + 5) as one,
    row_number() over (partition by substr(same_key, 1, length(code) + 5) order by registered_at, id) as n
  from documents_document
  where direction = 'Outgoing'
) as numbered
where numbered.id = documents_document.id;
